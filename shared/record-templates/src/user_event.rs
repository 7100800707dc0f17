//! The mark of the record that stands for its user in the table's stream. A pipe turns the creation of a marked record
//! into the event "User created": see `docs/events.md`.

use crate::context::RecordContext;
use crate::value_template::{AttributeValue, Item};

/// The field with the mark. No template can have a field of this name while events are on.
pub const FIELD: &str = "userEvent";

/// The largest size of the mark as DynamoDB counts it, in bytes: five fields, and ids of Cognito's longest length.
pub const MAX_BYTES: usize = 309;

/// The mark of one user. It has ids only, because everybody who may read the event bus sees it.
#[must_use]
pub fn mark(context: &RecordContext) -> AttributeValue {
    let fields = [
        ("source", source(&context.trigger_source)),
        ("userPoolId", &context.user_pool_id),
        ("sub", &context.sub),
        // Empty in a backfill. A pipe has no documented value for a field that is absent.
        ("clientId", &context.client_id),
        ("createdAt", &context.now),
    ];
    let text = |(name, value): (&str, &str)| (name.to_owned(), AttributeValue::S(value.to_owned()));
    AttributeValue::M(fields.map(text).into_iter().collect::<Item>())
}

/// The occasion on which a record is created, from the trigger source of its context.
fn source(trigger_source: &str) -> &'static str {
    match trigger_source.split('_').next() {
        Some("PostAuthentication") => "sign-in",
        Some("Backfill") => "backfill",
        _ => "confirmation",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(mark: AttributeValue) -> Vec<(String, String)> {
        let AttributeValue::M(fields) = mark else { panic!("the mark is a map") };
        let text = |(name, value)| match value {
            AttributeValue::S(text) => (name, text),
            _ => panic!("{name} is a string"),
        };
        fields.into_iter().map(text).collect()
    }

    #[test]
    fn the_mark_has_the_ids_of_the_user_and_nothing_else() {
        let context = RecordContext {
            sub: "00000000-0000-4000-8000-000000000001".to_owned(),
            username: "jane".to_owned(),
            user_pool_id: "eu-west-1_EXAMPLE".to_owned(),
            client_id: "1example23456789".to_owned(),
            trigger_source: "PostConfirmation_ConfirmSignUp".to_owned(),
            now: "2026-01-02T03:04:05.678Z".to_owned(),
            email: "jane@example.com".to_owned(),
            attributes: [("email".to_owned(), "jane@example.com".to_owned())].into(),
            ..RecordContext::default()
        };
        let expected = [
            ("clientId", "1example23456789"),
            ("createdAt", "2026-01-02T03:04:05.678Z"),
            ("source", "confirmation"),
            ("sub", "00000000-0000-4000-8000-000000000001"),
            ("userPoolId", "eu-west-1_EXAMPLE"),
        ];
        let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(fields(mark(&context)), expected);
    }

    #[test]
    fn each_trigger_source_has_its_source() {
        for (trigger_source, expected) in [
            ("PostConfirmation_ConfirmSignUp", "confirmation"),
            ("PostAuthentication_Authentication", "sign-in"),
            ("Backfill", "backfill"),
        ] {
            assert_eq!(source(trigger_source), expected);
        }
    }

    #[test]
    fn no_mark_is_larger_than_the_limit() {
        // The longest texts of Cognito's API reference: UserPoolIdType, ClientIdType, and a UUID.
        let context = RecordContext {
            sub: "s".repeat(36),
            user_pool_id: "p".repeat(55),
            client_id: "c".repeat(128),
            now: "2026-01-02T03:04:05.678Z".to_owned(),
            ..RecordContext::default()
        };
        let bytes = |(name, value): &(String, String)| name.len() + value.len() + 1;
        let longest: usize = fields(mark(&context)).iter().map(bytes).sum();
        assert_eq!(FIELD.len() + 1 + 3 + longest, MAX_BYTES);
    }
}
