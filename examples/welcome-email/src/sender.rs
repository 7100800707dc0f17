//! Sends mails with SES.
//!
//! A welcome email answers a sign-up, so it is transactional: it has no `List-Unsubscribe` header.

use attributes::EmailAddress;
use aws_sdk_sesv2::Client;
use aws_sdk_sesv2::types::{Body, Content, Destination, EmailContent, Message};
use trigger::{InitError, Settings};

use crate::mail::Mail;
use crate::mailbox::{address, mailbox};
use crate::service_error::ServiceError;

/// The sender of all mails.
pub struct Sender {
    client: Client,
    from: String,
    reply_to: Option<String>,
    configuration_set_name: Option<String>,
}

impl Sender {
    /// Reads the settings of the headers.
    pub fn from_settings(settings: &Settings, client: Client) -> Result<Self, InitError> {
        let reply_to = settings.parsed("REPLY_TO", "help@eshop.example", EmailAddress::parse)?;
        Ok(Self {
            client,
            from: address(&settings.required_parsed(
                "EMAIL_FROM",
                "hello@eshop.example",
                EmailAddress::parse,
            )?),
            reply_to: reply_to.as_ref().map(address),
            configuration_set_name: settings.optional("CONFIGURATION_SET_NAME"),
        })
    }

    /// Sends a mail, and returns its id.
    pub async fn send(&self, to: &str, mail: &Mail, name: Option<&str>) -> Result<String, ServiceError> {
        let request = self
            .client
            .send_email()
            .from_email_address(mailbox(mail.sender, &self.from))
            .destination(Destination::builder().to_addresses(to).build())
            .set_reply_to_addresses(self.reply_to.clone().map(|address| vec![address]))
            .set_configuration_set_name(self.configuration_set_name.clone())
            .content(content(mail, name));
        let sent = request.send().await.map_err(|error| ServiceError::new("SES", &error))?;
        Ok(sent.message_id.unwrap_or_default())
    }
}

fn content(mail: &Mail, name: Option<&str>) -> EmailContent {
    let body = Body::builder().html(utf8(mail.html(name))).text(utf8(mail.text(name))).build();
    let message = Message::builder().subject(utf8(mail.subject)).body(body).build();
    EmailContent::builder().simple(message).build()
}

fn utf8(data: impl Into<String>) -> Content {
    Content::builder().data(data).charset("UTF-8").build().expect("data is set")
}
