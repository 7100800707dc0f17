//! `REQUIRED_ATTRIBUTES`: attributes that must be there with something in them that can be seen, although the pool does not require them.
//! (What a pool requires can only be set when it is made.)

use attributes::invisible::has_visible;
use attributes::standard::STANDARD;
use trigger::{InitError, RefusalCode, Settings};

use super::Rule;

pub(super) fn rule(settings: &Settings) -> Result<Option<Rule>, InitError> {
    let names = settings.list("REQUIRED_ATTRIBUTES", "email,given_name,custom:company", parse)?;
    Ok((!names.is_empty()).then(|| {
        Rule::for_self_sign_up("required_attributes", RefusalCode::AttributeRequired, move |registration| {
            names.iter().any(|name| !registration.attribute(name).is_some_and(has_visible))
        })
    }))
}

fn parse(name: &str) -> Result<String, String> {
    if is_name(name) { Ok(name.to_owned()) } else { Err(not_a_name()) }
}

/// Cognito's names in Cognito's letter case: any other is never there, and everybody would be refused.
fn is_name(name: &str) -> bool {
    let custom = name.strip_prefix("dev:").unwrap_or(name).strip_prefix("custom:");
    let is_written = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '_' | '-' | '.');
    STANDARD.contains(&name) || custom.is_some_and(|own| !own.is_empty() && own.chars().all(is_written))
}

fn not_a_name() -> String {
    format!("is not the name of an attribute; those are {}, and custom:…", STANDARD.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registration::Source::SelfSignUp;
    use crate::rules::tests::check;

    #[test]
    fn every_listed_attribute_must_be_there() {
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
    fn what_no_user_has_stops_init() {
        let problem = |list: &str| {
            rule(&Settings::from_pairs(&[("REQUIRED_ATTRIBUTES", list)])).err().map(|error| error.to_string())
        };
        for name in ["given-name", "Email", "company", "custom:", "dev:company", "custom:a!b"] {
            let error = problem(&format!("email,{name}")).unwrap_or_default();
            let beginning = format!(
                "REQUIRED_ATTRIBUTES is \"email,{name}\", and \"{name}\" in it is not the name of an attribute; \
                 those are sub, address, "
            );
            assert!(error.starts_with(&beginning), "{name}: {error}");
            let end = ", and custom:…; for example REQUIRED_ATTRIBUTES=email,given_name,custom:company";
            assert!(error.ends_with(end), "{name}: {error}");
        }
        let every = format!("{},custom:Company,dev:custom:cost-center", STANDARD.join(","));
        assert_eq!(problem(&every), None);
    }
}
