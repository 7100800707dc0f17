//! `ALLOWED_CALLING_CODES`: the calling codes whose phone numbers are served, off when empty. Each SMS to a premium
//! number earns somebody money, and sign-up is where they ask for it. No number at all is fine.
//!
//! Countries share calling codes: `+1` is the United States, Canada and much of the Caribbean. A longer code is one of
//! them, `+1242`, and one with a minus leaves one of them out, `+1,-+1876`.

use trigger::{InitError, RefusalCode, Settings};

use super::Rule;

const NAME: &str = "ALLOWED_CALLING_CODES";
const EXAMPLE: &str = "+1,-+1876,+44";

/// A calling code, or the first digits of the numbers of one country or region that shares it.
struct CallingCode {
    digits: String,
    allowed: bool,
}

pub(super) fn rule(settings: &Settings) -> Result<Option<Rule>, InitError> {
    let codes = settings.list(NAME, EXAMPLE, parse)?;
    if let Some(problem) = contradiction(&codes) {
        return Err(InitError { name: NAME, problem, example: EXAMPLE.to_owned() });
    }
    Ok((!codes.is_empty()).then(|| {
        Rule::for_self_sign_up(
            "allowed_calling_codes",
            RefusalCode::PhoneNumberNotAccepted,
            move |registration| {
                let number = registration.attribute("phone_number");
                number.is_some_and(|number| !is_allowed(&codes, number))
            },
        )
    }))
}

/// The longest code that a number begins with decides.
fn is_allowed(codes: &[CallingCode], number: &str) -> bool {
    longest(codes, number).is_some_and(|code| code.allowed)
}

fn longest<'c>(codes: &'c [CallingCode], number: &str) -> Option<&'c CallingCode> {
    let matching = codes.iter().filter(|code| number.starts_with(&code.digits));
    matching.max_by_key(|code| code.digits.len())
}

/// `+1` allows, `-+1876` makes an exception.
fn parse(entry: &str) -> Result<CallingCode, &'static str> {
    let digits = entry.strip_prefix('-').unwrap_or(entry);
    let code = || CallingCode { digits: digits.to_owned(), allowed: digits == entry };
    if is_code(digits) { Ok(code()) } else { Err("is not a calling code, nor an exception such as -+1876") }
}

fn is_code(code: &str) -> bool {
    let digits = code.strip_prefix('+').unwrap_or_default();
    (1..=7).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.starts_with('0')
}

/// An exception from nothing would refuse everybody, or do nothing.
fn contradiction(codes: &[CallingCode]) -> Option<String> {
    let allowed = |digits: &str| codes.iter().any(|code| code.allowed && code.digits == digits);
    let is_within_a_code = |digits: &str| (1..digits.len()).any(|end| allowed(&digits[..end]));
    let mut exceptions = codes.iter().filter(|code| !code.allowed);
    let found = exceptions.find(|code| allowed(&code.digits) || !is_within_a_code(&code.digits))?;
    Some(format!("has the exception -{0}, but allows no shorter code that {0} begins with", found.digits))
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
            assert_eq!(verdict(refused), Some("allowed_calling_codes"), "{refused}");
        }
        assert_eq!(check(&[], SelfSignUp, &[("phone_number", "+99955501000")]), None);
    }

    #[test]
    fn the_longest_code_decides() {
        let verdict = |number| {
            let settings = [("ALLOWED_CALLING_CODES", "+1, -+1876, -+1658, +1876555, +7, -+77")];
            check(&settings, SelfSignUp, &[("phone_number", number)])
        };
        for passes in ["+15555550100", "+18705550100", "+18765550100", "+79125550100"] {
            assert_eq!(verdict(passes), None, "{passes}");
        }
        for refused in ["+18761234567", "+16585550100", "+77015550100", "+445555550100"] {
            assert_eq!(verdict(refused), Some("allowed_calling_codes"), "{refused}");
        }
    }

    #[test]
    fn an_exception_from_nothing_stops_init() {
        for wrong in ["-+1876", "+44,-+1876", "+1876,-+1876", "+1,-+1", "+18765,-+1876", "-+1,-+1876"] {
            let error = rule(&Settings::from_pairs(&[("ALLOWED_CALLING_CODES", wrong)])).unwrap_err();
            assert!(error.to_string().contains("has the exception -+1"), "{wrong}: {error}");
        }
    }

    #[test]
    fn what_is_no_calling_code_stops_init() {
        for wrong in ["44", "+", "+0", "+44-+1", "GB", "-44", "--+44", "+44,-"] {
            let error = rule(&Settings::from_pairs(&[("ALLOWED_CALLING_CODES", wrong)])).unwrap_err();
            assert!(error.to_string().contains("is not a calling code"), "{error}");
        }
    }
}
