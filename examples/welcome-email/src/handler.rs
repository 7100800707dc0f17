//! The handler: finds the user of an event, and sends the mail.

use std::time::{Duration, SystemTime};

use custom_message::{MessageSettings, name};
use serde_json::Value;
use trigger::{Content, InitError, Locales, Settings};

use crate::event::UserCreated;
use crate::mail::Mail;
use crate::outcome::{Moment, Outcome, Skipped, WelcomeError};
use crate::sender::Sender;
use crate::sent::{Claim, SentTable};
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
        let found = self.users.find(&event).await?;
        let recipient = found.as_ref().ok_or(Skipped::UserGone).and_then(|user| Ok((user, user.address()?)));
        match recipient {
            Ok((user, address)) => self.send(&event, user, &address, moment).await,
            Err(reason) if reason.may_be_stale() && is_new(&event, moment.now) => {
                Err(WelcomeError::NotYet(reason))
            }
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
        let mail = self.mail(event, user)?;
        if let Some(table) = &self.sent_table {
            match table.claim(event, moment).await? {
                Claim::Granted => {}
                Claim::Held => return Err(WelcomeError::Held),
                Claim::Sent => return Ok(Outcome::Skipped(Skipped::AlreadySent)),
            }
        }
        let name = name::at_verified_address(|name| user.attribute(name));
        let message_id = self.sender.send(address, mail, name).await?;
        let is_marked = match &self.sent_table {
            // An error would repeat a mail that was sent.
            Some(table) => table.mark_sent(event, moment.now).await.is_ok(),
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

/// Whether Cognito may list an earlier state of the user, or not list the user yet: `ListUsers` is behind by seconds.
/// Lambda retries after one minute and after two more, so its last attempt is never too early.
fn is_new(event: &UserCreated, now: SystemTime) -> bool {
    let created_at = SystemTime::try_from(event.created_at).unwrap_or(SystemTime::UNIX_EPOCH);
    // A time in the future is that of another clock.
    now.duration_since(created_at).unwrap_or_default() < Duration::from_mins(2)
}
