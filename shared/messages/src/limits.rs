//! Cognito's limits, which every message keeps before it is packed.
//!
//! Cognito answers a message that breaks its rules with silence: it sends its own default text instead.
//! Source: <https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerificationMessageTemplateType.html>

use content::message::LONGEST_SMS;
use content::pattern::{is_documented, is_plain};
use content::{Message, Placeholders};

/// Characters and bytes of an email's body. Which of the two Cognito counts is not documented.
pub const BODY_LENGTH: std::ops::RangeInclusive<usize> = 6..=20_000;
/// Of a subject.
pub const SUBJECT_LENGTH: std::ops::RangeInclusive<usize> = 1..=140;
/// Of an SMS, the code included.
pub const SMS_LENGTH: std::ops::RangeInclusive<usize> = 6..=LONGEST_SMS;

/// Bytes of a body that a designer may spend, well under Cognito's limit.
pub const BODY_BUDGET: usize = 10_000;
/// Characters of a subject that fit on a line of a mail client.
pub const SUBJECT_BUDGET: usize = 60;

/// What only a template that went wrong leaves behind.
const RESIDUE: [&str; 4] = ["{{", "{%", "{$", "undefined"];

/// Why a message must not go out. The text names the field and the rule, never the content.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field} {problem}")]
pub struct Finding {
    field: &'static str,
    problem: String,
}

/// Checks a message against everything that would make Cognito drop it or a person misread it.
///
/// # Errors
/// With the first finding.
pub fn check(message: &Message, placeholders: &Placeholders) -> Result<(), Finding> {
    let Message { email_subject, email_message, sms_message } = message;
    let Placeholders { code, username, link } = placeholders;
    let code = ("code", Some(code.as_str()));
    let username = ("username", username.as_deref());
    let in_email =
        link.as_deref().map_or([code, username], |link| [("link", Some(link)), ("username", None)]);
    let sms = without_bound_line(sms_message, &placeholders.code);
    let fields = [
        ("emailSubject", email_subject.as_str(), SUBJECT_LENGTH, [("code", None), ("username", None)]),
        ("emailMessage", email_message, BODY_LENGTH, in_email),
        ("smsMessage", sms, SMS_LENGTH, [code, username]),
    ];
    for (field, text, length, expected) in fields {
        let one_line = field != "emailMessage";
        let whole = if field == "smsMessage" { sms_message } else { text };
        let problem = length_problem(whole, &length)
            .or_else(|| placeholder_problem(text, expected))
            .or_else(|| character_problem(text, one_line));
        if let Some(problem) = problem {
            return Err(Finding { field, problem });
        }
    }
    Ok(())
}

/// The text of an SMS without its last line `@host #code`, by which a browser fills the code in.
fn without_bound_line<'a>(sms: &'a str, code: &str) -> &'a str {
    let Some((text, line)) = sms.rsplit_once('\n') else { return sms };
    let host = line.strip_prefix('@').and_then(|line| line.strip_suffix(code)?.strip_suffix(" #"));
    let is_host = |host: &str| host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
    if host.is_some_and(is_host) { text } else { sms }
}

fn length_problem(text: &str, length: &std::ops::RangeInclusive<usize>) -> Option<String> {
    let (bytes, characters) = (text.len(), text.chars().count());
    (bytes > *length.end() || characters < *length.start())
        .then(|| format!("has {characters} characters in {bytes} bytes, outside {length:?}"))
}

/// Each placeholder exactly once, and nothing else in braces that a template left behind.
fn placeholder_problem(text: &str, expected: [(&str, Option<&str>); 2]) -> Option<String> {
    let mut rest = text.to_owned();
    for (name, placeholder) in expected {
        let Some(placeholder) = placeholder else { continue };
        let count = rest.matches(placeholder).count();
        if count != 1 {
            return Some(format!("has {count} placeholders for the {name} instead of one"));
        }
        rest = rest.replacen(placeholder, "", 1);
    }
    if ["{####}", "{username}", "{##"].iter().any(|placeholder| rest.contains(placeholder)) {
        return Some("has a placeholder that does not belong there".to_owned());
    }
    RESIDUE.iter().find(|residue| text.contains(**residue)).map(|residue| format!("holds {residue}"))
}

