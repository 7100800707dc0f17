//! A message as an email: one part of HTML in UTF-8, as Cognito sends it.

use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};
use lettre::Message;
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, MIME_VERSION_1_0};

use super::samples::Filled;

const RECIPIENT: &str = "jane.doe@example.com";
/// Date of sample mails in epoch seconds, so that the same templates give the same files: 1 January 2026.
const DATE: u64 = 1_767_225_600;

/// The email of `filled` from a brand to a sample recipient, in the format of a `.eml` file. Mail clients tell emails
/// apart by `name`.
///
/// # Errors
/// Fails if the brand's address is invalid.
pub fn sample(name: &str, brand: &str, address: &str, filled: &Filled) -> Result<Vec<u8>> {
    let from = mailbox(brand, address)?;
    let to = mailbox("", RECIPIENT)?;
    let date = SystemTime::UNIX_EPOCH + Duration::from_secs(DATE);
    Ok(email(&name.replace('/', "."), from, to, date, filled)?.formatted())
}

/// An address with the name that mail clients show.
///
/// # Errors
/// Fails if the address is invalid.
pub fn mailbox(name: &str, address: &str) -> Result<Mailbox> {
    let name = Some(name.to_owned()).filter(|name| !name.is_empty());
    let address = address.parse();
    Ok(Mailbox::new(name, address.context("it is not an email address; for example you@example.com")?))
}

/// The email of `filled`. `id` is the part of its `Message-ID` before the domain of the sender.
///
/// # Errors
/// Fails if a header cannot be written.
pub fn email(id: &str, from: Mailbox, to: Mailbox, date: SystemTime, filled: &Filled) -> Result<Message> {
    let id = format!("<{id}@{}>", from.email.domain());
    let builder =
        Message::builder().from(from).to(to).date(date).message_id(Some(id)).subject(&filled.subject);
    Ok(builder.header(MIME_VERSION_1_0).header(ContentType::TEXT_HTML).body(filled.html.clone())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(filled: &Filled) -> String {
        String::from_utf8(sample("eshop/de/sign-up", "Söhne & Co", "hello@shop.example", filled).unwrap())
            .unwrap()
    }

    #[test]
    fn an_email_is_one_part_of_html_with_encoded_headers() {
        let html = format!("<!doctype html>\n<p>Größe</p>{}", "<b>x</b>".repeat(200));
        let mail = text(&Filled { subject: "Ihr Code für Söhne".to_owned(), html, ..Filled::default() });
        let (head, body) = mail.split_once("\r\n\r\n").unwrap();
        for line in [
            "From: =?utf-8?b?U8O2aG5lICYgQ28=?= <hello@shop.example>",
            "Message-ID: <eshop.de.sign-up@shop.example>",
            "To: jane.doe@example.com",
            "Date: Thu, 01 Jan 2026 00:00:00 +0000",
            "Subject: Ihr Code =?utf-8?b?ZsO8ciBTw7ZobmU=?=",
            "MIME-Version: 1.0",
            "Content-Type: text/html; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
        ] {
            assert!(head.lines().any(|known| known == line), "{line} is not in\n{head}");
        }
        assert!(body.contains("Gr=C3=B6=C3=9Fe") && mail.is_ascii(), "{body}");
        assert!(mail.split("\r\n").all(|line| line.len() <= 76 && !line.contains('\n')), "{mail}");
    }

    #[test]
    fn a_subject_cannot_add_a_header() {
        let subject = "Code\r\nBcc: everybody@example.com".to_owned();
        let mail = text(&Filled { subject, ..Filled::default() });
        assert!(!mail.lines().any(|line| line.starts_with("Bcc:")), "{mail}");
    }
}
