//! `MINIMUM_AGE_YEARS`: the minimum age by the attribute `birthdate`, in UTC; off when empty. A missing or
//! invalid date is refused, because otherwise people could evade the rule by leaving the date out.

use std::time::SystemTime;

use content::Domains;
use time::{Date, OffsetDateTime};
use trigger::{InitError, RefusalCode, Settings};

use crate::registration::parse_date;
use crate::rule::{Check, Declaration, Scope, Setting};

pub(super) const RULE: Declaration = Declaration {
    setting: Some(SETTING),
    refusal_code: RefusalCode::AgeNotAccepted,
    scope: Scope::SelfSignUp,
    check,
};

const SETTING: Setting = Setting { name: "MINIMUM_AGE_YEARS", example: "16" };

/// Maximum age. It refuses the year 0000, which `OpenID` Connect uses for a withheld year.
/// Source: <https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims>
const OLDEST: u32 = 130;

fn check(settings: &Settings, _: &Domains<'static>) -> Result<Option<Check>, InitError> {
    if settings.optional(SETTING.name).is_none() {
        return Ok(None);
    }
    let years = settings.number(SETTING.name, 1..=OLDEST, 16)?;
    Ok(Some(Check::new(move |registration| {
        let birthdate = registration.attribute("birthdate").and_then(parse_date);
        let age = birthdate.and_then(|birthdate| age(birthdate, registration.received_at));
        !age.is_some_and(|age| (years..=OLDEST).contains(&age))
    })))
}

/// Age in whole years at `now`, or `None` before birth. People born on 29 February have their birthday on 1 March in
/// common years.
fn age(birthdate: Date, now: SystemTime) -> Option<u32> {
    let today = OffsetDateTime::from(now).date();
    let day_of_year = |date: Date| (u8::from(date.month()), date.day());
    let not_yet = i32::from(day_of_year(today) < day_of_year(birthdate));
    u32::try_from(today.year() - birthdate.year() - not_yet).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registration::Source::{AdminCreateUser, SelfSignUp};
    use crate::test_policy::{assert_first_refusal, check, today};

    const SETTINGS: [(&str, &str); 1] = [("MINIMUM_AGE_YEARS", "16")];

    fn assert_pass(birthdates: &[&str]) {
        assert_first_refusal(&SETTINGS, "birthdate", birthdates, None);
    }

    fn assert_refused(birthdates: &[&str]) {
        assert_first_refusal(&SETTINGS, "birthdate", birthdates, Some("minimum_age_years"));
    }

    /// Today is 2026-03-01.
    #[test]
    fn the_birthday_itself_is_old_enough() {
        assert_pass(&["2010-03-01", "2010-02-28", "1990-12-31", "1900-01-01", "2008-02-29"]);
        assert_refused(&["2010-03-02", "2010-12-31", "2026-03-01", "2027-01-01", "9999-12-31"]);
    }

    #[test]
    fn nobody_is_older_than_130() {
        assert_pass(&["1896-03-01", "1895-03-02"]);
        assert_refused(&["1895-03-01", "1800-01-01", "0001-01-01", "0000-01-01", "0000-03-01", "0000-02-29"]);
    }

    #[test]
    fn people_born_on_a_leap_day_have_their_birthday_on_the_first_of_march() {
        let leap_day = parse_date("2008-02-29").unwrap();
        let day = std::time::Duration::from_hours(24);
        assert_eq!(age(leap_day, today()), Some(18));
        assert_eq!(age(leap_day, today() - day), Some(17));
    }

    #[test]
    fn a_missing_or_invalid_date_is_refused() {
        assert_refused(&[
            "",
            "0000",
            "2000",
            "2000-1-1",
            "2001-02-29",
            "2000-13-01",
            "2000-00-10",
            "01/02/2000",
            "+200-01-01",
            "2000-01-01T00:00",
        ]);
        assert_eq!(check(&SETTINGS, AdminCreateUser, &[]), None);
        assert_eq!(check(&[], SelfSignUp, &[]), None);
    }
}
