//! The steps of the demo. Each says what it does, shows what came of it, and fails when that is not as it should be.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use super::functions::Answer;
use super::{CODE, Demo, event};
use crate::output::say;

const SIGN_UP: &str = include_str!("../../../events/pre-sign-up/PreSignUp_SignUp.json");
const MESSAGE: &str = include_str!("../../../events/custom-message/CustomMessage_SignUp.json");
const CONFIRM: &str = include_str!("../../../events/post-confirmation/PostConfirmation_ConfirmSignUp.json");
const RESET: &str =
    include_str!("../../../events/post-confirmation/PostConfirmation_ConfirmForgotPassword.json");

const THROWAWAY: &str = "newcomer@mailinator.com";
const EMAIL: &str = "newcomer@example.com";

impl Demo {
    /// Tells the whole story.
    pub(super) fn tell(&self) -> Result<()> {
        self.refused_sign_up()?;
        self.accepted_sign_up()?;
        self.mail()?;
        let record = self.confirmation()?;
        self.replay(&record)?;
        self.password_reset(&record)
    }

    fn refused_sign_up(&self) -> Result<()> {
        say(format_args!("3/9  Sign up as {THROWAWAY}, a domain that DENIED_EMAIL_DOMAINS lists"))?;
        match self.functions.invoke("pre-sign-up", &event(SIGN_UP, THROWAWAY)?)? {
            Answer::Error(text) if text.starts_with("EMAIL_NOT_ACCEPTED: ") => {
                say(format_args!("     refused: {text}"))?;
                Ok(())
            }
            other => bail!("the sign-up should have been refused, but: {other:?}"),
        }
    }

    fn accepted_sign_up(&self) -> Result<()> {
        say(format_args!("4/9  Sign up as {EMAIL}"))?;
        self.unchanged("pre-sign-up", &event(SIGN_UP, EMAIL)?)?;
        say("     accepted")?;
        Ok(())
    }

    fn mail(&self) -> Result<()> {
        say("5/9  Write the verification mail")?;
        let event = event(MESSAGE, EMAIL)?;
        let Answer::Event(answer) = self.functions.invoke("custom-message", &event)? else {
            bail!("no mail was written");
        };
        let text = |field: &str| answer["response"][field].as_str().with_context(|| format!("no {field}"));
        let placeholder =
            event["request"]["codeParameter"].as_str().context("the event has no codeParameter")?;
        let mail = text("emailMessage")?;
        ensure!(mail.matches(placeholder).count() == 1, "the mail should hold the code exactly once");
        let file = self.folder.join("verification-email.html");
        std::fs::write(&file, mail.replace(placeholder, CODE))?;
        say(format_args!("     subject: {}", text("emailSubject")?))?;
        say(format_args!("     mail:    {} ({} bytes, open it in a browser)", file.display(), mail.len()))?;
        say(format_args!("     SMS:     {}", text("smsMessage")?.replace(placeholder, CODE)))?;
        Ok(())
    }

    fn confirmation(&self) -> Result<Value> {
        say("6/9  Confirm the sign-up")?;
        let event = event(CONFIRM, EMAIL)?;
        ensure!(self.record(sub(&event)?)?.is_none(), "there should be no record before the confirmation");
        self.unchanged("post-confirmation", &event)?;
        say("     confirmed")?;
        say("7/9  Read the record")?;
        let record = self.record(sub(&event)?)?.context("the record is missing")?;
        // Sorted, so that two runs of the demo can be compared.
        let sorted: BTreeMap<String, Value> = serde_json::from_value(record.clone())?;
        for line in serde_json::to_string_pretty(&sorted)?.lines() {
            say(format_args!("     {line}"))?;
        }
        Ok(record)
    }

    fn replay(&self, record: &Value) -> Result<()> {
        say(
            "8/9  Deliver the same confirmation three times more, as Cognito does when it is not answered in time",
        )?;
        let event = event(CONFIRM, EMAIL)?;
        for _ in 0..3 {
            self.unchanged("post-confirmation", &event)?;
        }
        self.same_record(&event, record)
    }

    fn password_reset(&self, record: &Value) -> Result<()> {
        say("9/9  Reset the password, which runs the same function")?;
        let mut event = event(RESET, EMAIL)?;
        let confirmed: Value = serde_json::from_str(CONFIRM)?;
        event["request"]["userAttributes"]["sub"] = confirmed["request"]["userAttributes"]["sub"].clone();
        self.unchanged("post-confirmation", &event)?;
        self.same_record(&event, record)
    }

    fn same_record(&self, event: &Value, record: &Value) -> Result<()> {
        let now = self.record(sub(event)?)?;
        ensure!(now.as_ref() == Some(record), "the record should not have changed, but is {now:?}");
        say("     one record, unchanged")?;
        Ok(())
    }

    /// Invokes a function that should hand the event back as it is.
    fn unchanged(&self, function: &str, event: &Value) -> Result<()> {
        match self.functions.invoke(function, event)? {
            Answer::Event(answer) if answer == *event => Ok(()),
            other => bail!("{function} should have returned the event unchanged, but: {other:?}"),
        }
    }
}

fn sub(event: &Value) -> Result<&str> {
    event["request"]["userAttributes"]["sub"].as_str().context("the event has no sub")
}
