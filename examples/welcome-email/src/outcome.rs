//! The time of an invocation, and the result of an event.

use std::time::SystemTime;

use crate::event::EventError;
use crate::service_error::ServiceError;

/// The time of an invocation.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// The time of the event's arrival.
    pub now: SystemTime,
    /// The time when Lambda stops the invocation.
    pub deadline: SystemTime,
}

/// The result of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The mail was sent.
    Sent {
        /// The id of the mail at SES.
        message_id: String,
        /// Whether the table of sent mails knows it, if there is one.
        is_marked: bool,
    },
    /// No mail is due.
    Skipped(Skipped),
}

/// Reason that no mail is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skipped {
    /// The user got the mail before.
    AlreadySent,
    /// The pool has no such user any more.
    UserGone,
    /// The user is disabled.
    Disabled,
    /// The user has no email address.
    NoEmail,
    /// The user has not verified the email address.
    EmailNotVerified,
    /// SES cannot deliver to the address.
    EmailNotDeliverable,
}

/// Reason that an event failed. Lambda retries it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WelcomeError {
    /// The event cannot be used.
    #[error(transparent)]
    Event(#[from] EventError),
    /// No mail is due to a new user, but the pool may list an earlier state.
    #[error("{}, but the user is new: the pool may not list the latest state yet", .0.as_str())]
    NotYet(Skipped),
    /// Another delivery may be sending the mail.
    #[error("another delivery may be sending the mail of the user")]
    Held,
    /// The build has no mail of the brand in the locale.
    #[error("the function has no mail of this brand in this language; build it again")]
    NoMail,
    /// A request to AWS failed.
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl Skipped {
    /// Whether the reason may only be that the pool lists an earlier state of the user.
    pub(crate) const fn may_be_stale(self) -> bool {
        matches!(self, Self::UserGone | Self::Disabled | Self::NoEmail | Self::EmailNotVerified)
    }

    /// The reason in the log.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AlreadySent => "already_sent",
            Self::UserGone => "user_gone",
            Self::Disabled => "disabled",
            Self::NoEmail => "no_email",
            Self::EmailNotVerified => "email_not_verified",
            Self::EmailNotDeliverable => "email_not_deliverable",
        }
    }
}
