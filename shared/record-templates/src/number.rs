//! DynamoDB's numbers: strings with at most 38 significant digits.
//! Source: <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html>

use std::ops::RangeInclusive;

/// Maximum number of significant digits.
const DIGITS: usize = 38;
/// Allowed power of ten of the first significant digit.
const MAGNITUDES: RangeInclusive<i64> = -130..=125;

/// The value of a number. Different spellings of a value are equal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    negative: bool,
    digits: String,
    magnitude: i64,
}

impl Number {
    /// Parses a number; returns `None` when DynamoDB would refuse it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
        let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !all_digits(whole) || !all_digits(fraction) {
            return None;
        }
        let exponent: i64 = exponent.parse().ok().filter(|exponent: &i64| exponent.abs() < 1_000)?;
        let all = format!("{whole}{fraction}");
        let digits = all.trim_start_matches('0');
        let zeros = all.len() - digits.len();
        let digits = digits.trim_end_matches('0');
        if digits.is_empty() {
            return Some(Self { negative: false, digits: String::new(), magnitude: 0 });
        }
        let magnitude = i64::try_from(whole.len()).ok()? - 1 - i64::try_from(zeros).ok()? + exponent;
        let fits = digits.len() <= DIGITS && MAGNITUDES.contains(&magnitude);
        fits.then(|| Self { negative: text.starts_with('-'), digits: digits.to_owned(), magnitude })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_dynamodb_accepts_are_parsed() {
        let digits = "1".repeat(38);
        for number in
            ["0", "-0", "7", "-7", "+7", "1.50", "007", "1e3", "1E-130", "9.99e125", &digits, "0.00010e-126"]
        {
            assert!(Number::parse(number).is_some(), "{number}");
        }
    }

    #[test]
    fn texts_that_dynamodb_refuses_are_not_parsed() {
        let digits = "1".repeat(39);
        for text in [
            "",
            " 7",
            "7 ",
            "-",
            "+-7",
            "1,5",
            "1.",
            ".5",
            "1.2.3",
            "e3",
            "1e",
            "1e1.5",
            "0x7",
            "NaN",
            "Infinity",
            "٧",
            "1e126",
            "1e-131",
            "1e99999999999999999999",
            &digits,
        ] {
            assert_eq!(Number::parse(text), None, "{text}");
        }
    }

    #[test]
    fn different_spellings_of_a_number_are_equal() {
        for (one, other) in
            [("1", "1.0"), ("1", "001"), ("100", "1e2"), ("0.5", "5e-1"), ("0", "-0.0"), ("+7", "7")]
        {
            assert_eq!(Number::parse(one), Number::parse(other), "{one} {other}");
        }
        for (one, other) in [("1", "-1"), ("1", "10"), ("0.1", "0.01"), ("0", "1")] {
            assert_ne!(Number::parse(one), Number::parse(other), "{one} {other}");
        }
    }
}
