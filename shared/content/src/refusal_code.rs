//! The closed list of texts that a person signing up may be shown.

/// What the person signing up is told. Each is `CODE: sentence`; Cognito adds the final full stop.
///
/// Source: <https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html>
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalCode {
    /// An attribute that the operator requires is missing or empty.
    AttributeRequired,
    /// The address cannot be used. One text for every reason, so that nothing can be learned by trying.
    EmailNotAccepted,
    /// In detail: mail cannot be delivered to it.
    EmailInvalid,
    /// In detail: its domain is not served.
    EmailDomainNotAccepted,
    /// In detail: it is disposable.
    EmailDisposable,
    /// In detail: it has a tag.
    EmailTagged,
    /// A name holds what no name has.
    NameNotAccepted,
    /// The username is kept for others.
    UsernameNotAccepted,
    /// Numbers of this country are not served.
    PhoneNumberNotAccepted,
    /// The date of birth is missing, unreadable or too recent.
    AgeNotAccepted,
    /// The terms in force were not accepted.
    TermsNotAccepted,
    /// Everything else: bad input, bad settings, a failing service, a defect.
    Unavailable,
}

impl RefusalCode {
    /// Every refusal_code, in the order of their declaration.
    pub const ALL: [Self; 12] = [
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
        Self::Unavailable,
    ];

    /// The text where nobody shall learn anything by trying: one for all that is wrong with an address.
    #[must_use]
    pub const fn neutral(self) -> Self {
        match self {
            Self::EmailInvalid | Self::EmailDomainNotAccepted | Self::EmailDisposable | Self::EmailTagged => {
                Self::EmailNotAccepted
            }
            _ => self,
        }
    }

    /// The stable code, also Lambda's `errorType`. In lower case it names the sentence in `templates/locales`.
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
            Self::Unavailable => "UNAVAILABLE",
        }
    }
}
