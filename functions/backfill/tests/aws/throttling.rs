//! A backfill against a table that allows fewer writes per second than the backfill can send.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::UNIX_EPOCH;

use backfill::{Counts, Mode, PageRunner, Task};
use futures_util::{StreamExt, stream};
use serde_json::{Value, json};
use test_kit::aws::MockAws;
use tokio::time::Instant;

use crate::mock::{aws, error, in_calls, page_runner, user};

const PARTS: [&str; 16] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d", "e", "f"];
const PAGE: usize = 60;

/// A table with provisioned capacity. It saves unused capacity, up to `burst`.
struct Table {
    writes: HashMap<String, u32>,
    per_second: f64,
    burst: f64,
    saved: f64,
    at: Option<Instant>,
    /// Number of refused writes.
    throttled: u32,
    code: &'static str,
}

impl Table {
    fn new(per_second: f64, burst: f64) -> Self {
        let code = "ProvisionedThroughputExceededException";
        Self { writes: HashMap::new(), per_second, burst, saved: burst, at: None, throttled: 0, code }
    }

    fn put(&mut self, sub: &str) -> (u16, Value) {
        let now = Instant::now();
        let passed = now - *self.at.get_or_insert(now);
        self.at = Some(now);
        self.saved = self.burst.min(self.saved + passed.as_secs_f64() * self.per_second);
        if self.saved < 1.0 {
            self.throttled += 1;
            return (400, error(self.code));
        }
        self.saved -= 1.0;
        *self.writes.entry(sub.to_owned()).or_default() += 1;
        (200, json!({}))
    }
}

/// A `sub` in this part of the pool.
fn sub(part: &str, number: usize) -> String {
    format!("{part}{number:07x}-0000-4000-8000-000000000000")
}

/// A pool with this number of users in each part, and this table.
fn pool(users: usize, table: Table) -> (MockAws, Arc<Mutex<Table>>) {
    let table = Arc::new(Mutex::new(table));
    let shared = Arc::clone(&table);
    let aws = aws(move |operation, input, _| match operation {
        "ListUsers" => (200, page(users, input)),
        "GetItem" => {
            let exists =
                shared.lock().unwrap().writes.contains_key(input["Key"]["userId"]["S"].as_str().unwrap());
            (200, if exists { json!({"Item": {"userId": input["Key"]["userId"]}}) } else { json!({}) })
        }
        _ => shared.lock().unwrap().put(input["Item"]["userId"]["S"].as_str().unwrap()),
    });
    (aws, table)
}

fn page(users: usize, input: &Value) -> Value {
    let part = input["Filter"].as_str().unwrap().split('"').nth(1).unwrap();
    let from = input["PaginationToken"].as_str().map_or(0, |token| token.parse().unwrap());
    let to = users.min(from + PAGE);
    let listed: Vec<Value> = (from..to).map(|number| user(&sub(part, number), "CONFIRMED")).collect();
    let more = (to < users).then(|| to.to_string());
    json!({"Users": listed, "PaginationToken": more})
}

/// Processes the parts concurrently to their end, like the command.
async fn process_pool(page_runner: &PageRunner, parallel: usize) -> Counts {
    let part = async |prefix: &'static str| {
        let mut task = Task::new(prefix);
        while !task.finished {
            task.advance(page_runner.page(prefix, task.pagination_token.clone(), UNIX_EPOCH).await.unwrap());
        }
        task.counts
    };
    let mut sum = Counts::default();
    let mut parts = stream::iter(PARTS).map(part).buffer_unordered(parallel);
    while let Some(counts) = parts.next().await {
        sum += counts;
    }
    sum
}

#[tokio::test(start_paused = true)]
async fn a_backfill_uses_the_write_capacity_of_a_slow_table() {
    for (in_part, burst, parallel) in [(188, 25.0, 4), (30, 25.0, 16), (30, 300.0, 1), (15, 1.0, 4)] {
        let (aws, table) = pool(in_part, Table::new(25.0, burst));
        let (page_runner, started_at) = (page_runner(&aws, Mode::Apply), Instant::now());
        let counts = process_pool(&page_runner, parallel).await;
        let users = u32::try_from(16 * in_part).unwrap();
        assert_eq!(
            (counts.users, counts.created, counts.failures()),
            (users.into(), users.into(), 0),
            "{counts:?}"
        );
        let table = table.lock().unwrap();
        assert!(table.writes.len() == 16 * in_part && table.writes.values().all(|writes| *writes == 1));
        let least = (f64::from(users) - burst) / 25.0;
        let seconds = started_at.elapsed().as_secs_f64();
        println!(
            "burst {burst}, {parallel} parts: {seconds:.0} s of {least:.0} s, {} throttled",
            table.throttled
        );
        assert!(seconds < 2.5 * least, "{seconds} s where {least} s would do");
        assert!(table.throttled < 2 * users, "{} writes were throttled", table.throttled);
    }
}

#[tokio::test(start_paused = true)]
async fn every_throttling_code_slows_the_backfill_down_without_a_failed_user() {
    for code in ["ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded"] {
        let (aws, table) = pool(3, Table { code, ..Table::new(2.0, 1.0) });
        let counts = process_pool(&page_runner(&aws, Mode::Apply), 4).await;
        assert_eq!((counts.created, counts.failures()), (48, 0), "{code}");
        assert!(table.lock().unwrap().throttled > 0);
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_resumes_the_page_that_a_throttled_table_left_no_time_for() {
    // A page takes 150 s, longer than a call's deadline.
    let (aws, table) = pool(150, Table::new(0.4, 5.0));
    let task = in_calls(&aws, "0", &[]).await;
    assert_eq!((task.counts.users, task.counts.failures()), (150, 0));
    let table = table.lock().unwrap();
    assert!(table.writes.len() == 150 && table.writes.values().all(|writes| *writes == 1));
    assert!((5..15).contains(&task.calls), "{} calls", task.calls);
}

/// A pool whose writes fail for `seconds`. The write of the user `poison` always fails.
fn broken(seconds: u64, poison: Option<String>) -> MockAws {
    let since = Mutex::new(None);
    aws(move |operation, input, _| match operation {
        "ListUsers" => (200, page(2, input)),
        "GetItem" => (200, json!({})),
        _ => {
            let passed = since.lock().unwrap().get_or_insert_with(Instant::now).elapsed();
            let is_poison = poison.as_deref() == input["Item"]["userId"]["S"].as_str();
            if is_poison || passed.as_secs() < seconds { (500, json!({})) } else { (200, json!({})) }
        }
    })
}

#[tokio::test(start_paused = true)]
async fn an_outage_of_minutes_is_survived_and_a_permanent_failure_concerns_one_user() {
    let counts = process_pool(&page_runner(&broken(540, None), Mode::Apply), 1).await;
    assert_eq!((counts.created, counts.failures()), (32, 0));
    let counts = process_pool(&page_runner(&broken(0, Some(sub("3", 1))), Mode::Apply), 1).await;
    assert_eq!((counts.created, counts.failures()), (31, 1));
    let task = in_calls(&broken(0, Some(sub("0", 1))), "0", &[]).await;
    assert_eq!((task.counts.created, task.counts.failures()), (1, 1));
}
