//! The templates accept no value of a parameter that stops the init phase of a function. With such a value, a
//! deployment could succeed and leave a pool in which nobody can sign up.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod candidates;
mod template;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use aws_sdk_cognitoidentityprovider::types::UserStatusType;
use contract::init;
use trigger::{InitError, Settings, telemetry};

use template::{FILES, Template};

/// Lambda's limit for all variables of a function, in bytes.
/// Source: <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>
const MOST_BYTES: usize = 4_096;

/// Result of the init phase of each function that reads `parameter`, with `value` for it and defaults for all others.
fn starts<'t>(
    template: &'t Template,
    parameter: &'t str,
    value: &'t str,
) -> impl Iterator<Item = (&'t str, Result<(), InitError>)> {
    let reading = template.functions.iter().filter(move |(_, variables)| {
        variables.values().any(|source| source.parameter.as_deref() == Some(parameter))
    });
    reading.map(move |(function, variables)| {
        let values = variables.iter();
        let mut values: BTreeMap<&str, &str> =
            values.map(|(name, source)| (name.as_str(), template.value(source, parameter, value))).collect();
        // The rules of the template demand this one.
        if parameter == "SignUpPass" {
            values.insert("SIGN_UP_PASS_KEYS", pre_sign_up::pass::EXAMPLE_KEYS);
        }
        let settings = Settings::from_pairs(&values.into_iter().collect::<Vec<_>>());
        (function.as_str(), init::start(function, &settings))
    })
}

/// Parameters that a function reads.
fn read_parameters(template: &Template) -> BTreeSet<&str> {
    let sources = template.functions.values().flat_map(|variables| variables.values());
    sources.filter_map(|source| source.parameter.as_deref()).collect()
}

/// The brands of the compiled-in content.
fn brands() -> Vec<&'static str> {
    let content = contract::content::<custom_message::CustomMessage>().unwrap();
    content.messages().unwrap().brands().to_vec()
}

/// Returns whether only the init phase can judge `value`, because the check needs the content or Unicode's
/// tables. For such values, `make check` starts every function with the parameters of samconfig.toml.
fn is_left_to_make_check(parameter: &str, value: &str) -> bool {
    let is_brand = |name: &str| brands().iter().any(|brand| brand.eq_ignore_ascii_case(name));
    match parameter {
        "Brand" => !is_brand(value),
        "BrandByClient" => {
            value.split(',').any(|pair| !pair.split_once('=').is_some_and(|(_, name)| is_brand(name.trim())))
        }
        // The keys must be fields of the record templates.
        "RecordKey" | "RecordSortKey" => true,
        // The numbers of a key must be a point of its curve.
        "SignUpPassKeys" => !value.is_empty(),
        // A label in Punycode must decode to letters that a domain may have.
        "AllowedEmailDomains" | "DeniedEmailDomains" | "AutoConfirmDomains" => {
            value.to_ascii_lowercase().contains("xn--")
        }
        _ => false,
    }
}

