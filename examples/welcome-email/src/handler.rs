//! The handler: finds the user of an event, and sends the mail.

use std::time::{Duration, SystemTime};

use custom_message::{MessageSettings, name};
use serde_json::Value;
use trigger::{Content, InitError, Locales, Settings};

use crate::event::{EventError, UserCreated};
use crate::mail::Mail;
use crate::sender::Sender;
use crate::sent::{Claim, SentTable};
use crate::service_error::ServiceError;
use crate::users::{User, Users};

/// The function.
pub struct WelcomeEmail {
    users: Users,
    sent_table: Option<SentTable>,
    sender: Sender,
    message_settings: MessageSettings,
    locales: Locales,
}

/// The clients of AWS, built by `main`.
pub struct Clients {
    /// Finds users.
    pub cognito: aws_sdk_cognitoidentityprovider::Client,
    /// Remembers sent mails.
    pub dynamodb: aws_sdk_dynamodb::Client,
    /// Sends mails.
    pub ses: aws_sdk_sesv2::Client,
}

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
    /// The mail of this event was sent before.
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
    /// The pool may not list the user yet.
    #[error("the pool does not list the user yet")]
    NotListedYet,
    /// Another delivery of the event may be sending the mail.
    #[error("another delivery of the event may be sending the mail")]
    Held,
    /// The build has no mail of the brand in the locale.
    #[error("the function has no mail of this brand in this language; build it again")]
    NoMail,
    /// A request to AWS failed.
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl Skipped {
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

impl WelcomeEmail {
    /// Reads the settings.
    ///
    /// # Errors
    /// Fails if a setting is missing or invalid.
    pub fn from_settings(
        settings: &Settings,
        content: &Content,
        clients: Clients,
    ) -> Result<Self, InitError> {
        let sent_table = settings.optional("SENT_TABLE_NAME");
        Ok(Self {
            users: Users::new(clients.cognito),
            sent_table: sent_table.map(|name| SentTable::new(clients.dynamodb, name)),
            sender: Sender::from_settings(settings, clients.ses)?,
            message_settings: MessageSettings::from_settings(&Mail::brands(), settings)?,
            locales: Locales::from_settings(settings, content.pack())?,
        })
    }

    /// Sends the mail of an event, if one is due.
    ///
    /// # Errors
    /// Fails if the event cannot be used or AWS does not answer. The event can be delivered again.
    pub async fn handle(&self, event: &Value, moment: Moment) -> Result<Outcome, WelcomeError> {
        let event = UserCreated::read(event)?;
        let Some(user) = self.users.find(&event).await? else {
            // Cognito may list a new user only after some seconds. Lambda retries after one minute and after two more.
            let is_new = age(&event, moment.now) < Duration::from_mins(2);
            return if is_new {
                Err(WelcomeError::NotListedYet)
            } else {
                Ok(Outcome::Skipped(Skipped::UserGone))
            };
        };
        match user.address() {
            Ok(address) => self.send(&event, &user, &address, moment).await,
            Err(reason) => Ok(Outcome::Skipped(reason)),
        }
    }

    async fn send(
        &self,
        event: &UserCreated,
        user: &User,
        address: &str,
        moment: Moment,
    ) -> Result<Outcome, WelcomeError> {
        if let Some(table) = &self.sent_table {
            match table.claim(&event.id, moment).await? {
                Claim::Granted => {}
                Claim::Held => return Err(WelcomeError::Held),
                Claim::Sent => return Ok(Outcome::Skipped(Skipped::AlreadySent)),
            }
        }
        let name = name::at_verified_address(|name| user.attribute(name));
        let message_id = self.sender.send(address, self.mail(event, user)?, name).await?;
        let is_marked = match &self.sent_table {
            // An error would repeat a mail that was sent.
            Some(table) => table.mark_sent(&event.id, moment.now).await.is_ok(),
            None => true,
        };
        Ok(Outcome::Sent { message_id, is_marked })
    }

    /// The mail in the brand of the app client and the language of the user.
    fn mail(&self, event: &UserCreated, user: &User) -> Result<&'static Mail, WelcomeError> {
        let brand = self.message_settings.brand(&event.client_id);
        let locale = self.locales.choose(user.attribute("locale"));
        Mail::find(brand, locale.tag()).ok_or(WelcomeError::NoMail)
    }
}

/// The time since the creation of the user's record; zero if it is in the future.
fn age(event: &UserCreated, now: SystemTime) -> Duration {
    let created_at = SystemTime::try_from(event.created_at).unwrap_or(SystemTime::UNIX_EPOCH);
    now.duration_since(created_at).unwrap_or_default()
}
