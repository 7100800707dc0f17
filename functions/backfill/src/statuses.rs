//! The statuses of users who need records.

use std::fmt;
use std::str::FromStr;

use aws_sdk_cognitoidentityprovider::types::UserStatusType;

/// A non-empty set of Cognito's user statuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statuses(Vec<String>);

/// The statuses of all users who can sign in now, or after a step by themselves or by an administrator.
impl Default for Statuses {
    fn default() -> Self {
        let all = ["CONFIRMED", "EXTERNAL_PROVIDER", "FORCE_CHANGE_PASSWORD", "RESET_REQUIRED"];
        Self(all.map(str::to_owned).into())
    }
}

impl Statuses {
    /// Returns whether users of this status need records.
    #[must_use]
    pub fn include(&self, status: &str) -> bool {
        self.0.iter().any(|known| known == status)
    }
}

/// Parses a comma-separated list. A misspelt status is an error, because it would skip users.
impl FromStr for Statuses {
    type Err = String;

    fn from_str(list: &str) -> Result<Self, String> {
        let words: Vec<String> = list.split(',').map(|word| word.trim().to_ascii_uppercase()).collect();
        let known = UserStatusType::values();
        match words.iter().find(|word| !known.contains(&word.as_str())) {
            Some(word) => Err(format!("\"{word}\" in it is not one of {}", known.join(", "))),
            None => Ok(Self(words)),
        }
    }
}

impl fmt::Display for Statuses {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_contains_only_cognitos_statuses() {
        let some: Statuses = "confirmed, UNCONFIRMED".parse().unwrap();
        assert_eq!(some.to_string(), "CONFIRMED,UNCONFIRMED");
        assert!(some.include("UNCONFIRMED") && !some.include("EXTERNAL_PROVIDER"));
        assert_eq!(Statuses::default().to_string().parse(), Ok(Statuses::default()));
        let error = "CONFIRMED,CONFRIMED".parse::<Statuses>().unwrap_err();
        assert!(error.starts_with("\"CONFRIMED\" in it is not one of ARCHIVED, "), "{error}");
        for wrong in ["", " , ", "CONFIRMED,", "CONFIRMED;ARCHIVED", "CONFIRMED ARCHIVED"] {
            assert!(wrong.parse::<Statuses>().is_err(), "{wrong}");
        }
    }
}
