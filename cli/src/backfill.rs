//! Gives the users of a pool the default records that they miss. Looks only, unless told to write.

mod advice;
mod checkpoint;
mod files;
mod progress;
mod report;

use std::cell::RefCell;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context, Result};
use backfill::{
    Concurrency, Counts, Mode, PageError, PageRunner, Pool, PoolError, RateLimiter, Statuses, Task, client,
};
use clap::Args;
use content::format::checksum;
use futures_util::{StreamExt, TryStreamExt, stream};
use records::DefaultRecords;
use trigger::{Content, InitError, Locales, Settings};

use crate::content_option;
use crate::output::say;
use checkpoint::{Checkpoint, Purpose};
use progress::Progress;
use report::Report;

/// What `backfill` is asked for.
#[derive(Args)]
pub struct Arguments {
    /// The pool whose users should have their records
    #[arg(long)]
    user_pool_id: String,
    /// The table of the records
    #[arg(long)]
    table: String,
    /// Create what is missing; without it, it is only counted
    #[arg(long)]
    apply: bool,
    /// Name of the table's partition key
    #[arg(long, default_value = "userId")]
    record_key: String,
    /// Name of the table's sort key, if it has one
    #[arg(long)]
    record_sort_key: Option<String>,
    /// The locale of users who want none that there is
    #[arg(long, default_value = "en")]
    default_locale: String,
    /// Statuses of the users who should have records; all others are left alone
    #[arg(long, value_name = "LIST", default_value_t)]
    statuses: Statuses,
    /// Most requests to Cognito in a second; its quota is 30 for all tools together
    #[arg(long, default_value_t = 20.0, value_parser = rate)]
    requests_per_second: f64,
    /// Parts of the pool that are worked on at once, 1 to 16
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u8).range(1..=16))]
    parallel: u8,
    /// Where it is written down how far it is, to go on after an end before the end
    #[arg(long, value_name = "FILE", default_value = "backfill.checkpoint")]
    checkpoint: PathBuf,
    /// Where users are listed who are still without records, begun anew by each backfill
    #[arg(long, value_name = "FILE", default_value = "backfill-failures.csv")]
    failures: PathBuf,
    /// Content whose records hold, as `pack` writes it; the built-in content unless told
    #[arg(long, value_name = "FILE")]
    content: Option<PathBuf>,
    /// Profile of the AWS configuration
    #[arg(long)]
    profile: Option<String>,
}

/// Sixteen parts of nearly the same size: a `sub` is random.
const PREFIXES: [&str; 16] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d", "e", "f"];

/// Time for which a user is retried: longer than most outages.
const RETRY_TIME: Duration = Duration::from_mins(10);

/// The settings of the functions that are options here.
const OPTIONS: [(&str, &str); 4] = [
    ("TABLE_NAME", "--table"),
    ("RECORD_KEY", "--record-key"),
    ("RECORD_SORT_KEY", "--record-sort-key"),
    ("DEFAULT_LOCALE", "--default-locale"),
];

const STOPPED: &str = "stopped; the same command goes on from here";

/// Looks after every user of the pool. Users who are still without records for a failure make the exit status 1.
///
/// # Errors
/// When it makes no sense to go on; the same command goes on where it stopped.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        tokio::select! {
            done = backfill(arguments) => done,
            ended = tokio::signal::ctrl_c() => {
                ended.context("Ctrl-C cannot be heard")?;
                anyhow::bail!("ended before the end; the same command goes on from {}", arguments.checkpoint.display())
            }
        }
    })
}

