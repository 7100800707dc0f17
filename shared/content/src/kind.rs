//! The kinds of message, one per trigger source.

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The first code after `SignUp`.
    SignUp,
    /// Another code for a user who is not confirmed.
    ResendCode,
    /// A code to reset the password.
    ForgotPassword,
    /// A code for a new address or number, after `UpdateUserAttributes`.
    UpdateUserAttribute,
    /// A code for an address or number that the user wants verified.
    VerifyUserAttribute,
    /// A code to sign in.
    Authentication,
    /// An invitation with username and temporary password.
    AdminCreateUser,
}

/// Every email template and the texts that belong to it, with the kind it is for: in a pack, messages are in this order.
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

    /// The kind as Cognito names it, or nothing for one that nobody knows yet.
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

    /// The name of its templates and of its words in `templates/`.
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

    /// The name of the email's template and words where the pool verifies by a link. Cognito sends links on sign-up
    /// and resend only.
    #[must_use]
    pub const fn link_stem(self) -> Option<&'static str> {
        match self {
            Self::SignUp => Some("sign-up-link"),
            Self::ResendCode => Some("resend-code-link"),
            _ => None,
        }
    }

    /// The place of its email in [`STEMS`], by code or by link; the one by code where Cognito sends no link.
    #[must_use]
    pub fn place(self, by_link: bool) -> usize {
        let stem = self.link_stem().filter(|_| by_link).unwrap_or(self.stem());
        STEMS.iter().position(|(known, _)| *known == stem).unwrap_or_default()
    }

    /// Whether the email goes to an address that has been verified. An address that is being changed or verified has
    /// not, even where the user has another one that has.
    #[must_use]
    pub const fn goes_to_a_verified_address(self) -> bool {
        matches!(self, Self::ForgotPassword | Self::Authentication)
    }

    /// Whether the message names the user: Cognito drops an invitation that does not, and fills the
    /// placeholder in no other message.
    #[must_use]
    pub const fn names_user(self) -> bool {
        matches!(self, Self::AdminCreateUser)
    }
}
