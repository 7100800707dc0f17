//! The registration that the rules judge.

use std::collections::HashMap;
use std::fmt;
use std::time::SystemTime;

use attributes::EmailAddress;
use attributes::email_address::NotAnEmailAddress;
use time::{Date, Month};

/// Origin of a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The person signed up, through `SignUp`.
    SelfSignUp,
    /// An administrator or an import created the user, through `AdminCreateUser`.
    AdminCreateUser,
    /// The user signed in through an identity provider for the first time.
    ExternalProvider,
}

impl Source {
    /// The source by Cognito's name, or `None` for an unknown one.
    #[must_use]
    pub fn from_trigger_source(trigger_source: &str) -> Option<Self> {
        match trigger_source {
            "PreSignUp_SignUp" => Some(Self::SelfSignUp),
            "PreSignUp_AdminCreateUser" => Some(Self::AdminCreateUser),
            "PreSignUp_ExternalProvider" => Some(Self::ExternalProvider),
            _ => None,
        }
    }
}

/// Verdict on the sign-up pass of a registration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PassVerdict {
    /// There is no valid pass.
    #[default]
    NotValid,
    /// The app client needs no pass.
    NotNeeded,
    /// The pass is valid.
    Valid {
        /// Whether the back end has verified that the person owns the email address.
        email_verified: bool,
    },
}

/// One registration. `Debug` is redacted.
pub struct Registration<'a> {
    /// Origin of the registration.
    pub source: Source,
    /// Time of its arrival.
    pub received_at: SystemTime,
    /// App client that the person uses; empty when unknown.
    pub client_id: &'a str,
    /// Cognito's username: chosen by the person, or a UUID in a pool with email sign-in.
    pub username: &'a str,
    /// Version of the terms that the person accepted, according to the client.
    pub terms_version: Option<&'a str>,
    /// Verdict on the pass that the client sent.
    pub pass: PassVerdict,
    /// The email address, if there is one. It is parsed once for all rules.
    pub email: Option<Result<EmailAddress, NotAnEmailAddress>>,
    pub(crate) attributes: &'a HashMap<String, String>,
}

impl<'a> Registration<'a> {
    /// A registration with these user attributes.
    #[must_use]
    pub fn new(source: Source, received_at: SystemTime, attributes: &'a HashMap<String, String>) -> Self {
        let mut registration = Self {
            source,
            received_at,
            client_id: "",
            username: "",
            terms_version: None,
            pass: PassVerdict::default(),
            email: None,
            attributes,
        };
        registration.email = registration.attribute("email").map(EmailAddress::parse);
        registration
    }

    /// An attribute by its Cognito name. An empty or blank value counts as missing.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes.get(name).map(String::as_str).filter(|value| !value.trim().is_empty())
    }

    /// The names of the person, each with its attribute.
    pub fn names(&self) -> impl Iterator<Item = (&'static str, &'a str)> {
        NAMES.into_iter().filter_map(|attribute| Some((attribute, self.attribute(attribute)?)))
    }

    /// The email address, if it is valid.
    #[must_use]
    pub fn valid_email(&self) -> Option<&EmailAddress> {
        self.email.as_ref()?.as_ref().ok()
    }
}

/// Parses `YYYY-MM-DD`, the only form of a date of birth that Cognito accepts.
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    let (year, month_and_day) = text.split_once('-')?;
    let (month, day) = month_and_day.split_once('-')?;
    let digits = |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
        return None;
    }
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()
}

/// Attributes that hold a name.
pub const NAMES: [&str; 6] =
    ["name", "given_name", "family_name", "middle_name", "nickname", "preferred_username"];

impl fmt::Debug for Registration<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Registration").field("source", &self.source).finish_non_exhaustive()
    }
}