#[test]
fn init_accepts_every_value_that_the_template_accepts() {
    let templates = FILES.map(Template::read);
    let mut refused = Vec::new();
    // functions.yaml repeats parameters of template.yaml without a change.
    let mut parameters = BTreeMap::new();
    for template in &templates {
        for name in read_parameters(template) {
            parameters.entry(name).or_insert(template);
        }
    }
    assert!(parameters.contains_key("UserPoolId"), "{:?}", parameters.keys());
    for (name, template) in parameters {
        let parameter = &template.parameters[name];
        let candidates = candidates::of(parameter);
        let accepted: BTreeSet<&String> =
            candidates.iter().filter(|value| parameter.accepts(value)).collect();
        // The test must try something.
        let least = if parameter.allowed.is_empty() { 10 } else { parameter.allowed.len() };
        assert!(accepted.len() >= least, "{name} accepts only {accepted:?}");
        for value in accepted {
            let errors = starts(template, name, value)
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
        candidates::first_of_each(&refused)
    );
}

#[test]
fn the_templates_accept_typical_values() {
    let templates = FILES.map(Template::read);
    for (name, values) in candidates::NEEDED {
        let template = templates.iter().find(|template| template.parameters.contains_key(*name));
        let template = template.unwrap_or_else(|| panic!("no template has {name}"));
        let parameter = &template.parameters[*name];
        for value in *values {
            assert!(parameter.accepts(value), "{name} does not accept {value}");
            for (function, result) in starts(template, name, value) {
                assert!(result.is_ok(), "{name}={value} stops {function}: {result:?}");
            }
        }
    }
}

#[test]
fn the_templates_refuse_values_that_no_function_would_check() {
    let templates = FILES.map(Template::read);
    for (name, values) in candidates::REFUSED {
        let template = templates.iter().find(|template| template.parameters.contains_key(*name)).unwrap();
        for value in *values {
            assert!(!template.parameters[*name].accepts(value), "{name} accepts {value}");
        }
    }
}

#[test]
fn the_template_accepts_every_rule_attribute_status_brand_and_locale() {
    let template = Template::read("template.yaml");
    let accepts = |parameter: &str, name: &str| {
        assert!(
            template.parameters[parameter].accepts(name),
            "template.yaml: {parameter} does not accept {name}"
        );
    };
    for (parameter, names) in [
        ("RequiredAttributes", &attributes::standard::STANDARD[..]),
        ("MonitoredRules", pre_sign_up::rules::CODES),
        ("BackfillUserStatuses", UserStatusType::values()),
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
    assert_eq!(
        template.parameters["DefaultLocale"].allowed, tags,
        "template.yaml: AllowedValues of DefaultLocale"
    );
}

#[test]
fn a_function_reads_every_variable_that_the_template_sets_and_no_other() {
    let template = Template::read("template.yaml");
    for (function, variables) in &template.functions {
        let values =
            variables.iter().map(|(name, source)| (name.clone(), template.value(source, "", "").to_owned()));
        let defaults: BTreeMap<String, String> = values.collect();
        let read = Rc::new(RefCell::new(BTreeSet::new()));
        let settings = Settings::from_lookup({
            let read = Rc::clone(&read);
            move |name| {
                read.borrow_mut().insert(name.to_owned());
                defaults.get(name).cloned()
            }
        });
        init::start(function, &settings).unwrap();
        drop(telemetry::subscriber(&settings, std::io::sink));
        for name in read.borrow().iter().filter(|name| !name.starts_with("AWS_")) {
            assert!(variables.contains_key(name), "template.yaml: add the variable {name} to {function}");
        }
        for name in variables.keys() {
            assert!(read.borrow().contains(name), "template.yaml: {function} does not read {name}");
        }
    }
}

#[test]
fn pre_sign_up_declares_every_setting_that_it_reads() {
    let declared: Vec<&str> = pre_sign_up::setting_names().chain(["DEFAULT_LOCALE", "LOG_LEVEL"]).collect();
    for name in Template::read("template.yaml").functions["pre-sign-up"].keys() {
        assert!(declared.contains(&name.as_str()), "no file of pre-sign-up declares {name}");
    }
}

#[test]
fn the_variables_of_a_function_fit_lambdas_limit() {
    for file in FILES {
        let template = Template::read(file);
        for (function, variables) in &template.functions {
            let bytes = variables.iter().map(|(variable, source)| {
                let value = source.most_bytes(&template.parameters);
                variable.len()
                    + value.unwrap_or_else(|| {
                        panic!("{file}: give the parameter of {variable} a MaxLength or AllowedValues")
                    })
            });
            let bytes: usize = bytes.sum();
            assert!(bytes <= MOST_BYTES, "{file}: the variables of {function} can have {bytes} bytes");
        }
    }
}
