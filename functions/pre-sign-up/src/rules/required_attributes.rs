//! `REQUIRED_ATTRIBUTES`: attributes that must have a visible value; off when empty. A pool can also require
//! attributes, but only if they were chosen when the pool was created.

use attributes::invisible::has_visible;
use attributes::standard::STANDARD;
use content::Domains;
use trigger::{InitError, RefusalCode, Settings};

use crate::rule::{Check, Declaration, Scope, Setting};

pub(super) const RULE: Declaration = Declaration {
    setting: Some(SETTING),
    refusal_code: RefusalCode::AttributeRequired,
    scope: Scope::SelfSignUp,
    check,
};

const SETTING: Setting = Setting { name: "REQUIRED_ATTRIBUTES", example: "email,given_name,custom:company" };

fn check(settings: &Settings, _: &Domains<'static>) -> Result<Option<Check>, InitError> {
    let names = settings.list(SETTING.name, SETTING.example, parse)?;
    Ok((!names.is_empty()).then(|| {
        Check::new(move |registration| {
            names.iter().any(|name| !registration.attribute(name).is_some_and(has_visible))
        })
    }))
}

fn parse(name: &str) -> Result<String, String> {
    let problem =
        || format!("is not an attribute of Cognito; use one of {}, or custom:…", STANDARD.join(", "));
    if is_name(name) { Ok(name.to_owned()) } else { Err(problem()) }
}

/// Returns whether `name` is the name of an attribute in Cognito's letter case. With any other name, the rule
/// would refuse everybody.
fn is_name(name: &str) -> bool {
    let custom = name.strip_prefix("dev:").unwrap_or(name).strip_prefix("custom:");
    let is_written = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '_' | '-' | '.');
    STANDARD.contains(&name) || custom.is_some_and(|own| !own.is_empty() && own.chars().all(is_written))
}

#[cfg(test)]
mod tests {
    use attributes::standard::STANDARD;

    use crate::registration::Source::SelfSignUp;
    use crate::test_policy::{check, init_error};

    #[test]
    fn a_missing_or_blank_attribute_is_refused() {
        let settings = [("REQUIRED_ATTRIBUTES", "email, custom:company")];
        let refused = Some("required_attributes");
        let email = ("email", "a@example.com");
        assert_eq!(check(&settings, SelfSignUp, &[]), refused);
        assert_eq!(check(&settings, SelfSignUp, &[email]), refused);
        for blank in [" ", "\u{200B}", "\u{3164}", "\u{2800}", "\u{AD}\u{FE0F}", "\u{A0}\u{3000}\n"] {
            assert_eq!(
                check(&settings, SelfSignUp, &[email, ("custom:company", blank)]),
                refused,
                "{blank:?}"
            );
        }
        assert_eq!(check(&settings, SelfSignUp, &[email, ("custom:company", "A")]), None);
    }

    #[test]
    fn an_unknown_attribute_stops_init() {
        let problem = |list: &str| init_error("REQUIRED_ATTRIBUTES", list);
        for name in ["given-name", "Email", "company", "custom:", "dev:company", "custom:a!b"] {
            let error = problem(&format!("email,{name}"));
            let beginning = format!(
                "REQUIRED_ATTRIBUTES is \"email,{name}\", and \"{name}\" in it is not an attribute of \
                 Cognito; use one of sub, address, "
            );
            assert!(error.starts_with(&beginning), "{name}: {error}");
            let end = ", or custom:…; for example REQUIRED_ATTRIBUTES=email,given_name,custom:company";
            assert!(error.ends_with(end), "{name}: {error}");
        }
        let every = format!("{},custom:Company,dev:custom:cost-center", STANDARD.join(","));
        assert_eq!(problem(&every), "");
    }
}
