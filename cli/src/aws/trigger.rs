//! The triggers of this suite, and their places in the configuration of a pool.

use clap::ValueEnum;
use serde::Serialize;
use serde_json::Value;

/// A trigger with a function in this suite.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trigger {
    /// Accepts or refuses a sign-up.
    PreSignUp,
    /// Writes messages.
    CustomMessage,
    /// Creates default records after a confirmation.
    PostConfirmation,
    /// Creates missing default records at a sign-in.
    PostAuthentication,
}

impl Trigger {
    /// All triggers.
    pub const ALL: [Self; 4] =
        [Self::PreSignUp, Self::CustomMessage, Self::PostConfirmation, Self::PostAuthentication];

    /// Name of its function, and of the trigger on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::PreSignUp => "pre-sign-up",
            Self::CustomMessage => "custom-message",
            Self::PostConfirmation => "post-confirmation",
            Self::PostAuthentication => "post-authentication",
        }
    }

    /// Its field in `LambdaConfig`.
    pub const fn field(self) -> &'static str {
        match self {
            Self::PreSignUp => "PreSignUp",
            Self::CustomMessage => "CustomMessage",
            Self::PostConfirmation => "PostConfirmation",
            Self::PostAuthentication => "PostAuthentication",
        }
    }

    /// The trigger with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|trigger| trigger.name() == name)
    }
}

/// The ARN of the function in a field of `LambdaConfig`. Newer triggers have it in a part of the field.
pub fn function_in(field: &Value) -> Option<&str> {
    field.as_str().or_else(|| field["LambdaArn"].as_str())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use test_kit::user_pool::model::Model;

    use super::*;

    #[test]
    fn every_trigger_has_a_function_here_and_a_field_of_the_api() {
        let functions = Path::new(env!("CARGO_MANIFEST_DIR")).join("../functions");
        let model = Model::new();
        for trigger in Trigger::ALL {
            assert!(functions.join(trigger.name()).is_dir(), "{trigger:?}");
            assert!(
                model.fields("LambdaConfigType").any(|(field, _)| field == trigger.field()),
                "{trigger:?}"
            );
            assert_eq!(Trigger::from_name(trigger.name()), Some(trigger));
        }
    }
}
