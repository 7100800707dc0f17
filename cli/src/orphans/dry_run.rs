//! The dry run: reads the table, then lists the pool, and writes the report. It changes neither.

use std::cell::RefCell;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};
use backfill::{PoolError, Task};
use futures_util::{StreamExt, TryStreamExt, stream};

use super::arguments::{Arguments, Purpose};
use super::created::current_time;
use super::report::{self, Header};
use super::sources::{Sources, pool_error, table_error};
use super::sub::Sub;
use super::summary;
use super::survey::{ItemPage, Page, Survey, UserPage};
use super::table::TablePage;
use super::templates::Owner;
use crate::backfill::checkpoint::Checkpoint;
use crate::backfill::{PREFIXES, advice, watch_throttling};
use crate::progress::Progress;

const STOPPED: &str = "the run stopped; run the same command again to resume";
const UNITS_PER_LOG_LINE: u64 = 10_000;

/// Writes the report.
///
/// # Errors
/// Fails if the table or the pool cannot be read to the end, or the pool has no users.
pub async fn run(arguments: &Arguments, sources: &Sources) -> Result<()> {
    report::ensure_replaceable(&arguments.report)?;
    let (scope, estimated_users) = sources.describe(arguments).await?;
    let tells_pool = sources.warn_about_other_pools();
    let purpose = Purpose { scope: scope.clone(), segments: arguments.parallel };
    let run = Run::open(arguments, sources, &purpose)?;
    run.read_table().await?;
    run.list_users(estimated_users).await?;
    let Run { checkpoint, survey, .. } = run;
    let (mut checkpoint, survey) = (checkpoint.into_inner(), survey.into_inner());
    if survey.users() == 0 {
        checkpoint.remove()?;
        bail!("the user pool has no users, so every record looks like an orphan; check --user-pool-id");
    }
    let header = Header {
        scope,
        started_at: survey.started_at.clone().unwrap_or_default(),
        written_at: current_time()?,
        items: survey.counts,
        users: survey.users(),
        orphans: 0,
        without_age: 0,
        checksum: 0,
    };
    let header = report::write(&arguments.report, header, &sources.templates, |each| {
        checkpoint.lines(|page| {
            let Page::Items(page) = page else { return Ok(()) };
            page.records
                .iter()
                .filter(|record| survey.unlisted.contains(&record.sub))
                .try_for_each(&mut *each)
        })
    })?;
    checkpoint.remove()?;
    summary::of_dry_run(&header, arguments, tells_pool)
}

/// State that all parts of the table and the pool share.
struct Run<'a> {
    sources: &'a Sources,
    parallel: u8,
    /// The time of this run, in seconds since 1970.
    now: i64,
    checkpoint: RefCell<Checkpoint>,
    survey: RefCell<Survey>,
}

