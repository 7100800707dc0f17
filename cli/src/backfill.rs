//! `backfill`: creates missing default records for the users of a pool. Without `--apply` it is a dry run.

mod advice;
mod checkpoint;
mod files;
mod report;

use std::cell::RefCell;
use std::convert::Infallible;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Instant, SystemTime};

use anyhow::{Context, Result};
use backfill::{
    Concurrency, Counts, Mode, PageError, PageRunner, Pool, PoolError, RateLimiter, Statuses, Task, client,
};
use clap::Args;
use content::format::checksum;
use futures_util::{StreamExt, TryStreamExt, stream};
use records::DefaultRecords;
use trigger::{Content, InitError, Locales, Settings};

use crate::help::BACKFILL_EXAMPLES;
use crate::output::say;
use crate::progress::Progress;
use crate::{content_option, times};
use checkpoint::{Checkpoint, Purpose};
use report::Report;

/// Options of `backfill`.
#[derive(Args)]
#[command(after_help = BACKFILL_EXAMPLES)]
pub struct Arguments {
    /// User pool
    #[arg(long)]
    user_pool_id: String,
    /// Table of the records
    #[arg(long)]
    table: String,
    /// Create the missing records; without this option they are only counted
    #[arg(long)]
    apply: bool,
    /// Partition key of the table
    #[arg(long, default_value = "userId")]
    record_key: String,
    /// Sort key of the table, if it has one
    #[arg(long)]
    record_sort_key: Option<String>,
    /// Locale for users who ask for no supported locale
    #[arg(long, default_value = "en")]
    default_locale: String,
    /// Statuses of the users to process; all other users are skipped
    #[arg(long, value_name = "LIST", default_value_t)]
    statuses: Statuses,
    /// Maximum requests to Cognito per second; the quota is 30 for all tools together
    #[arg(long, default_value_t = 20.0, value_parser = rate)]
    requests_per_second: f64,
    /// Parts of the pool to process at the same time, 1 to 16
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u8).range(1..=16))]
    parallel: u8,
    /// Checkpoint file; an interrupted run resumes from it
    #[arg(long, value_name = "FILE", default_value = "backfill.checkpoint")]
    checkpoint: PathBuf,
    /// List of the users who still lack records; each new run replaces it
    #[arg(long, value_name = "FILE", default_value = "backfill-failures.csv")]
    failures: PathBuf,
    /// File of `cognito-triggers pack` with the record templates [default: built-in content]
    #[arg(long, value_name = "FILE")]
    content: Option<PathBuf>,
    /// Profile of the AWS configuration
    #[arg(long)]
    profile: Option<String>,
}

/// The parts of a pool. They have nearly the same size, because a `sub` is random.
const PREFIXES: [&str; 16] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d", "e", "f"];

/// The option for each setting of the functions.
const OPTIONS: [(&str, &str); 4] = [
    ("TABLE_NAME", "--table"),
    ("RECORD_KEY", "--record-key"),
    ("RECORD_SORT_KEY", "--record-sort-key"),
    ("DEFAULT_LOCALE", "--default-locale"),
];

const STOPPED: &str = "the backfill stopped; run the same command again to resume";
const USERS_PER_LOG_LINE: u64 = 10_000;
const THROTTLED: &str = "\nDynamoDB throttles the table, so the backfill has slowed down";

