//! An email to send, and the ways to send it.

use std::time::SystemTime;

use anyhow::Result;
use lettre::message::Mailbox;
use lettre::{Address, Message};

use crate::preview::mail;
use crate::preview::samples::Filled;

/// A way to send an email.
pub trait Sender {
    /// Sends an email.
    ///
    /// # Errors
    /// Fails with one line that names the next step.
    fn send(&self, email: &Email) -> Result<()>;
}

/// An email to send.
pub struct Email {
    /// The sender.
    pub from: Address,
    /// The name that mail clients show for the sender.
    pub from_name: String,
    /// The recipient.
    pub to: Address,
    /// Subject and body.
    pub content: Filled,
}

impl Email {
    /// The email as MIME.
    ///
    /// # Errors
    /// Fails if a header cannot be written.
    pub fn mime(&self) -> Result<Message> {
        let from = Mailbox::new(Some(self.from_name.clone()), self.from.clone());
        let now = SystemTime::now();
        let id = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_nanos().to_string();
        mail::email(&id, from, Mailbox::new(None, self.to.clone()), now, &self.content)
    }
}
