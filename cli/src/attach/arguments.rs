//! The options of `attach` and `detach`.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::{Error, Result, anyhow};
use clap::Args;

use super::function::{FunctionName, is_function};
use super::report::Output;
use crate::aws::{AwsOptions, FunctionArn, Trigger};
use crate::output::shell_word;

/// Options of `attach`.
#[derive(Args, Debug)]
#[command(after_help = crate::help::ATTACH_EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    pub pool: PoolOptions,
    /// Trigger and its function: name, name:alias, or ARN; repeat the option for more triggers
    #[arg(long = "function", value_name = "TRIGGER=FUNCTION", required_unless_present = "restore")]
    pub functions: Vec<TriggerFunction>,
    /// Replace functions of others at the same triggers
    #[arg(long, conflicts_with = "restore")]
    pub replace: bool,
    /// Restore all settings of the pool from a backup, instead of attaching functions
    #[arg(long, value_name = "FILE", conflicts_with = "functions")]
    pub restore: Option<PathBuf>,
}

/// Options of `detach`.
#[derive(Args, Debug)]
#[command(after_help = crate::help::DETACH_EXAMPLES)]
pub struct DetachArguments {
    #[command(flatten)]
    pub pool: PoolOptions,
    /// Trigger to detach, or ARN of a function to detach from all triggers of this suite
    #[arg(value_name = "TRIGGER|ARN", required = true)]
    pub selections: Vec<Selection>,
}

/// Options that `attach` and `detach` share.
#[derive(Args, Debug)]
pub struct PoolOptions {
    /// Id of the user pool
    #[arg(long, value_name = "ID")]
    pub user_pool_id: String,
    /// Change the pool; without this option, show what would change
    #[arg(long)]
    pub apply: bool,
    /// File for the settings of the pool before the update [default: pool and time, with .backup.json]
    #[arg(long, value_name = "FILE")]
    pub backup: Option<PathBuf>,
    /// Format of the result
    #[arg(long, value_enum, default_value_t)]
    pub output: Output,
    #[command(flatten)]
    pub aws: AwsOptions,
}

impl PoolOptions {
    /// The command that shows how to restore a backup, with the same pool, account and endpoint.
    pub fn restore_command(&self, backup: &Path) -> String {
        let AwsOptions { region, profile, endpoint_url } = &self.aws;
        let mut words = vec!["cognito-triggers", "attach", "--user-pool-id", &self.user_pool_id];
        let options = [("--region", region), ("--profile", profile), ("--endpoint-url", endpoint_url)];
        for (option, value) in options {
            words.extend(value.iter().flat_map(|value| [option, value.as_str()]));
        }
        let file = backup.display().to_string();
        words.extend(["--restore", &file]);
        words.into_iter().map(shell_word).collect::<Vec<_>>().join(" ")
    }
}

/// A trigger with its function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriggerFunction {
    /// The trigger.
    pub trigger: Trigger,
    /// The function.
    pub function: FunctionName,
}

impl FromStr for TriggerFunction {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let (trigger, function) = text.split_once('=').unwrap_or((text, ""));
        let trigger = Trigger::from_name(trigger).ok_or_else(unknown_trigger)?;
        Ok(Self { trigger, function: function.parse()? })
    }
}

/// The triggers to detach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// This trigger, with a function of this suite.
    Trigger(Trigger),
    /// All triggers with the function of this ARN. Without a qualifier, it stands for each alias and version.
    Function(String),
}

impl Selection {
    /// Returns whether the selection is the ARN of this function.
    pub fn names(&self, arn: &str) -> bool {
        let Self::Function(selected) = self else { return false };
        let function = FunctionArn::parse(selected).filter(|function| function.qualifier.is_none());
        selected == arn || function.is_some_and(|function| is_function(&function, arn))
    }
}

impl FromStr for Selection {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        if text.starts_with("arn:") {
            text.parse::<FunctionName>()?;
            return Ok(Self::Function(text.to_owned()));
        }
        Trigger::from_name(text).map(Self::Trigger).ok_or_else(unknown_trigger)
    }
}

fn unknown_trigger() -> Error {
    anyhow!("the trigger is not one of {}", Trigger::ALL.map(Trigger::name).join(", "))
}

/// Refuses a trigger that is given twice.
///
/// # Errors
/// Fails with its name.
pub fn ensure_distinct(functions: &[TriggerFunction]) -> Result<()> {
    let mut triggers: Vec<Trigger> = functions.iter().map(|function| function.trigger).collect();
    triggers.sort_unstable();
    match triggers.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(anyhow!("--function {}=… is given twice", pair[0].name())),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trigger_needs_a_function() {
        let one: TriggerFunction = "pre-sign-up=signup:live".parse().unwrap();
        assert_eq!(one.trigger, Trigger::PreSignUp);
        for (text, expected) in [
            ("pre-signup=f", "the trigger is not one of pre-sign-up, custom-message"),
            ("pre-sign-up", "\"\" is not a function"),
            ("pre-sign-up=a b", "\"a b\" is not a function"),
        ] {
            let error = text.parse::<TriggerFunction>().unwrap_err().to_string();
            assert!(error.starts_with(expected), "{error}");
        }
        let error = ensure_distinct(&[one.clone(), one]).unwrap_err().to_string();
        assert_eq!(error, "--function pre-sign-up=… is given twice");
    }

    #[test]
    fn detach_takes_triggers_and_arns() {
        let arn = "arn:aws:lambda:eu-west-1:111122223333:function:f:live";
        assert_eq!(arn.parse::<Selection>().unwrap(), Selection::Function(arn.to_owned()));
        let trigger = "custom-message".parse::<Selection>().unwrap();
        assert_eq!(trigger, Selection::Trigger(Trigger::CustomMessage));
        assert!("arn:aws:s3:::b".parse::<Selection>().is_err() && "all".parse::<Selection>().is_err());
    }
}
