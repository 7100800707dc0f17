//! `ALLOWED_CALLING_CODES`: the accepted calling codes of phone numbers; off when empty. Fraudsters sign up with premium
//! numbers, because each SMS to such a number earns them money. A sign-up without a phone number passes.
//!
//! Countries share calling codes: `+1` is the United States, Canada and much of the Caribbean. A longer code such as
//! `+1242` allows one country. A code with a minus excludes one country, as in `+1,-+1876`.

use content::Domains;
use trigger::{InitError, RefusalCode, Settings};

use crate::rule::{Check, Declaration, Scope, Setting};

pub(super) const RULE: Declaration = Declaration {
    setting: Some(SETTING),
    refusal_code: RefusalCode::PhoneNumberNotAccepted,
    scope: Scope::SelfSignUp,
    check,
};

const SETTING: Setting = Setting { name: "ALLOWED_CALLING_CODES", example: "+1,-+1876,+44" };

/// A calling code, or the first digits of the numbers of one country or region that shares it.
struct CallingCode {
    digits: String,
    allowed: bool,
}

fn check(settings: &Settings, _: &Domains<'static>) -> Result<Option<Check>, InitError> {
    let codes = settings.list(SETTING.name, SETTING.example, parse)?;
    if let Some(problem) = contradiction(&codes) {
        return Err(InitError { name: SETTING.name, problem, example: SETTING.example.to_owned() });
    }
    Ok((!codes.is_empty()).then(|| {
        Check::new(move |registration| {
            registration.attribute("phone_number").is_some_and(|number| !is_allowed(&codes, number))
        })
    }))
}

/// Returns whether the longest code that `number` begins with is allowed.
fn is_allowed(codes: &[CallingCode], number: &str) -> bool {
    let matching = codes.iter().filter(|code| number.starts_with(&code.digits));
    matching.max_by_key(|code| code.digits.len()).is_some_and(|code| code.allowed)
}

/// Parses an allowed code such as `+1` or an exception such as `-+1876`.
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

/// Problem with an exception that has no shorter allowed code, or is itself allowed.
fn contradiction(codes: &[CallingCode]) -> Option<String> {
    let allowed = |digits: &str| codes.iter().any(|code| code.allowed && code.digits == digits);
    let is_within_a_code = |digits: &str| (1..digits.len()).any(|end| allowed(&digits[..end]));
    let mut exceptions = codes.iter().filter(|code| !code.allowed);
    let found = exceptions.find(|code| allowed(&code.digits) || !is_within_a_code(&code.digits))?;
    let digits = &found.digits;
    Some(format!("has the exception -{digits}; allow a shorter code that {digits} begins with, not {digits}"))
}

#[cfg(test)]
mod tests {
    use crate::test_policy::{assert_first_refusal, init_error};

    fn assert_verdicts(codes: &str, passing: &[&str], refused: &[&str]) {
        let settings = [("ALLOWED_CALLING_CODES", codes)];
        assert_first_refusal(&settings, "phone_number", passing, None);
        assert_first_refusal(&settings, "phone_number", refused, Some("allowed_calling_codes"));
    }

    #[test]
    fn only_numbers_with_an_allowed_code_pass() {
        let refused = ["+15555550100", "+99955501000", "447700900000", "+4"];
        assert_verdicts("+44, +1242", &["+447700900000", "+12425550100", ""], &refused);
        assert_verdicts("", &["+99955501000"], &[]);
    }

    #[test]
    fn the_longest_matching_code_decides() {
        let passing = ["+15555550100", "+18705550100", "+18765550100", "+79125550100"];
        let refused = ["+18761234567", "+16585550100", "+77015550100", "+445555550100"];
        assert_verdicts("+1, -+1876, -+1658, +1876555, +7, -+77", &passing, &refused);
    }

    #[test]
    fn an_exception_without_an_allowed_code_stops_init() {
        for wrong in ["-+1876", "+44,-+1876", "+1876,-+1876", "+1,-+1", "+18765,-+1876", "-+1,-+1876"] {
            let error = init_error("ALLOWED_CALLING_CODES", wrong);
            assert!(error.contains("has the exception -+1"), "{wrong}: {error}");
        }
    }

    #[test]
    fn an_invalid_calling_code_stops_init() {
        for wrong in ["44", "+", "+0", "+44-+1", "GB", "-44", "--+44", "+44,-"] {
            let error = init_error("ALLOWED_CALLING_CODES", wrong);
            assert!(error.contains("is not a calling code"), "{error}");
        }
    }
}
