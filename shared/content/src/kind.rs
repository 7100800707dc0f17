//! The kinds of message, one per trigger source.

/// The kind of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The first code after `SignUp`.
    SignUp,
    /// Another code for a user who is not confirmed.
    ResendCode,
    /// A code to reset the password.
    ForgotPassword,
    /// A code for a new email address or phone number, after `UpdateUserAttributes`.
    UpdateUserAttribute,
    /// A code for an email address or phone number that the user asks to verify.
    VerifyUserAttribute,
    /// A code to sign in.
    Authentication,
    /// An invitation with username and temporary password.
    AdminCreateUser,
}

/// The file stem of every email template, with its kind. Messages in a pack have this order.
pub const STEMS: [(&str, Kind); 9] = [
    (Kind::SignUp.stem(), Kind::SignUp),
    (Kind::ResendCode.stem(), Kind::ResendCode),
    (Kind::ForgotPassword.stem(), Kind::ForgotPassword),
    (Kind::UpdateUserAttribute.stem(), Kind::UpdateUserAttribute),
    (Kind::VerifyUserAttribute.stem(), Kind::VerifyUserAttribute),
    (Kind::Authentication.stem(), Kind::Authentication),
    (Kind::AdminCreateUser.stem(), Kind::AdminCreateUser),
    ("sign-up-link", Kind::SignUp),
    ("resend-code-link", Kind::ResendCode),
];

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::SignUp,
        Self::ResendCode,
        Self::ForgotPassword,
        Self::UpdateUserAttribute,
        Self::VerifyUserAttribute,
        Self::Authentication,
        Self::AdminCreateUser,
    ];

    /// The kind of a trigger source; `None` if this version does not know the source.
    #[must_use]
    pub fn from_trigger_source(trigger_source: &str) -> Option<Self> {
        let name = trigger_source.strip_prefix("CustomMessage_")?;
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The part of the trigger source after `CustomMessage_`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SignUp => "SignUp",
            Self::ResendCode => "ResendCode",
            Self::ForgotPassword => "ForgotPassword",
            Self::UpdateUserAttribute => "UpdateUserAttribute",
            Self::VerifyUserAttribute => "VerifyUserAttribute",
            Self::Authentication => "Authentication",
            Self::AdminCreateUser => "AdminCreateUser",
        }
    }

    /// The file stem of its templates, and the name of its message in the locale files.
    #[must_use]
    pub const fn stem(self) -> &'static str {
        match self {
            Self::SignUp => "sign-up",
            Self::ResendCode => "resend-code",
            Self::ForgotPassword => "forgot-password",
            Self::UpdateUserAttribute => "update-user-attribute",
            Self::VerifyUserAttribute => "verify-user-attribute",
            Self::Authentication => "authentication",
            Self::AdminCreateUser => "admin-create-user",
        }
    }

    /// The file stem of the email template for pools that verify by a link. Cognito sends links on sign-up and resend
    /// only.
    #[must_use]
    pub const fn link_stem(self) -> Option<&'static str> {
        match self {
            Self::SignUp => Some("sign-up-link"),
            Self::ResendCode => Some("resend-code-link"),
            _ => None,
        }
    }

    /// The index of its email in [`STEMS`]: by link if `by_link` and Cognito sends links for this kind, else
    /// by code.
    #[must_use]
    pub fn stem_index(self, by_link: bool) -> usize {
        let stem = self.link_stem().filter(|_| by_link).unwrap_or(self.stem());
        STEMS.iter().position(|(known, _)| *known == stem).unwrap_or_default()
    }

    /// Returns whether the email goes to a verified address. A message to change or verify an address does
    /// not, even if the user has another address that is verified.
    #[must_use]
    pub const fn goes_to_a_verified_address(self) -> bool {
        matches!(self, Self::ForgotPassword | Self::Authentication)
    }

    /// Returns whether the message holds the username. Cognito drops an invitation without it, and fills the
    /// placeholder in no other message.
    #[must_use]
    pub const fn names_user(self) -> bool {
        matches!(self, Self::AdminCreateUser)
    }
}
