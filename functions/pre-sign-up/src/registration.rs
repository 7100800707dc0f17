//! What the rules look at: where a registration comes from and what it says.

use std::collections::HashMap;
use std::fmt;
use std::time::SystemTime;

use attributes::EmailAddress;
use attributes::email_address::NotAnEmailAddress;

/// Who makes the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The person, through `SignUp`.
    SelfSignUp,
    /// An administrator or an import, through `AdminCreateUser`.
    AdminCreateUser,
    /// An identity provider, at its first sign-in.
    ExternalProvider,
}

impl Source {
    /// The source as Cognito names it, or nothing for one that nobody knows yet.
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

/// One registration, as the rules see it. `Debug` is redacted.
pub struct Registration<'a> {
    /// Who makes the user.
    pub source: Source,
    /// When it arrived.
    pub received_at: SystemTime,
    /// Cognito's username: what the person chose, or a UUID in a pool with email sign-in.
    pub username: &'a str,
    /// The version of the terms that the person accepted, as the client says.
    pub terms_version: Option<&'a str>,
    /// The email address, if there is one; parsed once for all rules.
    pub email: Option<Result<EmailAddress, NotAnEmailAddress>>,
    pub(crate) attributes: &'a HashMap<String, String>,
}

impl<'a> Registration<'a> {
    /// A registration with these user attributes.
    #[must_use]
    pub fn new(source: Source, received_at: SystemTime, attributes: &'a HashMap<String, String>) -> Self {
        let mut registration =
            Self { source, received_at, username: "", terms_version: None, email: None, attributes };
        registration.email = registration.attribute("email").map(EmailAddress::parse);
        registration
    }

    /// An attribute by its Cognito name. One that is empty or blank is not there.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes.get(name).map(String::as_str).filter(|value| !value.trim().is_empty())
    }

    /// An address that is one.
    #[must_use]
    pub fn valid_email(&self) -> Option<&EmailAddress> {
        self.email.as_ref()?.as_ref().ok()
    }
}

impl fmt::Debug for Registration<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Registration").field("source", &self.source).finish_non_exhaustive()
    }
}
