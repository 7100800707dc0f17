//! The closed list of errors that a person who signs up can see.

/// The code of an error for the person who signs up, shown as `CODE: sentence`. Cognito adds the final full stop.
///
/// Source:
/// <https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html>
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalCode {
    /// A required attribute is missing or empty.
    AttributeRequired,
    /// The email address is refused. One sentence for every reason, so that nobody learns the policy by trying.
    EmailNotAccepted,
    /// Detailed: the email address is invalid.
    EmailInvalid,
    /// Detailed: the domain of the email address is refused.
    EmailDomainNotAccepted,
    /// Detailed: the email address is disposable.
    EmailDisposable,
    /// Detailed: the email address has a tag (sub-addressing).
    EmailTagged,
    /// A name holds a link, markup or hidden characters.
    NameNotAccepted,
    /// The username is reserved.
    UsernameNotAccepted,
    /// The calling code of the phone number is refused.
    PhoneNumberNotAccepted,
    /// The date of birth is missing, invalid or too recent.
    AgeNotAccepted,
    /// The current terms were not accepted.
    TermsNotAccepted,
    /// The sign-up has no valid pass.
    PassRequired,
    /// Any other error: invalid input, invalid settings, a failing service, a defect.
    Unavailable,
}

impl RefusalCode {
    /// Every code, in the order of declaration.
    pub const ALL: [Self; 13] = [
        Self::AttributeRequired,
        Self::EmailNotAccepted,
        Self::EmailInvalid,
        Self::EmailDomainNotAccepted,
        Self::EmailDisposable,
        Self::EmailTagged,
        Self::NameNotAccepted,
        Self::UsernameNotAccepted,
        Self::PhoneNumberNotAccepted,
        Self::AgeNotAccepted,
        Self::TermsNotAccepted,
        Self::PassRequired,
        Self::Unavailable,
    ];

    /// The code that hides the policy: one for all problems of an email address.
    #[must_use]
    pub const fn neutral(self) -> Self {
        match self {
            Self::EmailInvalid | Self::EmailDomainNotAccepted | Self::EmailDisposable | Self::EmailTagged => {
                Self::EmailNotAccepted
            }
            _ => self,
        }
    }

    /// The stable code, also Lambda's `errorType`. In lower case, with hyphens, it is the key in the locale files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AttributeRequired => "ATTRIBUTE_REQUIRED",
            Self::EmailNotAccepted => "EMAIL_NOT_ACCEPTED",
            Self::EmailInvalid => "EMAIL_INVALID",
            Self::EmailDomainNotAccepted => "EMAIL_DOMAIN_NOT_ACCEPTED",
            Self::EmailDisposable => "EMAIL_DISPOSABLE",
            Self::EmailTagged => "EMAIL_TAGGED",
            Self::NameNotAccepted => "NAME_NOT_ACCEPTED",
            Self::UsernameNotAccepted => "USERNAME_NOT_ACCEPTED",
            Self::PhoneNumberNotAccepted => "PHONE_NUMBER_NOT_ACCEPTED",
            Self::AgeNotAccepted => "AGE_NOT_ACCEPTED",
            Self::TermsNotAccepted => "TERMS_NOT_ACCEPTED",
            Self::PassRequired => "PASS_REQUIRED",
            Self::Unavailable => "UNAVAILABLE",
        }
    }
}
