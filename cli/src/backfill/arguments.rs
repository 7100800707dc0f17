//! The options of `backfill`.

use std::path::PathBuf;

use anyhow::Result;
use backfill::Statuses;
use clap::Args;
use content::format::checksum;
use groups::GroupNames;
use trigger::{Content, InitError, Settings};

use super::checkpoint::Purpose;
use crate::help::BACKFILL_EXAMPLES;

/// Options of `backfill`.
#[derive(Args)]
#[command(after_help = BACKFILL_EXAMPLES)]
pub struct Arguments {
    /// Id of the user pool
    #[arg(long, value_name = "ID")]
    pub user_pool_id: String,
    /// Name of the records' table
    #[arg(long, value_name = "NAME")]
    pub table: String,
    /// Create the missing records; without this option they are only counted
    #[arg(long)]
    pub apply: bool,
    /// Groups of the pool, separated by commas; with --apply, every processed user is added to each, at most five
    /// requests per second
    #[arg(long, value_name = "LIST")]
    pub groups: Option<String>,
    /// Partition key of the table
    #[arg(long, value_name = "NAME", default_value = "userId")]
    pub record_key: String,
    /// Sort key of the table, if it has one
    #[arg(long, value_name = "NAME")]
    pub record_sort_key: Option<String>,
    /// Let each created record send the event "User created": see docs/events.md
    #[arg(long)]
    pub user_events: bool,
    /// File of templates/records whose creation sends the event, if there are several
    #[arg(long, value_name = "FILE", requires = "user_events")]
    pub user_event_record: Option<String>,
    /// Locale of users without a supported locale
    #[arg(long, value_name = "TAG", default_value = "en")]
    pub default_locale: String,
    /// Statuses of the users to process, separated by commas; all other users are skipped
    #[arg(long, value_name = "LIST", default_value_t)]
    pub statuses: Statuses,
    /// Maximum requests to Cognito per second; the quota is 30 for all tools together
    #[arg(long, value_name = "RATE", default_value_t = 20.0, value_parser = rate)]
    pub requests_per_second: f64,
    /// Parts of the pool to process at the same time, 1 to 16
    #[arg(long, value_name = "PARTS", default_value_t = 4, value_parser = clap::value_parser!(u8).range(1..=16))]
    pub parallel: u8,
    /// Checkpoint file; an interrupted run resumes from it
    #[arg(long, value_name = "FILE", default_value = "backfill.checkpoint")]
    pub checkpoint: PathBuf,
    /// List of the users who still lack records or groups; each new run replaces it
    #[arg(long, value_name = "FILE", default_value = "backfill-failures.csv")]
    pub failures: PathBuf,
    /// File of `cognito-triggers pack` with the record templates [default: compiled-in content]
    #[arg(long, value_name = "FILE")]
    pub content: Option<PathBuf>,
    /// AWS profile with credentials and region
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
}

/// The option for each setting of the functions.
const OPTIONS: [(&str, &str); 7] = [
    ("TABLE_NAME", "--table"),
    ("RECORD_KEY", "--record-key"),
    ("RECORD_SORT_KEY", "--record-sort-key"),
    ("USER_EVENTS", "--user-events"),
    ("USER_EVENT_RECORD", "--user-event-record"),
    ("DEFAULT_LOCALE", "--default-locale"),
    ("DEFAULT_GROUPS", "--groups"),
];

impl Arguments {
    /// The options as settings of the functions that write records.
    pub fn settings(&self) -> Settings {
        Settings::from_pairs(&[
            ("TABLE_NAME", &self.table),
            ("RECORD_KEY", &self.record_key),
            ("RECORD_SORT_KEY", self.record_sort_key.as_deref().unwrap_or_default()),
            ("USER_EVENTS", if self.user_events { "on" } else { "off" }),
            ("USER_EVENT_RECORD", self.user_event_record.as_deref().unwrap_or_default()),
            ("DEFAULT_LOCALE", &self.default_locale),
            ("DEFAULT_GROUPS", self.groups.as_deref().unwrap_or_default()),
        ])
    }

