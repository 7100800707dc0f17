//! The messages that need no template, no words and no brand: sent when the branded one would not pass.

use crate::{Kind, Message, Placeholders};

/// The built-in message of a kind.
#[must_use]
pub fn message(kind: Kind, placeholders: &Placeholders) -> Message {
    let Placeholders { code, user_name, link } = placeholders.clone().with_link_words("Confirm my address");
    let (subject, text) = match (kind, user_name) {
        (Kind::AdminCreateUser, Some(name)) => {
            ("Your invitation", format!("Your user name is {name} and your temporary password is {code}"))
        }
        (Kind::ForgotPassword, _) => {
            ("Your password reset code", format!("Your password reset code is {code}"))
        }
        (Kind::Authentication, _) => ("Your sign-in code", format!("Your sign-in code is {code}")),
        _ => ("Your verification code", format!("Your verification code is {code}")),
    };
    let body = link.unwrap_or_else(|| text.clone());
    Message {
        email_subject: subject.to_owned(),
        email_message: format!(
            "<!doctype html><html lang=\"en\"><title>{subject}</title><p>{body}</p></html>"
        ),
        sms_message: text,
    }
}
