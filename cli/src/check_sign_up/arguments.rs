//! The command line of `check-sign-up`.

use std::path::PathBuf;

use anyhow::{Result, ensure};
use clap::{ArgGroup, Args, ValueEnum};
use pre_sign_up::registration::{Source as CognitoSource, parse_date};
use serde::Serialize;
use time::{Date, OffsetDateTime};

use super::sign_up::{Field, SignUp};

const USAGE: &str = "\
cognito-triggers check-sign-up [OPTIONS] --email <ADDRESS> [--name <NAME> …]
       cognito-triggers check-sign-up [OPTIONS] --csv <FILE>";

const EXAMPLES: &str = "\
Examples:
  cognito-triggers check-sign-up --email jane@example.com --name Jane                one sign-up
  cognito-triggers check-sign-up --csv users.csv --setting SUB_ADDRESSING=deny       past sign-ups, stricter policy
  cognito-triggers check-sign-up --csv users.csv --format json --verdicts out.csv    JSON, and the verdict of each row";

const DETAILS: &str = "\
The policy comes from the environment variables of the function; --setting overrides them.
The command sends nothing over the network.

CSV files: UTF-8, fields separated by commas, column names in the first row. Known columns are
Cognito's attributes (email, name, birthdate, custom:…), cognito:username or username, and
termsVersion; other columns are ignored. A file with a column cognito:username has the format of
Cognito's user import: birthdate is mm/dd/yyyy, and a backslash escapes a comma in a value.
A row that cannot be read is counted and listed; the check continues.

JSON of one sign-up:
  source, at         as given
  verdict            accepted or refused
  user_message       the sentence that the user sees, or null
  rules[]            every rule that is on: rule,
                     verdict (passes, refuses, would_refuse, not_judged)

JSON of a CSV file:
  source, at         as given
  columns[]          known columns; ignored_columns counts the others
  rows               accepted + refused + unreadable
  refused_percent    percentage of the rows that can be read
  would_be_refused   accepted rows that a monitored rule refuses; also as would_be_refused_percent
  rules[]            rule, mode (enforced, monitored, not_judged), refuses, alone
  unreadable_rows[]  line, problem; the first 20

`alone` counts the rows that would pass without this rule. For a monitored rule, it counts the rows
that no other rule refuses, monitored or not.

The file of --verdicts has the columns line, verdict (accepted, refused, unreadable), refused_by and
would_be_refused_by; rules are separated by spaces.

Exit codes: 0 the check ran; 1 a rule refuses a sign-up and --fail-on-refusal is given; 2 the
policy or the input cannot be used.";

/// Options, at least one of which is required.
const INPUT: [&str; 8] =
    ["csv", "email", "name", "username", "phone_number", "birthdate", "terms_version", "attributes"];

/// Options of `check-sign-up`.
#[derive(Args)]
#[command(override_usage = USAGE, after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{DETAILS}"))]
#[command(group = ArgGroup::new("input").args(INPUT).required(true).multiple(true))]
pub struct Arguments {
    /// CSV file with one past sign-up per row; - reads standard input
    #[arg(long, value_name = "FILE", conflicts_with = "Person")]
    pub csv: Option<PathBuf>,
    /// Setting of the function, for example `DISPOSABLE_EMAIL=monitor`; may be repeated
    #[arg(long = "setting", value_name = "NAME=VALUE", value_parser = pair)]
    pub settings: Vec<(String, String)>,
    /// File of `cognito-triggers pack` with the lists of domains [default: compiled-in content]
    #[arg(long, value_name = "FILE")]
    pub content: Option<PathBuf>,
    /// Date of the sign-ups, for the minimum age [default: today in UTC]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub at: Option<Date>,
    /// Source of the users
    #[arg(long, value_enum, default_value_t = Source::SelfSignUp)]
    pub source: Source,
    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
    /// Write the verdict of each row to this CSV file, by line number and without values
    #[arg(long, value_name = "OUT.csv", conflicts_with = "Person")]
    pub verdicts: Option<PathBuf>,
    /// Exit with code 1 when an enforced rule refuses a sign-up
    #[arg(long)]
    pub fail_on_refusal: bool,
    // Last, because its heading applies to all options after it.
    #[command(flatten)]
    pub person: Person,
}

