//! The changes of a pool's triggers. Only the places of this suite's triggers change.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::function::is_function;
use crate::aws::{FunctionArn, Trigger};

/// The function of one trigger, before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The trigger.
    pub trigger: Trigger,
    /// ARN of the function that is attached now.
    pub before: Option<String>,
    /// ARN of the function that will be attached.
    pub after: Option<String>,
}

impl Change {
    /// Returns whether anything changes.
    pub fn is_effective(&self) -> bool {
        self.before != self.after
    }
}

/// A trigger of the pool belongs to somebody else.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{} is attached as {}; add --replace to attach {own} instead, or leave out --function {}=…",
    .attached, .trigger.field(), .trigger.name()
)]
pub struct ForeignTrigger {
    trigger: Trigger,
    attached: String,
    own: String,
}

/// The ARN of the function at the place of `trigger`.
fn attached(lambda_config: &Value, trigger: Trigger) -> Option<String> {
    lambda_config[trigger.field()].as_str().filter(|arn| !arn.is_empty()).map(str::to_owned)
}

/// Attaches `functions`.
///
/// # Errors
/// Fails without `replace` if another function is attached at one of the places. Another alias or version of the same
/// function is not another function.
pub fn attach(
    lambda_config: &Value,
    functions: &[(Trigger, FunctionArn)],
    replace: bool,
) -> Result<Vec<Change>, ForeignTrigger> {
    functions
        .iter()
        .map(|(trigger, function)| {
            let (before, own) = (attached(lambda_config, *trigger), function.to_string());
            let foreign = before.as_ref().filter(|arn| !is_function(function, arn));
            match foreign {
                Some(arn) if !replace && *arn != own => {
                    Err(ForeignTrigger { trigger: *trigger, attached: arn.clone(), own })
                }
                _ => Ok(Change { trigger: *trigger, before, after: Some(own) }),
            }
        })
        .collect()
}

/// Detaches the triggers for which `is_selected` returns true.
pub fn detach(lambda_config: &Value, is_selected: impl Fn(Trigger, &str) -> bool) -> Vec<Change> {
    let attached =
        Trigger::ALL.into_iter().filter_map(|trigger| Some((trigger, attached(lambda_config, trigger)?)));
    let selected = attached.filter(|(trigger, arn)| is_selected(*trigger, arn));
    selected.map(|(trigger, arn)| Change { trigger, before: Some(arn), after: None }).collect()
}

/// The changes from one configuration to another, at the places of this suite's triggers.
pub fn between(before: &Value, after: &Value) -> Vec<Change> {
    let change =
        |trigger| Change { trigger, before: attached(before, trigger), after: attached(after, trigger) };
    Trigger::ALL.into_iter().map(change).filter(Change::is_effective).collect()
}

/// The configuration after the changes. Everything else in it stays.
pub fn apply(lambda_config: &Value, changes: &[Change]) -> Value {
    let mut triggers: Map<String, Value> = lambda_config.as_object().cloned().unwrap_or_default();
    for change in changes {
        match &change.after {
            Some(arn) => triggers.insert(change.trigger.field().to_owned(), json!(arn)),
            None => triggers.remove(change.trigger.field()),
        };
    }
    Value::Object(triggers)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "arn:aws:lambda:eu-west-1:111122223333:function:pre-sign-up:live";

    fn own() -> Vec<(Trigger, FunctionArn)> {
        vec![(Trigger::PreSignUp, FunctionArn::parse(OWN).unwrap())]
    }

    #[test]
    fn other_triggers_stay() {
        let config = json!({"UserMigration": "m", "CustomEmailSender": {"LambdaArn": "s"}, "KMSKeyID": "k"});
        let changes = attach(&config, &own(), false).unwrap();
        let mut expected = config.clone();
        expected["PreSignUp"] = json!(OWN);
        assert_eq!(apply(&config, &changes), expected);
        let back = detach(&expected, |trigger, _| trigger == Trigger::PreSignUp);
        assert_eq!(apply(&expected, &back), config);
    }

    #[test]
    fn a_foreign_trigger_is_kept_without_replace() {
        for foreign in ["arn:aws:lambda:eu-west-1:111122223333:function:other", "not an ARN"] {
            let config = json!({"PreSignUp": foreign});
            let error = attach(&config, &own(), false).unwrap_err().to_string();
            assert!(
                error.starts_with(foreign) && error.contains("--replace") && error.contains(OWN),
                "{error}"
            );
            let changes = attach(&config, &own(), true).unwrap();
            assert_eq!(apply(&config, &changes), json!({"PreSignUp": OWN}));
        }
    }

    #[test]
    fn another_alias_of_the_own_function_is_changed() {
        let config = json!({"PreSignUp": OWN.trim_end_matches(":live")});
        let changes = attach(&config, &own(), false).unwrap();
        assert!(changes[0].is_effective());
        let config = json!({"PreSignUp": OWN});
        assert!(!attach(&config, &own(), false).unwrap()[0].is_effective());
    }
}
