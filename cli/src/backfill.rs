//! `backfill`: creates missing default records for the users of a pool, and adds the users to groups. Without `--apply`
//! it is a dry run.

pub mod advice;
mod arguments;
pub mod checkpoint;
pub mod files;
mod report;

use std::cell::RefCell;
use std::convert::Infallible;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Instant, SystemTime};

use anyhow::{Context, Result};
use aws_types::SdkConfig;
use backfill::{
    Concurrency, Counts, MAX_GROUP_REQUESTS_PER_SECOND, Mode, PageError, PageRunner, Pool, PoolError,
    RateLimiter, Task, client,
};
use futures_util::{StreamExt, TryStreamExt, stream};
use records::DefaultRecords;
use trigger::{Content, Locales};

use crate::output::say;
use crate::progress::Progress;
use crate::{content_option, times};
pub use arguments::{Arguments, by_option, rate};
use checkpoint::Checkpoint;
use report::Report;

/// The parts of a pool. They have nearly the same size, because a `sub` is random.
pub const PREFIXES: [&str; 16] =
    ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d", "e", "f"];

const STOPPED: &str = "the backfill stopped; run the same command again to resume";
const USERS_PER_LOG_LINE: u64 = 10_000;
const THROTTLED: &str = "\nDynamoDB throttles the table, so the command has slowed down";

/// Processes every user of the pool. The exit code is 1 if a user failed.
///
/// # Errors
/// Fails if the run cannot continue. The same command resumes it.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        tokio::select! {
            finished = backfill(arguments) => finished,
            interrupted = tokio::signal::ctrl_c() => {
                interrupted.context("Ctrl-C cannot be handled")?;
                anyhow::bail!(
                    "interrupted; run the same command again to resume from {}",
                    arguments.checkpoint.display()
                )
            }
        }
    })
}

async fn backfill(arguments: &Arguments) -> Result<ExitCode> {
    let started = Instant::now();
    let (page_runner, content) = page_runner(arguments).await?;
    let estimated = page_runner.pool.estimated_users().await.map_err(|error| advice::explained(error.into()));
    let estimated = estimated.context("the user pool cannot be read")?;
    let purpose = arguments.purpose(&content)?;
    let (checkpoint, tasks) = Checkpoint::open(&arguments.checkpoint, &purpose, &PREFIXES)?;
    if tasks.iter().all(|task| *task == Task::new(&task.sub_prefix)) {
        report::remove_failures(&arguments.failures)?;
    }
    let before: Counts = sum(tasks.iter().map(|task| &task.counts));
    if before.users > 0 {
        eprintln!("resuming after {} users", before.users);
    }
    let progress = Progress::new("users", Some(estimated)).with_lines_every(USERS_PER_LOG_LINE);
    let progress = progress.resumed_at(before.users);
    let checkpoint = RefCell::new(checkpoint);
    let run = Run { page_runner, checkpoint, progress, failures: &arguments.failures };
    let parts = stream::iter(tasks).map(|task| run.part(task)).buffer_unordered(arguments.parallel.into());
    let parts: Result<Vec<Task>> = tokio::select! {
        parts = parts.try_collect() => parts,
        never = watch_throttling(&run.progress, || run.page_runner.concurrency.throttled()) => match never {},
    };
    run.progress.finish();
    let counts = sum(parts?.iter().map(|task| &task.counts));
    run.checkpoint.into_inner().remove()?;
    let new_users = counts.users.saturating_sub(before.users);
    let (apply, groups) = (arguments.apply, arguments.groups.is_some());
    say(Report { counts: &counts, apply, groups, new_users, elapsed: started.elapsed() })?;
    say(report::next_step(&counts, apply, groups, arguments.user_events, &arguments.failures))?;
    Ok(if counts.failures() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Shows a notice while DynamoDB throttles the table, and repeats it in a log. Never returns.
/// `throttled` counts the throttled requests so far.
pub async fn watch_throttling(progress: &Progress, throttled: impl Fn() -> u64) -> Infallible {
    let (mut seen, mut throttled_polls) = (0, 0);
    loop {
        tokio::time::sleep(times::THROTTLING_POLL).await;
        let is_throttled = throttled() > seen;
        let is_logged = is_throttled && throttled_polls % times::THROTTLING_POLLS_PER_LINE == 0;
        progress.set_notice(if is_throttled { THROTTLED } else { "" }, is_logged);
        throttled_polls += u32::from(is_throttled);
        seen = throttled();
    }
}

/// Region and credentials of a command.
///
/// # Errors
/// Fails if one of them is missing or cannot be loaded.
pub async fn aws_configuration(profile: Option<&str>) -> Result<SdkConfig> {
    let aws = client::configuration(profile).await;
    anyhow::ensure!(
        aws.region().is_some(),
        "there is no AWS region: set AWS_REGION, or name a profile with a region with --profile or AWS_PROFILE"
    );
    client::check_credentials(&aws).await?;
    Ok(aws)
}

async fn page_runner(arguments: &Arguments) -> Result<(PageRunner, Content)> {
    let aws = aws_configuration(arguments.profile.as_deref()).await?;
    let settings = arguments.settings();
    let content = content_option::load(arguments.content.as_deref(), backfill::CONTENT)?;
    let rate = arguments.requests_per_second;
    let pool =
        Pool::new(client::cognito(&aws), arguments.user_pool_id.clone(), RateLimiter::per_second(rate));
    let page_runner = PageRunner {
        pool: pool.with_group_rate_limiter(RateLimiter::per_second(rate.min(MAX_GROUP_REQUESTS_PER_SECOND))),
        default_records: DefaultRecords::for_backfill(&settings, &content, client::dynamodb(&aws))
            .map_err(by_option)?,
        groups: arguments.group_names()?,
        statuses: arguments.statuses.clone(),
        mode: if arguments.apply { Mode::Apply } else { Mode::DryRun },
        locales: Locales::from_settings(&settings, content.pack()).map_err(by_option)?,
        concurrency: Concurrency::default(),
        retry_time: times::BACKFILL_USER_TIMEOUT,
    };
    Ok((page_runner, content))
}

/// State that all parts of the pool share.
struct Run<'a> {
    page_runner: PageRunner,
    checkpoint: RefCell<Checkpoint>,
    progress: Progress,
    failures: &'a PathBuf,
}

impl Run<'_> {
    /// Processes one part of the pool. Writes a line to the checkpoint after each page.
    async fn part(&self, mut task: Task) -> Result<Task> {
        if task.finished {
            return Ok(task);
        }
        loop {
            match self
                .page_runner
                .page(&task.sub_prefix, task.pagination_token.clone(), SystemTime::now())
                .await
            {
                Ok(page) => {
                    let users = self.progress.done() + page.counts.users;
                    self.progress.set(users, users);
                    report::append_failures(self.failures, &page.failures)?;
                    task.advance(page);
                }
                Err(PageError::Pool(PoolError::StaleToken)) => {
                    task.restart().map_err(advice::explained).context(STOPPED)?;
                }
                Err(error) => return Err(advice::explained(error)).context(STOPPED),
            }
            self.checkpoint.borrow_mut().write(&task)?;
            if task.finished {
                return Ok(task);
            }
        }
    }
}

fn sum<'a>(all: impl Iterator<Item = &'a Counts>) -> Counts {
    all.fold(Counts::default(), |mut sum, counts| {
        sum += counts.clone();
        sum
    })
}
