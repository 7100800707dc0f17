//! The state of a dry run, from the lines of its checkpoint: first the pages of the table, then the pages of the pool.
//!
//! The order matters. A record is written after its user exists, so a list of users that starts after the last item was
//! read has the owner of every item, unless the owner was deleted. A user who signs up meanwhile cannot look deleted.

use std::collections::{BTreeMap, HashSet};

use backfill::Task;
use serde::{Deserialize, Serialize};

use super::key_pattern::KeyValues;
use super::sub::Sub;
use super::templates::UserRecord;

/// One line of the checkpoint: the start, or one page.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Page {
    /// The time at which the first run began, in RFC 3339.
    Started(String),
    /// A page of the table.
    Items(ItemPage),
    /// A page of the pool.
    Users(UserPage),
}

/// One page of a part of the table.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ItemPage {
    /// The part of the table.
    pub segment: u8,
    /// The key after which the next page starts. The last page has none.
    pub next: Option<KeyValues>,
    /// All items of the page.
    pub items: u64,
    /// Items of other writers.
    pub other_writers: u64,
    /// Records of another user pool.
    pub other_pools: u64,
    /// The records of users.
    pub records: Vec<UserRecord>,
}

/// One page of a part of the pool.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UserPage {
    /// The state of the part after the page.
    pub task: Task,
    /// The users of the page who have records.
    pub owners: Vec<Sub>,
}

/// The state after some pages.
#[derive(Debug)]
pub struct Survey {
    /// The time at which the first run began.
    pub started_at: Option<String>,
    /// The parts of the table.
    pub segments: Vec<Segment>,
    /// The parts of the pool by prefix.
    pub tasks: BTreeMap<String, Task>,
    /// Users with records whom no page of the pool has listed so far.
    pub unlisted: HashSet<Sub>,
    /// Numbers of items and records.
    pub counts: ItemCounts,
}

/// A part of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segment {
    /// The key after which the next page starts.
    pub next: Option<KeyValues>,
    /// Whether all pages have been read.
    pub finished: bool,
}

/// Numbers of items.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ItemCounts {
    /// All items of the table.
    pub items: u64,
    /// Items of other writers: no record template has such a key.
    pub other_writers: u64,
    /// Records of another user pool.
    pub other_pools: u64,
    /// Records of users of this pool.
    pub records: u64,
}

impl Survey {
    /// The state before the first page.
    pub fn new(segments: u8, prefixes: &[&str]) -> Self {
        let task = |prefix: &&str| ((*prefix).to_owned(), Task::new(prefix));
        Self {
            started_at: None,
            segments: vec![Segment::default(); segments.into()],
            tasks: prefixes.iter().map(task).collect(),
            unlisted: HashSet::new(),
            counts: ItemCounts::default(),
        }
    }

    /// Adds a page.
    pub fn add(&mut self, page: &Page) {
        match page {
            Page::Started(at) => self.started_at = Some(at.clone()),
            Page::Items(page) => self.add_items(page),
            Page::Users(UserPage { task, owners }) => {
                for sub in owners {
                    self.unlisted.remove(sub);
                }
                self.tasks.insert(task.sub_prefix.clone(), task.clone());
            }
        }
    }

    fn add_items(&mut self, page: &ItemPage) {
        self.unlisted.extend(page.records.iter().map(|record| record.sub));
        self.counts.items += page.items;
        self.counts.other_writers += page.other_writers;
        self.counts.other_pools += page.other_pools;
        self.counts.records += page.records.len() as u64;
        if let Some(segment) = self.segments.get_mut(usize::from(page.segment)) {
            *segment = Segment { next: page.next.clone(), finished: page.next.is_none() };
        }
    }

    /// Number of listed users.
    pub fn users(&self) -> u64 {
        self.tasks.values().map(|task| task.counts.users).sum()
    }
}

#[cfg(test)]
mod tests {
    use backfill::Counts;

    use super::*;
    use crate::backfill::checkpoint::MAX_LINE_BYTES;

    fn sub(digit: u8) -> Sub {
        Sub::parse(&format!("0000000{digit}-0000-4000-8000-000000000000")).unwrap()
    }

    fn record(digit: u8) -> UserRecord {
        UserRecord { sub: sub(digit), template: 0, created: None }
    }

    #[test]
    fn a_user_with_records_whom_the_pool_does_not_list_is_left() {
        let mut survey = Survey::new(2, &["0", "1"]);
        let next = Some(KeyValues::from([("pk".to_owned(), "a".to_owned())]));
        let records = vec![record(1), record(1), record(2)];
        let first =
            ItemPage { next: next.clone(), items: 9, other_writers: 5, other_pools: 1, records, segment: 1 };
        survey.add(&Page::Started("2026-01-01T03:04:05Z".to_owned()));
        survey.add(&Page::Items(first));
        assert_eq!(survey.segments, [Segment::default(), Segment { next, finished: false }]);
        survey.add(&Page::Items(ItemPage {
            items: 1,
            records: vec![record(3)],
            segment: 1,
            ..ItemPage::default()
        }));
        assert!(survey.segments[1].finished && !survey.segments[0].finished);
        let counts = ItemCounts { items: 10, other_writers: 5, other_pools: 1, records: 4 };
        assert_eq!(survey.counts, counts);
        let task = Task { counts: Counts { users: 60, ..Counts::default() }, ..Task::new("0") };
        survey.add(&Page::Users(UserPage { task, owners: vec![sub(1), sub(7)] }));
        let mut left: Vec<Sub> = survey.unlisted.iter().copied().collect();
        left.sort_unstable();
        assert_eq!((left, survey.users()), (vec![sub(2), sub(3)], 60));
        assert_eq!(survey.started_at.as_deref(), Some("2026-01-01T03:04:05Z"));
    }

    #[test]
    fn a_line_of_the_checkpoint_is_the_same_page() {
        let next = Some(KeyValues::from([("pk".to_owned(), "a".to_owned())]));
        let page = ItemPage { next, items: 3, records: vec![record(1)], ..ItemPage::default() };
        let line = serde_json::to_string(&Page::Items(page)).unwrap();
        let Page::Items(again) = serde_json::from_str(&line).unwrap() else { panic!("{line}") };
        assert_eq!((again.items, again.records), (3, vec![record(1)]));
    }

    #[test]
    fn the_longest_page_fits_into_a_line_of_the_checkpoint() {
        let record = UserRecord { template: 99, created: Some("1".repeat(40)), ..record(1) };
        // DynamoDB's longest keys; JSON needs six characters for a control character.
        let next = [("k".repeat(255), "\u{1}".repeat(2_048)), ("s".repeat(255), "\u{1}".repeat(1_024))];
        let (next, records) = (Some(KeyValues::from(next)), vec![record; 1_000]);
        let page = Page::Items(ItemPage { segment: 15, next, items: 1_000, records, ..ItemPage::default() });
        let line = serde_json::to_string(&page).unwrap();
        assert!((line.len() as u64) < MAX_LINE_BYTES, "{}", line.len());
    }
}
