//! Sends by SES.

use anyhow::{Context, Result};
use backfill::client;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

use super::email::{Email, Sender};
use crate::aws::{Aws, Operation};

/// SES in one region.
pub struct Ses {
    aws: Aws,
    runtime: Runtime,
}

impl Ses {
    /// SES with the credentials of a profile or of the environment.
    ///
    /// # Errors
    /// Fails if there are no usable credentials, or no region.
    pub fn new(profile: Option<&str>, region: Option<&str>) -> Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let configuration = runtime.block_on(async {
            let configuration = client::configuration(profile).await;
            client::check_credentials(&configuration).await.map(|()| configuration)
        })?;
        let configured = configuration.region().map(ToString::to_string);
        let region = region.map(str::to_owned).or(configured);
        let region = region
            .context("the region of SES is unknown: name it with --region or AWS_REGION, or name --smtp")?;
        Ok(Self { aws: Aws::with_configuration(configuration, &region, None), runtime })
    }
}

impl Sender for Ses {
    fn send(&self, email: &Email) -> Result<()> {
        self.runtime.block_on(self.aws.call(Operation::SendEmail, input(email)?))?;
        Ok(())
    }
}

/// The fields of `SendEmail`. SES builds the same single part of HTML that Cognito's email is.
fn input(email: &Email) -> Result<Value> {
    let text = |data: &str| json!({ "Data": data, "Charset": "UTF-8" });
    // SES accepts a name with other letters only as a header encodes it. Long headers have several lines.
    let headers = email.mime()?.headers().to_string().replace("\r\n ", " ");
    let from = headers.lines().find_map(|line| line.strip_prefix("From: "));
    Ok(json!({
        "FromEmailAddress": from.context("the email has no sender")?,
        "Destination": { "ToAddresses": [email.to.to_string()] },
        "Content": {
            "Simple": {
                "Subject": text(&email.content.subject),
                "Body": { "Html": text(&email.content.html) },
            }
        },
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preview::samples::Filled;

    #[test]
    fn the_request_has_sender_recipient_subject_and_body() {
        let content =
            Filled { subject: "[Test] Größe".to_owned(), html: "<p>x</p>".to_owned(), ..Filled::default() };
        let email = Email {
            from: "hello@shop.example".parse().unwrap(),
            from_name: "Größe und Söhne ".repeat(6),
            to: "you@example.com".parse().unwrap(),
            content,
        };
        let input = input(&email).unwrap();
        let from = input["FromEmailAddress"].as_str().unwrap();
        assert!(from.is_ascii() && from.ends_with("<hello@shop.example>"), "{from}");
        assert_eq!(input["Destination"]["ToAddresses"], json!(["you@example.com"]));
        let simple = &input["Content"]["Simple"];
        assert_eq!(simple["Subject"], json!({ "Data": "[Test] Größe", "Charset": "UTF-8" }));
        assert_eq!(simple["Body"]["Html"]["Data"], "<p>x</p>");
    }
}