/// One imagined sign-up.
#[derive(Args)]
#[command(next_help_heading = "One sign-up")]
pub struct Person {
    /// Email address
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    /// Full name
    #[arg(long)]
    name: Option<String>,
    /// Username, for pools in which people choose one
    #[arg(long)]
    username: Option<String>,
    /// Phone number, for example +15555550100
    #[arg(long, value_name = "NUMBER")]
    phone_number: Option<String>,
    /// Date of birth
    #[arg(long, value_name = "YYYY-MM-DD")]
    birthdate: Option<String>,
    /// Version of the terms that the person accepted
    #[arg(long, value_name = "VERSION")]
    terms_version: Option<String>,
    /// Any other attribute, for example `given_name=Jane`; may be repeated
    #[arg(long = "attribute", value_name = "NAME=VALUE", value_parser = pair)]
    attributes: Vec<(String, String)>,
}

/// Source of the users.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// The person signs up
    SelfSignUp,
    /// An administrator or an import creates the user
    AdminCreateUser,
    /// An identity provider signs the user in for the first time
    ExternalProvider,
}

/// Output format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Table,
    /// For programs
    Json,
}

impl Arguments {
    /// Date of the sign-ups.
    pub fn date(&self) -> Date {
        self.at.unwrap_or_else(|| OffsetDateTime::now_utc().date())
    }
}

impl Person {
    /// The sign-up with these values.
    ///
    /// # Errors
    /// Fails if an attribute is unknown or given twice.
    pub fn sign_up(&self) -> Result<SignUp> {
        let options = [
            ("email", &self.email),
            ("name", &self.name),
            ("username", &self.username),
            ("phone_number", &self.phone_number),
            ("birthdate", &self.birthdate),
            ("termsVersion", &self.terms_version),
        ];
        let options = options.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?)));
        let attributes = self.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let mut sign_up = SignUp::default();
        let mut seen = Vec::new();
        for (name, value) in options.chain(attributes) {
            let field = Field::parse(name)?;
            ensure!(!seen.contains(&field), "{name} is given twice; remove one of them");
            sign_up.set(&field, value);
            seen.push(field);
        }
        Ok(sign_up)
    }
}

impl From<Source> for CognitoSource {
    fn from(source: Source) -> Self {
        match source {
            Source::SelfSignUp => Self::SelfSignUp,
            Source::AdminCreateUser => Self::AdminCreateUser,
            Source::ExternalProvider => Self::ExternalProvider,
        }
    }
}

fn pair(text: &str) -> Result<(String, String), &'static str> {
    let (name, value) =
        text.split_once('=').ok_or("write it as NAME=VALUE, for example POLICY_MODE=monitor")?;
    Ok((name.trim().to_owned(), value.to_owned()))
}

fn date(text: &str) -> Result<Date, &'static str> {
    parse_date(text).ok_or("not a date; write it as YYYY-MM-DD, for example 2026-03-01")
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct CheckSignUp {
        #[command(flatten)]
        _arguments: Arguments,
    }

    fn parses(arguments: &str) -> Result<CheckSignUp, clap::Error> {
        CheckSignUp::try_parse_from(["check-sign-up"].into_iter().chain(arguments.split(' ')))
    }

    #[test]
    fn either_one_sign_up_or_one_file_is_checked() {
        for right in [
            "--email a@example.com",
            "--email a@example.com --name Jane --attribute given_name=Jane --attribute family_name=Roe",
            "--attribute custom:company=",
            "--csv -",
            "--csv x.csv --verdicts out.csv --at 2026-03-01 --source admin-create-user --format json",
        ] {
            assert!(parses(right).is_ok(), "{right}");
        }
        for wrong in [
            "--format json",
            "--csv x.csv --email a@example.com",
            "--email a@example.com --verdicts out.csv",
            "--attribute given_name",
            "--email a@example.com --setting POLICY_MODE",
            "--email a@example.com --at 01/03/2026",
            "--email a@example.com --at 2026-02-29",
            "--email a@example.com --at 2026-3-1",
            "--email a@example.com --at 2026-03-01-01",
            "--email a@example.com --at +200-03-01",
            "--email a@example.com --source somebody",
        ] {
            let error = parses(wrong).err().unwrap();
            assert_eq!(error.exit_code(), 2, "{wrong}");
        }
    }

    #[test]
    fn an_unknown_or_repeated_attribute_is_refused() {
        let person = |name: &str| Person {
            email: Some("a@example.com".to_owned()),
            name: None,
            username: None,
            phone_number: None,
            birthdate: None,
            terms_version: None,
            attributes: vec![(name.to_owned(), "x".to_owned())],
        };
        assert!(person("custom:company").sign_up().is_ok());
        let unknown = person("emial").sign_up().err().unwrap().to_string();
        assert!(unknown.starts_with("\"emial\" is not an attribute of Cognito"), "{unknown}");
        assert_eq!(
            person("email").sign_up().err().unwrap().to_string(),
            "email is given twice; remove one of them"
        );
    }
}
