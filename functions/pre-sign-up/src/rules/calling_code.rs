//! `ALLOWED_CALLING_CODES`: the countries whose phone numbers are served; off when empty. Each SMS to a premium
//! number earns somebody money, and sign-up is where they ask for it. No number at all is fine.

use trigger::{Diagnostic, InitError, Settings};

use super::Rule;

pub(super) fn rule(settings: &Settings) -> Result<Option<Rule>, InitError> {
    let codes =
        settings.parsed("ALLOWED_CALLING_CODES", "+1,+44,+353", parse)?.filter(|codes| !codes.is_empty());
    Ok(codes.map(|codes| {
        Rule::for_self_sign_up("calling_code", Diagnostic::PhoneNumberNotAccepted, move |registration| {
            let number = registration.attribute("phone_number");
            number.is_some_and(|number| !codes.iter().any(|code| number.starts_with(code.as_str())))
        })
    }))
}

/// No calling code is the beginning of another, so a number has at most one; a longer entry, `+1242`, is one country
/// of a shared code.
fn parse(list: &str) -> Result<Vec<String>, String> {
    let codes = list.split(',').map(str::trim).filter(|code| !code.is_empty());
    codes.map(|code| if is_code(code) { Ok(code.to_owned()) } else { Err(not_a_code(code)) }).collect()
}

fn is_code(code: &str) -> bool {
    let digits = code.strip_prefix('+').unwrap_or_default();
    (1..=7).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.starts_with('0')
}

fn not_a_code(code: &str) -> String {
    format!("and \"{code}\" in it is not a calling code")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registration::Source::SelfSignUp;
    use crate::rules::tests::check;

    #[test]
    fn only_listed_countries_pass() {
        let verdict = |number| {
            check(&[("ALLOWED_CALLING_CODES", "+44, +1242")], SelfSignUp, &[("phone_number", number)])
        };
        for passes in ["+447700900000", "+12425550100", ""] {
            assert_eq!(verdict(passes), None, "{passes}");
        }
        for refused in ["+15555550100", "+99955501000", "447700900000", "+4"] {
            assert_eq!(verdict(refused), Some("calling_code"), "{refused}");
        }
        assert_eq!(check(&[], SelfSignUp, &[("phone_number", "+99955501000")]), None);
    }

    #[test]
    fn what_is_no_calling_code_stops_init() {
        for wrong in ["44", "+", "+0", "+44;+1", "GB"] {
            let error = rule(&Settings::from_pairs(&[("ALLOWED_CALLING_CODES", wrong)])).unwrap_err();
            assert!(error.to_string().contains("is not a calling code"), "{error}");
        }
    }
}
