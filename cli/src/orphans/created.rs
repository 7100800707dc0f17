//! The time at which a record was created, from a field of the record.

use std::time::Duration;

use aws_sdk_dynamodb::types::AttributeValue;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;

/// Maximum length of a time. A record can have any text in the field.
const MAX_LENGTH: usize = 40;

/// The text of a field that holds a time: RFC 3339 in a text, or seconds since 1970 in a number. Nothing for any other
/// value. The two forms cannot be confused, so the text alone is enough to compare the field later.
pub fn text(value: &AttributeValue) -> Option<&str> {
    let (text, is_number) = match value {
        AttributeValue::S(text) => (text, false),
        AttributeValue::N(number) => (number, true),
        _ => return None,
    };
    (is_number == is_digits(text) && epoch_seconds(text).is_some()).then_some(text)
}

/// The value of the field with this text.
pub fn value(text: &str) -> AttributeValue {
    let form = if is_digits(text) { AttributeValue::N } else { AttributeValue::S };
    form(text.to_owned())
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

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Duration = Duration::from_hours(24);

    #[test]
    fn a_time_is_rfc_3339_or_seconds() {
        let text_of = |value: &AttributeValue| text(value).map(str::to_owned);
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
        assert_eq!(text(&AttributeValue::Bool(true)), None);
    }

    #[test]
    fn a_record_from_the_future_or_in_milliseconds_is_never_old() {
        let now = 1_767_323_045;
        for (created, is_old) in [
            ("2026-01-01T03:04:05Z", true),
            ("2026-01-01T03:04:06Z", false),
            ("1767236645", true),
            ("1767236646", false),
            ("2027-01-01T00:00:00Z", false),
            ("1767236645000", false),
            ("0", true),
            ("soon", false),
        ] {
            assert_eq!(is_older(created, DAY, now), is_old, "{created}");
        }
    }
}
