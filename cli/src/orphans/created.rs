//! The time at which a record was created, from a field of the record.

use std::time::{Duration, SystemTime};

use anyhow::Result;
use aws_sdk_dynamodb::types::AttributeValue;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;

/// Maximum length of a time. A record can have any text in the field.
const MAX_LENGTH: usize = 40;
/// The first second of 2014, the year of Cognito. An earlier time, zero for example, stands for none.
const EARLIEST: i64 = 1_388_534_400;
/// Seconds by which a time may be ahead of the clock. Milliseconds are ahead by millennia.
const MAX_SECONDS_AHEAD: i64 = 86_400;

/// The text of a field that holds a time from 2014 on, at most one day after `now`: RFC 3339 in a text, or seconds since
/// 1970 in a number. Nothing for any other value. The two forms cannot be confused, so the text alone is enough to compare
/// the field later.
pub fn text(value: &AttributeValue, now: i64) -> Option<&str> {
    let (text, is_number) = match value {
        AttributeValue::S(text) => (text, false),
        AttributeValue::N(number) => (number, true),
        _ => return None,
    };
    (is_number == is_digits(text) && is_plausible(text, now)).then_some(text)
}

/// The value of the field with this text.
pub fn value(text: &str) -> AttributeValue {
    let form = if is_digits(text) { AttributeValue::N } else { AttributeValue::S };
    form(text.to_owned())
}

/// Returns whether a record can have been created at this time.
pub fn is_plausible(text: &str, now: i64) -> bool {
    let latest = now.saturating_add(MAX_SECONDS_AHEAD);
    epoch_seconds(text).is_some_and(|created| (EARLIEST..=latest).contains(&created))
}

/// Returns whether the time is at least `age` before `now`, in seconds since 1970.
pub fn is_older(text: &str, age: Duration, now: i64) -> bool {
    let age = i64::try_from(age.as_secs()).unwrap_or(i64::MAX);
    epoch_seconds(text).is_some_and(|created| now.saturating_sub(created) >= age)
}

/// The time in seconds since 1970.
pub fn epoch_seconds(text: &str) -> Option<i64> {
    if text.len() > MAX_LENGTH {
        return None;
    }
    if is_digits(text) {
        return text.parse().ok();
    }
    DateTime::from_str(text, Format::DateTimeWithOffset).ok().map(|time| time.secs())
}

/// The current time in RFC 3339.
///
/// # Errors
/// Fails if the clock is wrong by millennia.
pub fn current_time() -> Result<String> {
    Ok(DateTime::from(SystemTime::now()).fmt(Format::DateTime)?)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Duration = Duration::from_hours(24);
    const NOW: i64 = 1_767_323_045;

    #[test]
    fn a_time_is_rfc_3339_or_seconds() {
        let text_of = |value: &AttributeValue| text(value, NOW).map(str::to_owned);
        for valid in ["2026-01-02T03:04:05.678Z", "2026-01-02T03:04:05Z", "2026-01-02T05:04:05+02:00"] {
            assert_eq!(text_of(&AttributeValue::S(valid.to_owned())).as_deref(), Some(valid));
            assert_eq!(epoch_seconds(valid), Some(1_767_323_045), "{valid}");
            assert_eq!(value(valid), AttributeValue::S(valid.to_owned()));
        }
        let seconds = AttributeValue::N("1767323045".to_owned());
        assert_eq!(text_of(&seconds).map(|text| value(&text)), Some(seconds));
        let long = format!("2026-01-02T03:04:05.{}Z", "0".repeat(400));
        for other in ["", "yesterday", "2026-01-02", "1767323045", "2026-13-02T03:04:05Z", &long] {
            assert_eq!(text_of(&AttributeValue::S(other.to_owned())), None, "{other}");
        }
        for other in ["1.5", "-1", "1E+9", "99999999999999999999"] {
            assert_eq!(text_of(&AttributeValue::N(other.to_owned())), None, "{other}");
        }
        assert_eq!(text(&AttributeValue::Bool(true), NOW), None);
    }

    #[test]
    fn a_time_before_cognito_or_after_tomorrow_is_none() {
        for (valid, other) in [
            ("2014-01-01T00:00:00Z", "2013-12-31T23:59:59Z"),
            ("1388534400", "1388534399"),
            ("2026-01-03T03:04:05Z", "2026-01-03T03:04:06Z"),
            ("1767409445", "1767409446"),
            ("2026-01-02T03:04:05Z", "0001-01-01T00:00:00Z"),
            ("1767323045", "0"),
            ("1767323045", "1"),
            ("1767323045", "1767323045000"),
            ("2026-01-02T03:04:05Z", "9999-12-31T23:59:59Z"),
        ] {
            assert_eq!(text(&value(valid), NOW), Some(valid));
            assert_eq!(text(&value(other), NOW), None, "{other}");
        }
    }

    #[test]
    fn a_record_from_the_future_or_in_milliseconds_is_never_old() {
        for (created, is_old) in [
            ("2026-01-01T03:04:05Z", true),
            ("2026-01-01T03:04:06Z", false),
            ("1767236645", true),
            ("1767236646", false),
            ("2027-01-01T00:00:00Z", false),
            ("1767236645000", false),
            ("soon", false),
        ] {
            assert_eq!(is_older(created, DAY, NOW), is_old, "{created}");
        }
    }
}