    /// The groups that users are added to.
    ///
    /// # Errors
    /// Fails if the option is not a list of names, or has no name.
    pub fn group_names(&self) -> Result<Vec<String>, InitError> {
        let names = GroupNames::of_all_clients(&self.settings()).map_err(by_option)?;
        if self.groups.is_some() && names.is_empty() {
            let problem = "names no group; name one, or omit the option".to_owned();
            return Err(InitError { name: "--groups", problem, example: "members".to_owned() });
        }
        Ok(names)
    }

    /// The options and records that a checkpoint is valid for.
    ///
    /// # Errors
    /// Fails if the records of the content cannot be read.
    pub fn purpose(&self, content: &Content) -> Result<Purpose, InitError> {
        // With the mark of events, because it is part of what the backfill writes.
        let mark = (self.user_events, &self.user_event_record);
        Ok(Purpose {
            user_pool_id: self.user_pool_id.clone(),
            table: self.table.clone(),
            key: [Some(&self.record_key), self.record_sort_key.as_ref()]
                .into_iter()
                .flatten()
                .cloned()
                .collect(),
            statuses: self.statuses.to_string(),
            default_locale: self.default_locale.clone(),
            records: content.records().map(|records| checksum(format!("{records:?} {mark:?}").as_bytes()))?,
            groups: self.groups.clone().unwrap_or_default(),
            apply: self.apply,
        })
    }
}

/// The error with each setting renamed to its option.
pub fn by_option(error: InitError) -> InitError {
    let option = |name: &str| OPTIONS.iter().find(|(setting, _)| *setting == name).map(|(_, option)| *option);
    let renamed = |text: &str| {
        OPTIONS.iter().fold(text.to_owned(), |text, (setting, option)| text.replace(setting, option))
    };
    InitError { name: option(error.name).unwrap_or(error.name), problem: renamed(&error.problem), ..error }
}

/// Parses a number of requests per second.
pub fn rate(text: &str) -> Result<f64, String> {
    let rate = text.parse().ok().filter(|rate| (0.1..=1_000.0).contains(rate));
    rate.ok_or_else(|| "not a number from 0.1 to 1000".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Command {
        #[command(flatten)]
        arguments: Arguments,
    }

    fn arguments(options: &[&str]) -> Result<Arguments, clap::Error> {
        let required = ["backfill", "--user-pool-id", "eu-west-1_Example12", "--table", "user-settings"];
        Command::try_parse_from(required.iter().chain(options)).map(|command| command.arguments)
    }

    #[test]
    fn records_send_events_only_on_request() {
        let settings = |options: &[&str]| {
            let settings = arguments(options).unwrap().settings();
            ["USER_EVENTS", "USER_EVENT_RECORD"].map(|name| settings.optional(name).unwrap_or_default())
        };
        assert_eq!(settings(&[]), ["off", ""]);
        assert_eq!(settings(&["--user-events"]), ["on", ""]);
        assert_eq!(settings(&["--user-events", "--user-event-record", "a.json"]), ["on", "a.json"]);
        assert!(arguments(&["--user-event-record", "a.json"]).is_err());
    }

    #[test]
    fn an_empty_list_of_groups_is_refused() {
        let names = |options: &[&str]| arguments(options).unwrap().group_names();
        assert_eq!(names(&[]), Ok(vec![]));
        assert_eq!(names(&["--groups", "members, staff"]).unwrap(), ["members", "staff"]);
        for empty in ["", " "] {
            let error = names(&["--groups", empty]).unwrap_err().to_string();
            let refused =
                "--groups names no group; name one, or omit the option; for example --groups=members";
            assert_eq!(error, refused);
        }
        assert!(
            names(&["--groups", "a,a"])
                .unwrap_err()
                .to_string()
                .starts_with("--groups names the group a twice")
        );
    }

    #[test]
    fn a_checkpoint_is_not_valid_for_other_events() {
        let content = Content::compiled_in(backfill::CONTENT).unwrap();
        let purpose = |options: &[&str]| arguments(options).unwrap().purpose(&content).unwrap();
        assert_eq!(purpose(&[]), purpose(&[]));
        assert_ne!(purpose(&[]), purpose(&["--user-events"]));
    }
}