fn character_problem(text: &str, one_line: bool) -> Option<String> {
    if is_plain(text) && !one_line {
        return None;
    }
    let wrong = text.chars().find(|&c| !is_documented(c) || (one_line && c.is_ascii_control()));
    wrong.map(|c| format!("holds U+{:04X}", u32::from(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placeholders(names_user: bool) -> Placeholders {
        Placeholders::new(Some("{####}"), Some("{username}"), names_user).unwrap()
    }

    fn message() -> Message {
        let (subject, text) = ("Your verification code", "Your verification code is {####}");
        Message {
            email_subject: subject.to_owned(),
            email_message: format!(
                "<!doctype html><html lang=\"en\"><title>{subject}</title><p>{text}</p></html>"
            ),
            sms_message: text.to_owned(),
        }
    }

    fn problem(change: impl FnOnce(&mut Message)) -> String {
        let mut message = message();
        change(&mut message);
        check(&message, &placeholders(false)).unwrap_err().to_string()
    }

    #[test]
    fn a_plain_message_passes() {
        assert_eq!(check(&message(), &placeholders(false)), Ok(()));
    }

    #[test]
    fn lengths() {
        assert_eq!(
            problem(|m| m.email_message.push_str(&"x".repeat(20_000))),
            "emailMessage has 20114 characters in 20114 bytes, outside 6..=20000"
        );
        assert_eq!(
            problem(|m| m.email_subject = "é".repeat(71)),
            "emailSubject has 71 characters in 142 bytes, outside 1..=140"
        );
        assert_eq!(
            problem(|m| m.email_subject.clear()),
            "emailSubject has 0 characters in 0 bytes, outside 1..=140"
        );
        assert!(problem(|m| m.sms_message.push_str(&"x".repeat(120))).starts_with("smsMessage has"));
    }

    #[test]
    fn placeholders_exactly_as_needed() {
        let none = |text: &str| text.replace("{####}", "");
        let once = "instead of one";
        assert!(problem(|m| m.email_message = none(&m.email_message)).contains("has 0 placeholders"));
        assert!(problem(|m| m.email_message.push_str("{####}")).ends_with(once));
        assert!(problem(|m| m.sms_message = none(&m.sms_message)).ends_with(once));
        assert!(problem(|m| m.email_subject.push_str(" {####}")).ends_with("does not belong there"));
        assert!(problem(|m| m.email_message.push_str("{username}")).ends_with("does not belong there"));
        let invitation = placeholders(true);
        assert!(check(&message(), &invitation).unwrap_err().to_string().contains("for the username"));
    }

    #[test]
    fn a_link_stands_instead_of_the_code_and_only_in_the_mail() {
        let link = placeholders(false).with_link(Some("{##Click##}"));
        let mut message = message();
        assert!(check(&message, &link).unwrap_err().to_string().contains("0 placeholders for the link"));
        message.email_message = "<p>{##Click##}</p>".to_owned();
        assert_eq!(check(&message, &link), Ok(()));
        message.email_message.push_str("{####}");
        assert!(check(&message, &link).unwrap_err().to_string().ends_with("does not belong there"));
        assert!(problem(|m| m.email_message.push_str("{##Click##}")).ends_with("does not belong there"));
    }

    #[test]
    fn an_sms_may_end_with_a_line_for_the_browser() {
        let bound = |line: &str| {
            let mut message = message();
            message.sms_message.push_str(line);
            check(&message, &placeholders(false)).map_err(|finding| finding.to_string())
        };
        assert_eq!(bound("\n@shop.example #{####}"), Ok(()));
        for line in
            ["\n@shop.example {####}", "\n@shop example #{####}", "\n@a #{####}\n@b #{####}", "\nanother"]
        {
            assert!(bound(line).is_err(), "{line}");
        }
        assert!(
            bound(&format!("\n@{}.example #{{####}}", "x".repeat(100)))
                .unwrap_err()
                .starts_with("smsMessage has")
        );
    }

    #[test]
    fn residue_and_characters() {
        for residue in RESIDUE {
            assert!(problem(|m| m.email_message.push_str(residue)).contains("holds"), "{residue}");
        }
        assert_eq!(
            problem(|m| m.email_message = m.email_message.replace("{####}", "{{####}}")),
            "emailMessage holds {{"
        );
        for (c, shown) in
            [('\u{A0}', "U+00A0"), ('\u{200B}', "U+200B"), ('\u{0}', "U+0000"), ('\u{3000}', "U+3000")]
        {
            assert_eq!(problem(|m| m.email_message.push(c)), format!("emailMessage holds {shown}"));
        }
        assert_eq!(problem(|m| m.email_subject.push('\n')), "emailSubject holds U+000A");
        assert_eq!(problem(|m| m.sms_message.push('\r')), "smsMessage holds U+000D");
    }
}
