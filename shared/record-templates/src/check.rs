//! Checks of a template at pack time: a mistake fails the pack with file and field, not the first sign-up.

use crate::context::{ContextMap, RecordContext};
use crate::error::{TemplateError, all};
use crate::string_template::StringTemplate;
use crate::value_template::ValueTemplate;
use std::slice;

use attributes::standard::STANDARD;

use crate::template::RecordTemplate;

/// DynamoDB's limit of an item, less the longest key that is added: a name of 255 bytes and a `sub` of 36. Source:
/// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html>
const MAX_ITEM_BYTES: usize = 400 * 1024 - 255 - 36;

/// Cognito's limit of an attribute. Source: <https://docs.aws.amazon.com/cognito/latest/developerguide/limits.html>
const MAX_ATTRIBUTE_CHARACTERS: usize = 2_048;

/// What other attributes than the standard ones are named with.
const PREFIXES: [&str; 3] = ["custom:", "dev:", "cognito:"];

/// Looks at one template, and says how many bytes its item can have.
///
/// # Errors
/// With every finding: when a string names an attribute that there never is, when a value is not of its type for a user
/// with no attributes or for every user with some, or when the item may become longer than DynamoDB takes.
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
        let problem = format!("the item can be {bytes} bytes long, DynamoDB takes {MAX_ITEM_BYTES}");
        return Err(TemplateError::new(problem));
    }
    Ok(bytes)
}

/// Users at the limits: one who has nothing, and some with all that the template names.
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

/// The bytes that DynamoDB counts for a value, at most. Source:
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

/// The same for a template that consists of these texts.
fn longest_strings(
    template: &ValueTemplate,
    texts: &[StringTemplate],
    users: &Users,
) -> Result<usize, TemplateError> {
    all(texts.iter().flat_map(|text| text.keys(ContextMap::Attributes)).map(known))?;
    let of_the_type = |user| template.render(user).map(drop);
    let without =
        |error: TemplateError| TemplateError::new(format!("for a user without attributes, {error}"));
    of_the_type(&users.without).map_err(without)?;
    let results: Vec<_> = users.with.iter().map(of_the_type).collect();
    if results.iter().all(Result::is_err) {
        results.into_iter().collect::<Result<(), _>>()?;
    }
    let longest = |text: &StringTemplate| {
        let all = users.with.iter().chain([&users.without]);
        all.filter_map(|user| text.render(user)).map(|text| text.len()).max().unwrap_or_default()
    };
    Ok(texts.iter().map(longest).sum())
}

/// Whether a user can have an attribute of this name.
fn known(name: &str) -> Result<(), TemplateError> {
    if STANDARD.contains(&name) || PREFIXES.iter().any(|prefix| name.starts_with(prefix)) {
        return Ok(());
    }
    let (known, prefixes) = (STANDARD.join(", "), PREFIXES.join(", "));
    let problem = format!("no user has an attribute {name}; known are {known}, and names after {prefixes}");
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
    fn a_template_that_works_for_every_user_passes() {
        // 3 of the map, then for each field its name, its longest value and 1.
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
    fn a_template_that_does_not_is_named_by_its_field() {
        let long: Vec<Value> = vec![json!("{{ attributes.name }}{{ attributes.email }}"); 30];
        for (template, said) in [
            (
                json!({"a": ["{{ attributes.nicknam }}"]}),
                "field a[0]: no user has an attribute nicknam; known are sub, ",
            ),
            (
                json!({"a": {"NS": ["{{ attributes['x y'] }}"]}}),
                "field a: no user has an attribute x y; known are sub, ",
            ),
            (json!({"a": {"N": "{{ now }}"}}), "field a: for a user without attributes, not a number"),
            (json!({"a": long}), "the item can be 491558 bytes long, DynamoDB takes 409309"),
        ] {
            let error = check(&template).unwrap_err();
            assert!(error.starts_with(said), "{error}");
        }
    }
}
