//! `REQUIRED_ATTRIBUTES`: attributes that must be there and not blank, although the pool does not require them.
//! (What a pool requires can only be set when it is made.)

use trigger::{Diagnostic, InitError, Settings};

use super::Rule;

pub(super) fn rule(settings: &Settings) -> Result<Option<Rule>, InitError> {
    let names = settings.parsed("REQUIRED_ATTRIBUTES", "email,given_name,custom:company", parse)?;
    Ok(names.map(|names| {
        Rule::for_self_sign_up("required_attributes", Diagnostic::AttributeRequired, move |registration| {
            names.iter().any(|name| registration.attribute(name).is_none())
        })
    }))
}

fn parse(list: &str) -> Result<Vec<String>, String> {
    let names = list.split(',').map(str::trim).filter(|name| !name.is_empty());
    names.map(|name| if is_name(name) { Ok(name.to_owned()) } else { Err(not_a_name(name)) }).collect()
}

fn is_name(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '_' | '-' | '.'))
}

fn not_a_name(name: &str) -> String {
    format!("and \"{name}\" in it is not the name of an attribute")
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
        assert_eq!(check(&settings, SelfSignUp, &[email, ("custom:company", " ")]), refused);
        assert_eq!(check(&settings, SelfSignUp, &[email, ("custom:company", "A")]), None);
    }

    #[test]
    fn a_list_with_something_else_in_it_stops_init() {
        let settings = Settings::from_pairs(&[("REQUIRED_ATTRIBUTES", "email;name")]);
        let error = rule(&settings).unwrap_err().to_string();
        assert_eq!(
            error,
            "REQUIRED_ATTRIBUTES is \"email;name\", and \"email;name\" in it is not the name of an attribute; \
             for example REQUIRED_ATTRIBUTES=email,given_name,custom:company"
        );
    }
}
