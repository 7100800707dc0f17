//! Checks a template when content is packed. A mistake then fails the pack, with file and field, and not the
//! first sign-up.

use std::slice;

use attributes::standard::STANDARD;

use crate::context::{ContextMap, RecordContext};
use crate::error::{TemplateError, all};
use crate::string_template::StringTemplate;
use crate::template::RecordTemplate;
use crate::user_event;
use crate::value_template::ValueTemplate;

/// DynamoDB's size limit of an item, minus the longest key, a name of 255 bytes and a `sub` of 36, and minus the mark of
/// events. Source: <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html>
const MAX_ITEM_BYTES: usize = 400 * 1024 - 255 - 36 - user_event::MAX_BYTES;

/// Cognito's size limit of an attribute, in characters. Source:
/// <https://docs.aws.amazon.com/cognito/latest/developerguide/limits.html>
const MAX_ATTRIBUTE_CHARACTERS: usize = 2_048;

/// Prefixes of attributes that are not standard.
const PREFIXES: [&str; 3] = ["custom:", "dev:", "cognito:"];

/// Checks one template. Returns the largest size of its item in bytes.
///
/// # Errors
/// Fails with every finding: a string names an attribute that cannot exist, a value has the wrong type for a
/// user without attributes or for all sample users with attributes, or the item can exceed DynamoDB's limit.
pub fn check(template: &RecordTemplate) -> Result<usize, TemplateError> {
    let users = Users {
        without: user(template, |_| String::new()),
        with: [
            user(template, |length| "\u{10348}".repeat(length)),
            user(template, |_| "7".to_owned()),
            user(template, |_| "true".to_owned()),
        ],
    };
    let bytes = longest(&template.root, &users)?;
    if bytes > MAX_ITEM_BYTES {
        let problem = format!("the item can be {bytes} bytes long; DynamoDB allows {MAX_ITEM_BYTES}");
        return Err(TemplateError::new(problem));
    }
    Ok(bytes)
}

/// Sample users with values of the largest size: one without attributes, and three with every attribute that
/// the template names.
struct Users {
    without: RecordContext,
    with: [RecordContext; 3],
}

fn user(template: &RecordTemplate, value: fn(usize) -> String) -> RecordContext {
    let long = || value(MAX_ATTRIBUTE_CHARACTERS);
    let named = |map| template.keys(map).map(|name| (name.to_owned(), long())).collect();
    RecordContext {
        sub: "00000000-0000-4000-8000-000000000001".to_owned(),
        username: "\u{10348}".repeat(128),
        user_pool_id: "eu-west-1_EXAMPLE".to_owned(),
        client_id: value(128),
        trigger_source: "PostConfirmation_ConfirmSignUp".to_owned(),
        now: "2026-01-02T03:04:05.678Z".to_owned(),
        now_epoch_seconds: 1_767_323_045,
        locale: "zh-Hant".to_owned(),
        email: long(),
        canonical_email: long(),
        attributes: named(ContextMap::Attributes),
        client_metadata: named(ContextMap::ClientMetadata),
    }
}

/// Largest size of a value as DynamoDB counts it, in bytes. Source:
/// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html>
fn longest(template: &ValueTemplate, users: &Users) -> Result<usize, TemplateError> {
    Ok(match template {
        ValueTemplate::S(one) | ValueTemplate::N(one) | ValueTemplate::Bool(one) => {
            longest_strings(template, slice::from_ref(one), users)?
        }
        ValueTemplate::Null => 1,
        ValueTemplate::Ss(members) | ValueTemplate::Ns(members) => longest_strings(template, members, users)?,
        ValueTemplate::L(templates) => {
            let lengths = templates.iter().enumerate().map(|(index, template)| {
                longest(template, users).map_err(|error| error.within(&format!("[{index}]")))
            });
            3 + templates.len() + all(lengths)?.iter().sum::<usize>()
        }
        ValueTemplate::M(templates) => {
            let lengths = templates.iter().map(|(name, template)| {
                let length = longest(template, users).map_err(|error| error.within(name))?;
                Ok(name.len() + length + 1)
            });
            3 + all(lengths)?.iter().sum::<usize>()
        }
    })
}