/// Processes every user of the pool. A failed user makes the exit code 1.
///
/// # Errors
/// When the run cannot continue. The same command resumes it.
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
    let purpose = purpose(arguments, &content)?;
    let (checkpoint, tasks) = Checkpoint::open(&arguments.checkpoint, &purpose, &PREFIXES)?;
    if tasks.iter().all(|task| *task == Task::of(&task.sub_prefix)) {
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
        never = watch_throttling(&run.progress, &run.page_runner.concurrency) => match never {},
    };
    run.progress.finish();
    let counts = sum(parts?.iter().map(|task| &task.counts));
    run.checkpoint.into_inner().remove()?;
    let new_users = counts.users.saturating_sub(before.users);
    let report = Report { counts: &counts, apply: arguments.apply, new_users, elapsed: started.elapsed() };
    say(report)?;
    say(next_step(arguments, &counts))?;
    Ok(if counts.failures() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The command to run after this one.
fn next_step(arguments: &Arguments, counts: &Counts) -> String {
    let same = |option| {
        let words = std::env::args_os().map(|word| word.to_string_lossy().into_owned());
        words.chain(option).map(|word| shell_word(&word)).collect::<Vec<_>>().join(" ")
    };
    if counts.failures() > 0 {
        let failures = arguments.failures.display();
        format!("Next: see {failures} for the users who failed, then run again:\n  {}", same(None))
    } else if !arguments.apply && counts.missing > 0 {
        format!("Next: create the missing records:\n  {}", same(Some("--apply".to_owned())))
    } else {
        "Next: set BackfillSchedule in samconfig.toml to repeat the backfill; see docs/backfill.md".to_owned()
    }
}

/// `word` with the quotation marks that a POSIX shell needs.
fn shell_word(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=,@%+".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// Shows a notice while the table throttles, and repeats it in a log. Never returns.
async fn watch_throttling(progress: &Progress, concurrency: &Concurrency) -> Infallible {
    let (mut seen, mut throttled_polls) = (0, 0);
    loop {
        tokio::time::sleep(times::THROTTLING_POLL).await;
        let is_throttled = concurrency.throttled() > seen;
        let is_logged = is_throttled && throttled_polls % times::THROTTLING_POLLS_PER_LINE == 0;
        progress.set_notice(if is_throttled { THROTTLED } else { "" }, is_logged);
        throttled_polls += u32::from(is_throttled);
        seen = concurrency.throttled();
    }
}

async fn page_runner(arguments: &Arguments) -> Result<(PageRunner, Content)> {
    let aws = client::configuration(arguments.profile.as_deref()).await;
    anyhow::ensure!(
        aws.region().is_some(),
        "there is no AWS region: set AWS_REGION, or name a profile with a region with --profile or AWS_PROFILE"
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
    let page_runner = PageRunner {
        pool: Pool::new(client::cognito(&aws), arguments.user_pool_id.clone(), rate_limiter),
        default_records: DefaultRecords::of_listed_users(&settings, &content, client::dynamodb(&aws))
            .map_err(by_option)?,
        statuses: arguments.statuses.clone(),
        mode: if arguments.apply { Mode::Apply } else { Mode::Look },
        locales: Locales::from_settings(&settings, content.pack()).map_err(by_option)?,
        concurrency: Concurrency::default(),
        patience: times::BACKFILL_USER_TIMEOUT,
    };
    Ok((page_runner, content))
}

/// The options and records that a checkpoint is valid for.
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

/// The error with each setting renamed to its option.
fn by_option(error: InitError) -> InitError {
    let option = |name: &str| OPTIONS.iter().find(|(setting, _)| *setting == name).map(|(_, option)| *option);
    let renamed = |text: &str| {
        OPTIONS.iter().fold(text.to_owned(), |text, (setting, option)| text.replace(setting, option))
    };
    InitError { name: option(error.name).unwrap_or(error.name), problem: renamed(&error.problem), ..error }
}

/// State that all parts of the pool share.
struct Run<'a> {
    page_runner: PageRunner,
    checkpoint: RefCell<Checkpoint>,
    progress: Progress,
    failures: &'a PathBuf,
}

impl Run<'_> {
    /// Processes one part of the pool, with a line in the checkpoint after each page.
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
                Err(PageError::Pool(PoolError::Token)) => {
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
    rate.ok_or_else(|| "not a number from 0.1 to 1000".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_quoted_where_a_shell_needs_it() {
        for (word, quoted) in [
            ("--user-pool-id", "--user-pool-id"),
            ("eu-west-1_Example12", "eu-west-1_Example12"),
            ("", "''"),
            ("a b;$c", "'a b;$c'"),
            ("it's", r"'it'\''s'"),
        ] {
            assert_eq!(shell_word(word), quoted);
        }
    }
}
