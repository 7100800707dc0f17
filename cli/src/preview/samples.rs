//! Sample values in place of Cognito's placeholders.

use content::message::link_words;
use messages::lint::Rendered;
use messages::localized_brand::escaped;
use messages::sms::segments;
use serde::Serialize;

/// The values of one person.
struct Samples {
    code: &'static str,
    /// It contains every kind of character that Cognito generates.
    password: &'static str,
    username: &'static str,
}

const USUAL: Samples = Samples { code: "123456", password: "Aq7$kd&9", username: "jane.doe" };
const LONG: Samples =
    Samples { code: "987654", password: "Wm<4>&%kq$Zx7_Bt", username: "maria-magdalena.hohenstein.example" };

/// A message as a person receives it.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Filled {
    /// Subject.
    pub subject: String,
    /// The hidden text that mail clients show after the subject.
    pub preheader: String,
    /// Body.
    pub html: String,
    /// SMS.
    pub sms: String,
    /// The segments that the SMS is billed as.
    pub segments: usize,
}

/// The message with usual values.
pub fn usual(rendered: &Rendered) -> Filled {
    filled(rendered, &USUAL)
}

/// The message with a long username and another password.
pub fn long(rendered: &Rendered) -> Filled {
    filled(rendered, &LONG)
}

fn filled(rendered: &Rendered, samples: &Samples) -> Filled {
    let Rendered { message, preheader, .. } = rendered;
    let sms = text(&message.sms_message, rendered, samples, str::to_owned);
    Filled {
        subject: message.email_subject.clone(),
        preheader: preheader.clone(),
        html: text(&message.email_message, rendered, samples, escaped),
        segments: segments(&sms),
        sms,
    }
}

fn text(text: &str, rendered: &Rendered, samples: &Samples, escape: impl Fn(&str) -> String) -> String {
    let placeholders = &rendered.placeholders;
    let secret = if placeholders.username.is_some() { samples.password } else { samples.code };
    let mut text = text.replace(&placeholders.code, &escape(secret));
    if let Some(username) = &placeholders.username {
        text = text.replace(username, &escape(samples.username));
    }
    if let Some(link) = &placeholders.link {
        let words = link_words(link).unwrap_or_default();
        text = text.replace(link, &format!("<a href=\"https://auth.example/confirm\">{words}</a>"));
    }
    text
}
