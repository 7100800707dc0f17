//! One sign-up, and the names of its fields on the command line and in the first row of a file.

use std::collections::HashMap;
use std::time::SystemTime;

use anyhow::{Context, Result};
use attributes::standard::STANDARD;
use pre_sign_up::registration::{Registration, Source};

/// The column that only files for Cognito's user import have.
pub const IMPORT_USERNAME: &str = "cognito:username";

/// A field of a sign-up.
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
    /// The field with this name, if there is one. Only the names of custom attributes are case-sensitive.
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

    /// The field with this name.
    ///
    /// # Errors
    /// Fails if there is no such field. Otherwise a typo would count as a missing attribute.
    pub fn parse(name: &str) -> Result<Self> {
        Self::from_name(name).with_context(|| {
            format!(
                "\"{name}\" is not an attribute of Cognito; use one of {}, or custom:…",
                STANDARD.join(", ")
            )
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

/// The values of one sign-up. It has no `Debug`, because all of them are personal data.
#[derive(Default)]
pub struct SignUp {
    attributes: HashMap<String, String>,
    username: String,
    terms_version: String,
}

impl SignUp {
    /// Sets `field`. The strings are reused, so that a file needs no more memory than its longest row.
    pub fn set(&mut self, field: &Field, value: &str) {
        let text = match field {
            Field::Username => &mut self.username,
            Field::TermsVersion => &mut self.terms_version,
            Field::Attribute(name) => match self.attributes.get_mut(name) {
                Some(text) => text,
                None => self.attributes.entry(name.clone()).or_default(),
            },
        };
        text.clear();
        text.push_str(value);
    }

    /// The sign-up as a registration, which the rules judge.
    pub fn registration(&self, source: Source, received_at: SystemTime) -> Registration<'_> {
        let mut registration = Registration::new(source, received_at, &self.attributes);
        registration.username = &self.username;
        registration.terms_version = Some(self.terms_version.as_str()).filter(|version| !version.is_empty());
        registration
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A sign-up with these fields.
    pub fn sign_up(fields: &[(&str, &str)]) -> SignUp {
        let mut sign_up = SignUp::default();
        for (name, value) in fields {
            sign_up.set(&Field::parse(name).unwrap(), value);
        }
        sign_up
    }

    #[test]
    fn a_known_name_is_mapped_to_its_field() {
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
