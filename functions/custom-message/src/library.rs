//! The packed messages with the lifetimes from the settings of this function.

use content::lifetimes::{MFA_CODE_MINUTES, TEMPORARY_PASSWORD_DAYS};
use content::message::LONGEST_SMS;
use content::pattern::name_html;
use content::{Key, Lifetimes, MessageRequest, Messages, Placeholders, Values};
use serde_json::value::RawValue;
use trigger::{InitError, Reason, ResponseFields, Settings, TriggerError};

/// All messages of the content.
pub struct Library {
    messages: Messages<'static>,
    lifetimes: Lifetimes,
}

impl Library {
    /// The messages with the lifetimes of these settings.
    ///
    /// # Errors
    /// Fails if a setting cannot be used.
    pub fn from_settings(settings: &Settings, messages: Messages<'static>) -> Result<Self, InitError> {
        let Lifetimes { temporary_password_days: days, mfa_code_minutes: minutes } = Lifetimes::DEFAULT;
        let lifetimes = Lifetimes {
            temporary_password_days: settings.number(
                "TEMPORARY_PASSWORD_DAYS",
                TEMPORARY_PASSWORD_DAYS,
                days,
            )?,
            mfa_code_minutes: settings.number("MFA_CODE_MINUTES", MFA_CODE_MINUTES, minutes)?,
        };
        Ok(Self { messages, lifetimes })
    }

    /// Names of the brands, sorted.
    #[must_use]
    pub fn brands(&self) -> &[&'static str] {
        self.messages.brands()
    }

    /// The fields of the response with the requested message.
    ///
    /// # Errors
    /// Fails if there is no such message, or the placeholders make the SMS too long.
    pub fn response(&self, request: &MessageRequest<'_>) -> Result<ResponseFields, TriggerError> {
        let Placeholders { code, username, link } = request.placeholders;
        let name = request.name.map(name_html).unwrap_or_default();
        let values = Values { code, username: username.as_deref().unwrap_or_default(), name: &name };
        let key = self.key(request, link.is_some());
        let body = key.and_then(|key| self.messages.message(key, self.lifetimes, values));
        let body =
            body.ok_or_else(|| TriggerError::failed(Reason::Content, "the pack lacks this message"))?;
        let sms = raw(&body.sms_message)?;
        // Escapes of JSON only lengthen a text, so almost no message needs its exact length.
        if body.sms_message.len() > LONGEST_SMS && unescaped_length(&sms) > LONGEST_SMS {
            return Err(TriggerError::failed(
                Reason::Placeholders,
                "the SMS is too long with these placeholders",
            ));
        }
        Ok(ResponseFields::from_fields([
            ("smsMessage", sms),
            ("emailMessage", raw(&body.email_message)?),
            ("emailSubject", raw(&body.email_subject)?),
        ]))
    }

    fn key(&self, request: &MessageRequest<'_>, by_link: bool) -> Option<Key> {
        let brand = self.messages.brands().iter().position(|known| *known == request.brand)?;
        let locale = self.messages.locales().position(|known| known == request.locale)?;
        Some(Key { brand, locale, stem: request.kind.stem_index(by_link), named: request.name.is_some() })
    }
}

fn unescaped_length(json: &RawValue) -> usize {
    serde_json::from_str(json.get()).map_or(usize::MAX, |text: String| text.len())
}

fn raw(within_json: &str) -> Result<Box<RawValue>, TriggerError> {
    let json = ["\"", within_json, "\""].concat();
    RawValue::from_string(json).map_err(|error| TriggerError::failed(Reason::Content, error.to_string()))
}