/// The same for a value that consists of these strings.
fn longest_strings(
    template: &ValueTemplate,
    strings: &[StringTemplate],
    users: &Users,
) -> Result<usize, TemplateError> {
    all(strings.iter().flat_map(|string| string.keys(ContextMap::Attributes)).map(check_attribute_name))?;
    let has_its_type = |user| template.render(user).map(drop);
    let without =
        |error: TemplateError| TemplateError::new(format!("for a user without attributes, {error}"));
    has_its_type(&users.without).map_err(without)?;
    let results: Vec<_> = users.with.iter().map(has_its_type).collect();
    if results.iter().all(Result::is_err) {
        results.into_iter().collect::<Result<(), _>>()?;
    }
    let longest = |string: &StringTemplate| {
        let all = users.with.iter().chain([&users.without]);
        all.filter_map(|user| string.render(user)).map(|text| text.len()).max().unwrap_or_default()
    };
    Ok(strings.iter().map(longest).sum())
}

/// Refuses the name of an attribute that no user can have.
fn check_attribute_name(name: &str) -> Result<(), TemplateError> {
    if STANDARD.contains(&name) || PREFIXES.iter().any(|prefix| name.starts_with(prefix)) {
        return Ok(());
    }
    let (standard, prefixes) = (STANDARD.join(", "), PREFIXES.join(", "));
    let problem = format!(
        "no user has an attribute {name}; allowed are {standard}, and names that start with {prefixes}"
    );
    Err(TemplateError::new(problem))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn check(template: &Value) -> Result<usize, String> {
        let template = RecordTemplate::parse(&template.to_string());
        template.and_then(|template| super::check(&template)).map_err(|error| error.to_string())
    }

    #[test]
    fn a_template_that_works_for_every_user_passes_with_its_largest_size() {
        // A map has 3 bytes; each field has its name, its longest value and 1 byte.
        for (template, bytes) in [
            (json!({}), 3),
            (json!({"a": "abc", "on": true}), 3 + 5 + 7),
            (json!({"a": "{{ attributes.name }}"}), 3 + 2 + 4 * 2_048),
            (json!({"a": {"N": "{{ attributes['custom:age'] }}"}}), 3 + 2 + 4 * 2_048),
            (json!({"a": {"N": "{{ now_epoch_seconds + 60 }}"}}), 3 + 2 + 10),
            (json!({"a": "{{ attributes.name | lower | default(value='none') }}"}), 3 + 2 + 4 * 2_048),
            (json!({"a": {"SS": ["a", "b{{ client_metadata.x }}"]}}), 3 + 2 + 2 + 4 * 2_048),
            (json!({"a": {"BOOL": "{{ attributes.email_verified }}"}}), 3 + 2 + 4 * 2_048),
        ] {
            assert_eq!(check(&template), Ok(bytes), "{template}");
        }
    }

    #[test]
    fn a_template_that_fails_for_a_user_is_reported_with_the_field() {
        let long: Vec<Value> = vec![json!("{{ attributes.name }}{{ attributes.email }}"); 30];
        for (template, expected) in [
            (
                json!({"a": ["{{ attributes.nicknam }}"]}),
                "field a[0]: no user has an attribute nicknam; allowed are sub, ",
            ),
            (
                json!({"a": {"NS": ["{{ attributes['x y'] }}"]}}),
                "field a: no user has an attribute x y; allowed are sub, ",
            ),
            (json!({"a": {"N": "{{ now }}"}}), "field a: for a user without attributes, not a number"),
            (json!({"a": long}), "the item can be 491558 bytes long; DynamoDB allows 409000"),
        ] {
            let error = check(&template).unwrap_err();
            assert!(error.starts_with(expected), "{error}");
        }
    }
}
