//! Which part of a sign-up a name stands for, on the command line and in the first row of a file.

use anyhow::{Context, Result};
use attributes::standard::STANDARD;

/// The column by which a file of Cognito's user import is known.
pub const IMPORT_USERNAME: &str = "cognito:username";

/// A part of a sign-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// A user attribute, by its name.
    Attribute(String),
    /// The username.
    Username,
    /// The version of the terms that the person accepted.
    TermsVersion,
}

impl Field {
    /// The field of that name, if there is one. Case does not matter, but for custom attributes.
    pub fn from_name(name: &str) -> Option<Self> {
        let is = |known: &str| known.eq_ignore_ascii_case(name);
        if is("username") || is(IMPORT_USERNAME) {
            return Some(Self::Username);
        }
        if is("termsVersion") {
            return Some(Self::TermsVersion);
        }
        let custom = name.starts_with("custom:") || name.starts_with("dev:custom:");
        let known = STANDARD.into_iter().find(|known| is(known)).or(custom.then_some(name));
        known.map(|known| Self::Attribute(known.to_owned()))
    }

    /// The field of that name.
    ///
    /// # Errors
    /// When there is none: a typing error would be judged as a missing attribute.
    pub fn parse(name: &str) -> Result<Self> {
        Self::from_name(name).with_context(|| {
            format!("\"{name}\" is no attribute of Cognito; those are {}, and custom:…", STANDARD.join(", "))
        })
    }

    /// Its name in a report.
    pub fn name(&self) -> &str {
        match self {
            Self::Attribute(name) => name,
            Self::Username => IMPORT_USERNAME,
            Self::TermsVersion => "termsVersion",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_attributes_and_of_what_is_none() {
        let attribute = |name: &str| Some(Field::Attribute(name.to_owned()));
        for (name, field) in [
            ("email", attribute("email")),
            ("Email", attribute("email")),
            ("custom:Company", attribute("custom:Company")),
            ("dev:custom:id", attribute("dev:custom:id")),
            ("cognito:username", Some(Field::Username)),
            ("Username", Some(Field::Username)),
            ("termsVersion", Some(Field::TermsVersion)),
            ("cognito:mfa_enabled", None),
            ("e-mail", None),
            ("", None),
        ] {
            assert_eq!(Field::from_name(name), field, "{name}");
        }
    }
}