async fn backfill(arguments: &Arguments) -> Result<ExitCode> {
    let started = Instant::now();
    let (work, content) = work(arguments).await?;
    let estimated = work.pool.estimated_users().await.map_err(|error| advice::explained(error.into()));
    let estimated = estimated.context("the user pool cannot be looked at")?;
    let purpose = purpose(arguments, &content)?;
    let (checkpoint, tasks) = Checkpoint::open(&arguments.checkpoint, &purpose, &PREFIXES)?;
    if tasks.iter().all(|task| *task == Task::new(&task.sub_prefix)) {
        report::begin(&arguments.failures)?;
    }
    let before: Counts = sum(tasks.iter().map(|task| &task.counts));
    let progress = Progress::new(estimated, before.users);
    let run = Run { work, checkpoint: RefCell::new(checkpoint), progress, failures: &arguments.failures };
    let parts = stream::iter(tasks).map(|task| run.part(task)).buffer_unordered(arguments.parallel.into());
    let parts: Result<Vec<Task>> = tokio::select! {
        parts = parts.try_collect() => parts,
        never = run.progress.watch(&run.work.concurrency) => match never {},
    };
    run.progress.finish();
    let counts = sum(parts?.iter().map(|task| &task.counts));
    run.checkpoint.into_inner().remove()?;
    let worked_on = counts.users.saturating_sub(before.users);
    let report = Report { counts: &counts, apply: arguments.apply, worked_on, elapsed: started.elapsed() };
    say(report)?;
    if counts.failures() > 0 {
        say(format_args!("those that failed are in {}; run it again", arguments.failures.display()))?;
    }
    Ok(if counts.failures() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn work(arguments: &Arguments) -> Result<(PageRunner, Content)> {
    let aws = client::configuration(arguments.profile.as_deref()).await;
    anyhow::ensure!(
        aws.region().is_some(),
        "there is no AWS region: set AWS_REGION, or name a profile that has one with --profile or AWS_PROFILE"
    );
    client::check_credentials(&aws).await?;
    let settings = Settings::from_pairs(&[
        ("TABLE_NAME", &arguments.table),
        ("RECORD_KEY", &arguments.record_key),
        ("RECORD_SORT_KEY", arguments.record_sort_key.as_deref().unwrap_or_default()),
        ("DEFAULT_LOCALE", &arguments.default_locale),
    ]);
    let content = content_option::load(arguments.content.as_deref(), backfill::CONTENT)?;
    let rate_limiter = RateLimiter::per_second(arguments.requests_per_second);
    let work = PageRunner {
        pool: Pool::new(client::cognito(&aws), arguments.user_pool_id.clone(), rate_limiter),
        default_records: DefaultRecords::for_backfill(&settings, &content, client::dynamodb(&aws))
            .map_err(by_option)?,
        statuses: arguments.statuses.clone(),
        mode: if arguments.apply { Mode::Apply } else { Mode::DryRun },
        locales: Locales::from_settings(&settings, content.pack()).map_err(by_option)?,
        concurrency: Concurrency::default(),
        retry_time: RETRY_TIME,
    };
    Ok((work, content))
}

/// All that the checkpoint is for.
fn purpose(arguments: &Arguments, content: &Content) -> Result<Purpose, InitError> {
    Ok(Purpose {
        user_pool_id: arguments.user_pool_id.clone(),
        table: arguments.table.clone(),
        key: [Some(&arguments.record_key), arguments.record_sort_key.as_ref()]
            .into_iter()
            .flatten()
            .cloned()
            .collect(),
        statuses: arguments.statuses.to_string(),
        default_locale: arguments.default_locale.clone(),
        records: content.records().map(|records| checksum(format!("{records:?}").as_bytes()))?,
        apply: arguments.apply,
    })
}

/// The error of a setting, by the option that was given in its place.
fn by_option(error: InitError) -> InitError {
    let option = |name: &str| OPTIONS.iter().find(|(setting, _)| *setting == name).map(|(_, option)| *option);
    let plain = |text: &str| {
        OPTIONS.iter().fold(text.to_owned(), |text, (setting, option)| text.replace(setting, option))
    };
    InitError { name: option(error.name).unwrap_or(error.name), problem: plain(&error.problem), ..error }
}

/// What all parts have in common.
struct Run<'a> {
    work: PageRunner,
    checkpoint: RefCell<Checkpoint>,
    progress: Progress,
    failures: &'a PathBuf,
}

impl Run<'_> {
    /// Works on one part of the pool, writing down after each page how far it is.
    async fn part(&self, mut task: Task) -> Result<Task> {
        if task.finished {
            return Ok(task);
        }
        loop {
            match self.work.page(&task.sub_prefix, task.pagination_token.clone(), SystemTime::now()).await {
                Ok(done) => {
                    self.progress.advance(done.counts.users);
                    report::list(self.failures, &done.failures)?;
                    task.advance(done);
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

fn rate(text: &str) -> Result<f64, String> {
    let rate = text.parse().ok().filter(|rate| (0.1..=1_000.0).contains(rate));
    rate.ok_or_else(|| "a number from 0.1 to 1000 is needed".to_owned())
}