impl<'a> Run<'a> {
    fn open(arguments: &Arguments, sources: &'a Sources, purpose: &Purpose) -> Result<Self> {
        let mut survey = Survey::new(purpose.segments, &PREFIXES);
        let checkpoint =
            Checkpoint::open_lines(&arguments.checkpoint, purpose, |page: Page| survey.add(&page))?;
        // A part that an earlier run gave up gets all its restarts again.
        survey.tasks.values_mut().for_each(|task| task.restarts = 0);
        if survey.counts.items > 0 {
            eprintln!("resuming after {} items and {} users", survey.counts.items, survey.users());
        }
        let is_new = survey.started_at.is_none();
        let now = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs())?;
        let (checkpoint, survey) = (RefCell::new(checkpoint), RefCell::new(survey));
        let run = Self { sources, parallel: arguments.parallel, now, checkpoint, survey };
        if is_new {
            run.add(&Page::Started(current_time()?))?;
        }
        Ok(run)
    }

    /// Reads all parts of the table.
    async fn read_table(&self) -> Result<()> {
        let read = self.survey.borrow().counts.items;
        let progress = Progress::new("items", None).with_lines_every(UNITS_PER_LOG_LINE).resumed_at(read);
        let parts = (0..self.parallel).map(|segment| self.read_part(segment, &progress));
        let parts = stream::iter(parts).buffer_unordered(self.parallel.into());
        let result = tokio::select! {
            result = parts.try_collect::<Vec<()>>() => result,
            never = watch_throttling(&progress, || self.sources.table.capacity.throttled_requests()) => match never {},
        };
        progress.finish();
        result.map(drop)
    }

    /// Reads one part of the table. Writes a line to the checkpoint after each page.
    async fn read_part(&self, segment: u8, progress: &Progress) -> Result<()> {
        loop {
            let state = self.survey.borrow().segments[usize::from(segment)].clone();
            if state.finished {
                return Ok(());
            }
            let page = self.sources.table.page(segment, self.parallel, state.next.as_ref()).await;
            let page = page.map_err(|error| table_error(error, "dynamodb:Scan")).context(STOPPED)?;
            self.add(&Page::Items(self.classified(segment, page)))?;
            let items = self.survey.borrow().counts.items;
            progress.set(items, items);
        }
    }

    fn classified(&self, segment: u8, page: TablePage) -> ItemPage {
        let items = page.items.len() as u64;
        let mut sorted = ItemPage { segment, next: page.next, items, ..ItemPage::default() };
        for item in &page.items {
            match self.sources.templates.owner(item, self.now) {
                Owner::User(record) => sorted.records.push(record),
                Owner::OtherPool => sorted.other_pools += 1,
                Owner::OtherWriter => sorted.other_writers += 1,
            }
        }
        sorted
    }

    /// Lists all parts of the pool. The whole table has been read by then.
    async fn list_users(&self, estimated: u64) -> Result<()> {
        let listed = self.survey.borrow().users();
        let progress = Progress::new("users", Some(estimated)).with_lines_every(UNITS_PER_LOG_LINE);
        let progress = progress.resumed_at(listed);
        let tasks: Vec<Task> = self.survey.borrow().tasks.values().cloned().collect();
        let parts = stream::iter(tasks).map(|task| self.list_part(task, &progress));
        let result = parts.buffer_unordered(self.parallel.into()).try_collect::<Vec<()>>().await;
        progress.finish();
        result.map(drop)
    }

    /// Lists one part of the pool. Writes a line to the checkpoint after each page.
    async fn list_part(&self, mut task: Task, progress: &Progress) -> Result<()> {
        while !task.finished {
            let pool = &self.sources.pool;
            let owners = match pool.page_of_subs(&task.sub_prefix, task.pagination_token.clone()).await {
                Ok(page) => {
                    task.counts.users += page.users.len() as u64;
                    task.finished = page.pagination_token.is_none();
                    task.pagination_token = page.pagination_token;
                    let subs = page.users.iter().map(|user| sub_of(user.attributes.get("sub")));
                    subs.collect::<Result<Vec<Sub>>>().context(STOPPED)?
                }
                Err(PoolError::StaleToken) => {
                    task.restart().map_err(advice::explained).context(STOPPED)?;
                    Vec::new()
                }
                Err(error) => return Err(pool_error(error, "cognito-idp:ListUsers")).context(STOPPED),
            };
            let has_records = |sub: &Sub| self.survey.borrow().unlisted.contains(sub);
            let owners = owners.into_iter().filter(has_records).collect();
            self.add(&Page::Users(UserPage { task: task.clone(), owners }))?;
            let users = self.survey.borrow().users();
            progress.set(users, users);
        }
        Ok(())
    }

    fn add(&self, page: &Page) -> Result<()> {
        self.checkpoint.borrow_mut().write(page)?;
        self.survey.borrow_mut().add(page);
        Ok(())
    }
}

/// The `sub` of a listed user. A user without one could own records, so the run must not go on.
fn sub_of(text: Option<&String>) -> Result<Sub> {
    let sub = text.and_then(|text| Sub::parse(text));
    sub.context("Cognito listed a user without a valid sub; is the endpoint Cognito's?")
}
