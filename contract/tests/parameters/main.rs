//! No parameter of the template accepts what stops the init phase of a function: that would be a deployment that
//! succeeds, and a pool in which nobody can sign up.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod candidates;
mod template;

use std::collections::BTreeSet;

use aws_sdk_cognitoidentityprovider::types::UserStatusType;
use contract::init;
use trigger::{InitError, Settings};

use template::{Source, Template};

/// Lambda's limit of all variables of a function, in bytes.
/// Source: <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>
const MOST_BYTES: usize = 4_096;

/// The init phase of each function with `value` for `parameter`, and every other parameter at its default.
fn starts<'t>(
    template: &'t Template,
    parameter: &'t str,
    value: &'t str,
) -> impl Iterator<Item = (&'t str, Result<(), InitError>)> {
    let reads = move |source: &Source| matches!(source, Source::Parameter(name) if name == parameter);
    let reading = template.functions.iter().filter(move |(_, variables)| variables.values().any(reads));
    reading.map(move |(function, variables)| {
        let values = variables.iter().map(|(name, source)| {
            let value = match source {
                Source::Parameter(name) if name == parameter => value,
                Source::Parameter(name) => &template.parameters[name].default,
                Source::Resource(name) => name,
            };
            (name.as_str(), value)
        });
        let settings = Settings::from_pairs(&values.collect::<Vec<_>>());
        (function.as_str(), init::start(function, &settings))
    })
}

/// Parameters that reach a function.
fn read_parameters(template: &Template) -> BTreeSet<&str> {
    let sources = template.functions.values().flat_map(|variables| variables.values());
    let names = sources.filter_map(|source| match source {
        Source::Parameter(name) => Some(name.as_str()),
        Source::Resource(_) => None,
    });
    names.collect()
}

/// The brands that are compiled in.
fn brands() -> Vec<&'static str> {
    let content = contract::content::<custom_message::CustomMessage>().unwrap();
    content.messages().unwrap().brands().to_vec()
}

/// Values that no pattern can judge, because it takes the files that are compiled in or the tables of Unicode.
/// `make check` starts every function with the parameters of samconfig.toml.
fn is_left_to_make_check(parameter: &str, value: &str) -> bool {
    let is_brand = |name: &str| brands().iter().any(|brand| brand.eq_ignore_ascii_case(name));
    match parameter {
        "Brand" => !is_brand(value),
        "BrandByClient" => {
            value.split(',').any(|pair| !pair.split_once('=').is_some_and(|(_, name)| is_brand(name.trim())))
        }
        // Names of fields of the records.
        "RecordKey" | "RecordSortKey" => true,
        // Whether a label stands for letters that a domain may have.
        "AllowedEmailDomains" | "DeniedEmailDomains" | "AutoConfirmDomains" => {
            value.to_ascii_lowercase().contains("xn--")
        }
        _ => false,
    }
}

#[test]
fn init_takes_whatever_the_template_accepts() {
    let template = Template::read();
    let mut refused = Vec::new();
    for name in read_parameters(&template) {
        let parameter = &template.parameters[name];
        let candidates = candidates::of(parameter);
        let accepted: BTreeSet<&String> =
            candidates.iter().filter(|value| parameter.accepts(value)).collect();
        // Else the test would try nothing.
        let least = if parameter.allowed.is_empty() { 10 } else { parameter.allowed.len() };
        assert!(accepted.len() >= least, "{name} accepts only {accepted:?}");
        for value in accepted {
            let errors = starts(&template, name, value)
                .filter_map(|(function, result)| Some((function, result.err()?)));
            for (function, error) in errors {
                if !is_left_to_make_check(name, value) {
                    refused.push(format!("{name}={value:?} stops {function}: {error}"));
                }
            }
        }
    }
    assert!(
        refused.is_empty(),
        "{} accepted values stop init:\n{}",
        refused.len(),
        candidates::some(&refused)
    );
}

#[test]
fn the_template_accepts_what_people_need() {
    let template = Template::read();
    for (name, values) in candidates::NEEDED {
        let parameter = &template.parameters[*name];
        for value in *values {
            assert!(parameter.accepts(value), "{name} does not accept {value}");
            for (function, result) in starts(&template, name, value) {
                assert!(result.is_ok(), "{name}={value} stops {function}: {result:?}");
            }
        }
    }
}

#[test]
fn the_template_accepts_every_name_there_is() {
    let template = Template::read();
    let accepts = |parameter: &str, name: &str| {
        assert!(template.parameters[parameter].accepts(name), "{parameter} does not accept {name}");
    };
    for (parameter, names) in [
        ("RequiredAttributes", &attributes::standard::STANDARD[..]),
        ("MonitoredRules", pre_sign_up::rules::CODES),
        ("BackfillStatuses", UserStatusType::values()),
    ] {
        for name in names {
            accepts(parameter, name);
        }
        accepts(parameter, &names.join(", "));
    }
    for brand in brands() {
        accepts("Brand", brand);
    }
    let content = contract::content::<pre_sign_up::PreSignUp>().unwrap();
    let tags: Vec<&str> = content.pack().locales().iter().map(|locale| locale.tag).collect();
    assert_eq!(template.parameters["DefaultLocale"].allowed, tags);
}

#[test]
fn the_variables_of_a_function_fit_lambdas_limit() {
    let template = Template::read();
    for (function, variables) in &template.functions {
        let bytes = variables.iter().map(|(variable, source)| {
            let value = match source {
                Source::Parameter(name) => template.parameters[name].most_bytes(),
                Source::Resource(name) => Some(name.len()),
            };
            variable.len() + value.unwrap_or_else(|| panic!("{variable} of {function} has no longest value"))
        });
        let bytes: usize = bytes.sum();
        assert!(bytes <= MOST_BYTES, "the variables of {function} can have {bytes} bytes");
    }
}
