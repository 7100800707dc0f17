//! Steps 3 to 10 of the demo. Each step prints its action and its result, and fails if the result is not the
//! expected one.

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use dynoxide::Database;
use serde_json::{Value, json};

use super::functions::{Answer, Functions};
use super::plain_item::plain_item;
use super::second_brand::{self, SecondBrand};
use crate::dynamodb;
use crate::output::say;

const SIGN_UP: &str = include_str!("../../../events/pre-sign-up/PreSignUp_SignUp.json");
const MESSAGE: &str = include_str!("../../../events/custom-message/CustomMessage_SignUp.json");
const CONFIRM: &str = include_str!("../../../events/post-confirmation/PostConfirmation_ConfirmSignUp.json");
const RESET: &str =
    include_str!("../../../events/post-confirmation/PostConfirmation_ConfirmForgotPassword.json");

const DISPOSABLE_EMAIL: &str = "newcomer@mailinator.com";
const EMAIL: &str = "newcomer@example.com";
/// Sample code for the mails that the demo writes. Cognito generates a code for each mail.
const CODE: &str = "123456";

/// The running functions and their database.
pub struct Demo<'a> {
    /// All functions, with the settings of the demo.
    pub functions: Functions,
    /// `custom-message` with the content of another brand.
    pub second_brand: SecondBrand,
    /// The database of the functions.
    pub database: Database,
    /// The table of the records.
    pub table: &'a str,
    /// Folder for the mails.
    pub folder: &'a Path,
}

impl Demo<'_> {
    /// Runs the steps in order.
    ///
    /// # Errors
    /// Fails if a step fails.
    pub fn run_steps(&self) -> Result<()> {
        self.refused_sign_up()?;
        self.accepted_sign_up()?;
        self.mail()?;
        let records = self.confirmation()?;
        self.second_brand()?;
        self.replay(&records)?;
        self.password_reset(&records)
    }

    fn refused_sign_up(&self) -> Result<()> {
        say(format_args!("3/10  Sign up as {DISPOSABLE_EMAIL}, a domain that DENIED_EMAIL_DOMAINS lists"))?;
        match self.functions.invoke("pre-sign-up", &event(SIGN_UP, DISPOSABLE_EMAIL)?)? {
            Answer::Error(text) if text.starts_with("EMAIL_NOT_ACCEPTED: ") => {
                say(format_args!("     refused: {text}"))?;
                Ok(())
            }
            other => bail!(
                "the sign-up should have been refused, but pre-sign-up {}; unset the settings of the \
                 functions in your environment, which also apply to the demo, and run it again",
                other.described()
            ),
        }
    }

    fn accepted_sign_up(&self) -> Result<()> {
        say(format_args!("4/10  Sign up as {EMAIL}"))?;
        self.unchanged("pre-sign-up", &event(SIGN_UP, EMAIL)?)?;
        say("     accepted")?;
        Ok(())
    }

    fn mail(&self) -> Result<()> {
        say("5/10  Write the verification mail")?;
        let answer = custom_message(&self.functions)?;
        self.show_mail(&answer, "verification-email.html")?;
        let sms = answer["response"]["smsMessage"].as_str().context("no smsMessage")?;
        say(format_args!("     SMS:     {}", sms.replace(placeholder(&answer)?, CODE)))?;
        Ok(())
    }

    /// Prints the subject of a mail and writes its body to a file.
    fn show_mail(&self, answer: &Value, name: &str) -> Result<()> {
        say(format_args!("     subject: {}", subject(answer)?))?;
        let (mail, placeholder) = (&answer["response"]["emailMessage"], placeholder(answer)?);
        let mail = mail.as_str().context("no emailMessage")?;
        ensure!(mail.matches(placeholder).count() == 1, "the mail should contain the code exactly once");
        let file = self.folder.join(name);
        std::fs::write(&file, mail.replace(placeholder, CODE))?;
        say(format_args!("     mail:    {} ({} bytes, open it in a browser)", file.display(), mail.len()))
    }

    fn confirmation(&self) -> Result<Vec<Value>> {
        say("6/10  Confirm the sign-up")?;
        ensure!(self.records()?.is_empty(), "there should be no record before the confirmation");
        self.unchanged("post-confirmation", &event(CONFIRM, EMAIL)?)?;
        say("     confirmed")?;
        say("7/10  Read the records of the user")?;
        let records = self.records()?;
        ensure!(!records.is_empty(), "the record is missing; {}", self.functions.see_log());
        for record in &records {
            for line in serde_json::to_string_pretty(&plain_item(record))?.lines() {
                say(format_args!("     {line}"))?;
            }
        }
        Ok(records)
    }

    fn second_brand(&self) -> Result<()> {
        say("8/10  Pack a second brand and write the same mail, without a compiler")?;
        let files = self.second_brand.pack()?;
        say(format_args!(
            "     cognito-triggers pack --templates {} --out {}",
            files.templates, files.content
        ))?;
        let answer = custom_message(&self.second_brand.functions)?;
        ensure!(subject(&answer)?.contains(second_brand::NAME), "the mail should be in the second brand");
        self.show_mail(&answer, "second-brand.html")
    }

    fn replay(&self, records: &[Value]) -> Result<()> {
        say("9/10  Deliver the same confirmation three more times, as Cognito does after a timeout")?;
        for _ in 0..3 {
            self.unchanged("post-confirmation", &event(CONFIRM, EMAIL)?)?;
        }
        self.same_records(records)
    }

    fn password_reset(&self, records: &[Value]) -> Result<()> {
        say("10/10  Reset the password, which runs the same function")?;
        let mut event = event(RESET, EMAIL)?;
        let confirmed: Value = serde_json::from_str(CONFIRM)?;
        event["request"]["userAttributes"]["sub"] = confirmed["request"]["userAttributes"]["sub"].clone();
        self.unchanged("post-confirmation", &event)?;
        self.same_records(records)
    }

    /// All records of the table. They belong to one user, because the demo confirms only one person.
    fn records(&self) -> Result<Vec<Value>> {
        dynamodb::items(&self.database, self.table)
    }

    fn same_records(&self, records: &[Value]) -> Result<()> {
        ensure!(self.records()? == records, "the records should not have changed");
        say(format_args!("     records of the user: {}, unchanged", records.len()))
    }

    /// Invokes a function that should return the event unchanged.
    fn unchanged(&self, function: &str, event: &Value) -> Result<()> {
        match self.functions.invoke(function, event)? {
            Answer::Event(answer) if answer == *event => Ok(()),
            Answer::Event(_) => bail!("{function} should have returned the event unchanged, but changed it"),
            error @ Answer::Error(_) => {
                bail!("{function} should have returned the event, but {}", error.described())
            }
        }
    }
}

/// The event of the sign-up with the messages that `custom-message` adds.
fn custom_message(functions: &Functions) -> Result<Value> {
    match functions.invoke("custom-message", &event(MESSAGE, EMAIL)?)? {
        Answer::Event(answer) => Ok(answer),
        error @ Answer::Error(_) => bail!("no mail was written: custom-message {}", error.described()),
    }
}

/// A sample event with another email address.
fn event(text: &str, email: &str) -> Result<Value> {
    let mut event: Value = serde_json::from_str(text)?;
    event["request"]["userAttributes"]["email"] = json!(email);
    Ok(event)
}

fn subject(answer: &Value) -> Result<&str> {
    answer["response"]["emailSubject"].as_str().context("no emailSubject")
}

fn placeholder(event: &Value) -> Result<&str> {
    event["request"]["codeParameter"].as_str().context("the event has no codeParameter")
}
