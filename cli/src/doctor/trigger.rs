//! The functions that a pool has attached to its triggers.

use groups::GroupNames;
use serde_json::Value;
use trigger::{InitError, Settings};

pub use crate::aws::Trigger;
use crate::aws::{AwsError, FunctionArn};

/// Answer to a request.
pub type Answer = Result<Value, AwsError>;

impl Trigger {
    /// Returns whether its function writes records.
    pub fn has_records(self) -> bool {
        matches!(self, Self::PostConfirmation | Self::PostAuthentication)
    }

    /// Settings that no other function of the suite has. The templates always set them.
    const fn marks(self) -> &'static [&'static str] {
        match self {
            Self::PreSignUp => &["POLICY_MODE", "DISPOSABLE_EMAIL", "AUTO_CONFIRM_DOMAINS"],
            Self::CustomMessage => &["BRAND", "VERIFICATION_METHOD", "TEMPORARY_PASSWORD_DAYS"],
            Self::PostConfirmation => &["RECORD_FAILURE"],
            Self::PostAuthentication => &["RECORD_CHECK"],
        }
    }
}

/// A function that the pool has attached, and AWS's answers about it.
#[derive(Debug)]
pub struct Attached {
    /// Field in `LambdaConfig`.
    pub field: String,
    /// The trigger of this suite, if the field is one.
    pub trigger: Option<Trigger>,
    /// The text in `LambdaConfig`.
    pub text: String,
    /// The text as an ARN.
    pub arn: Option<FunctionArn>,
    /// Answer of `GetFunction`. None if the function is elsewhere, so that it was not asked for.
    pub function: Option<Answer>,
    /// Answer of `GetPolicy`.
    pub policy: Option<Answer>,
}

impl Attached {
    /// Name of the trigger in the report.
    pub fn subject(&self) -> &str {
        self.trigger.map_or(self.field.as_str(), |trigger| trigger.name())
    }

    /// The configuration of the function, if it could be read.
    pub fn configuration(&self) -> Option<&Value> {
        Some(&self.function.as_ref()?.as_ref().ok()?["Configuration"])
    }

    /// The trigger of this suite that the function was built for, as far as variables and name tell.
    pub fn built_for(&self) -> Option<Trigger> {
        let configuration = self.configuration()?;
        let variables = &configuration["Environment"]["Variables"];
        let is_marked = |trigger: &Trigger| trigger.marks().iter().any(|name| variables[name].is_string());
        let marked = Trigger::ALL.into_iter().find(is_marked);
        let letters = |text: &str| text.to_lowercase().replace(['-', '_'], "");
        let is_custom = configuration["Runtime"].as_str().is_some_and(|name| name.starts_with("provided"));
        let name = self.arn.as_ref().map(|arn| letters(&arn.name)).filter(|_| is_custom);
        let is_named =
            |trigger: &Trigger| name.as_ref().is_some_and(|name| name.contains(&letters(trigger.name())));
        marked.or_else(|| Trigger::ALL.into_iter().find(is_named))
    }

    /// Returns whether the function is the one of this suite for its trigger.
    pub fn is_own(&self) -> bool {
        self.trigger.is_some() && self.built_for() == self.trigger
    }

    /// Value of a setting of the function; empty if it is not set. None if the variables could not be read.
    pub fn setting(&self, name: &str) -> Option<&str> {
        let environment = &self.configuration()?["Environment"];
        // Without a right to the key of the variables, there is an error in place of them.
        environment["Error"].is_null().then(|| environment["Variables"][name].as_str().unwrap_or_default())
    }

    /// The default groups of a function with records. None if it is another function, or its variables cannot be read.
    pub fn default_groups(&self) -> Option<Result<Option<GroupNames>, InitError>> {
        if !self.is_own() || !self.trigger?.has_records() {
            return None;
        }
        let names = ["DEFAULT_GROUPS", "DEFAULT_GROUPS_BY_CLIENT"];
        let [of_all, by_client] = names.map(|name| Some((name, self.setting(name)?)));
        Some(GroupNames::from_settings(&Settings::from_pairs(&[of_all?, by_client?])))
    }

    /// The stack that the function's tags name.
    pub fn stack(&self) -> Option<&str> {
        self.function.as_ref()?.as_ref().ok()?["Tags"]["aws:cloudformation:stack-name"].as_str()
    }
}
