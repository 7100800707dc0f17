//! Cognito's limits. Every message is checked against them before it is packed.
//!
//! Cognito reports no error for a message outside its limits: it silently sends its own default text instead.
//! Source:
//! <https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerificationMessageTemplateType.html>

use std::ops::RangeInclusive;

use content::message::LONGEST_SMS;
use content::pattern::{is_documented, is_plain};
use content::{Message, Placeholders};

/// Length of an email's body. Whether Cognito counts characters or bytes is not documented, so both are checked.
pub const BODY_LENGTH: RangeInclusive<usize> = 6..=20_000;
/// Length of a subject.
pub const SUBJECT_LENGTH: RangeInclusive<usize> = 1..=140;
/// Length of an SMS, the code included.
pub const SMS_LENGTH: RangeInclusive<usize> = 6..=LONGEST_SMS;

/// Largest body that the linter accepts, in bytes, well under Cognito's limit.
pub const BODY_BUDGET: usize = 10_000;
/// Longest subject that the linter accepts, in characters: one line of a mail client.
pub const SUBJECT_BUDGET: usize = 60;

/// Text that only a broken template leaves in a message.
const RESIDUE: [&str; 4] = ["{{", "{%", "{$", "undefined"];

/// A limit that a message breaks. The text names the field and the limit, never the content.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field} {problem}")]
pub struct LimitError {
    pub(crate) field: &'static str,
    problem: String,
    /// The field is longer than its limit, so a shorter text or brand name mends it.
    pub(crate) is_too_long: bool,
    /// The character that Cognito does not accept.
    pub(crate) refused: Option<char>,
}

/// Checks a message against Cognito's limits and for residue of templates.
///
/// # Errors
/// Fails with the first limit that it breaks.
pub fn check(message: &Message, placeholders: &Placeholders) -> Result<(), LimitError> {
    let Message { email_subject, email_message, sms_message } = message;
    let Placeholders { code, username, link } = placeholders;
    let code = ("code", Some(code.as_str()));
    let username = ("username", username.as_deref());
    let in_email =
        link.as_deref().map_or([code, username], |link| [("link", Some(link)), ("username", None)]);
    let sms = without_autofill_line(sms_message, &placeholders.code);
    let fields = [
        ("emailSubject", email_subject.as_str(), SUBJECT_LENGTH, [("code", None), ("username", None)]),
        ("emailMessage", email_message, BODY_LENGTH, in_email),
        ("smsMessage", sms, SMS_LENGTH, [code, username]),
    ];
    for (field, text, length, expected) in fields {
        let (one_line, is_sms) = (field != "emailMessage", field == "smsMessage");
        let whole = if is_sms { sms_message } else { text };
        let is_too_long = whole.len() > *length.end();
        let refused = refused_character(text, one_line);
        let problem = length_problem(whole, &length)
            .or_else(|| placeholder_problem(text, expected, is_sms))
            .or_else(|| refused.map(character_problem));
        if let Some(problem) = problem {
            return Err(LimitError { field, problem, is_too_long, refused });
        }
    }
    Ok(())
}

/// The text of an SMS without its last line `@host #code`, from which a browser fills the code in.
fn without_autofill_line<'a>(sms: &'a str, code: &str) -> &'a str {
    let Some((text, line)) = sms.rsplit_once('\n') else { return sms };
    let host = line.strip_prefix('@').and_then(|line| line.strip_suffix(code)?.strip_suffix(" #"));
    let is_host = |host: &str| host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
    if host.is_some_and(is_host) { text } else { sms }
}

fn length_problem(text: &str, length: &RangeInclusive<usize>) -> Option<String> {
    let (bytes, characters) = (text.len(), text.chars().count());
    let (least, most) = (length.start(), length.end());
    (bytes > *most || characters < *least)
        .then(|| format!("has {characters} characters in {bytes} bytes; Cognito accepts {least} to {most}"))
}

/// Checks that each expected placeholder occurs once, and no other placeholder or residue of a template.
fn placeholder_problem(text: &str, expected: [(&str, Option<&str>); 2], is_sms: bool) -> Option<String> {
    let mut rest = text.to_owned();
    for (name, placeholder) in expected {
        let Some(placeholder) = placeholder else { continue };
        let count = rest.matches(placeholder).count();
        if count != 1 {
            let advice = if is_sms {
                format!("write {{ ${name} }} once in its .sms text")
            } else {
                format!("print {{{{ {name} }}}} once in its template")
            };
            return Some(format!("has {count} placeholders for the {name} instead of one; {advice}"));
        }
        rest = rest.replacen(placeholder, "", 1);
    }
    if ["{####}", "{username}", "{##"].iter().any(|placeholder| rest.contains(placeholder)) {
        return Some("has a placeholder that Cognito does not fill in here; remove it".to_owned());
    }
    let residue = RESIDUE.iter().find(|residue| text.contains(**residue));
    residue.map(|residue| format!("contains {residue}, which a broken template leaves; correct the template"))
}

fn refused_character(text: &str, one_line: bool) -> Option<char> {
    if is_plain(text) && !one_line {
        return None;
    }
    text.chars().find(|&c| !is_documented(c) || (one_line && c.is_ascii_control()))
}

fn character_problem(refused: char) -> String {
    format!("contains U+{:04X}, which Cognito does not accept here; remove it", u32::from(refused))
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
    fn a_length_outside_the_limits_is_refused() {
        assert_eq!(
            problem(|m| m.email_message.push_str(&"x".repeat(20_000))),
            "emailMessage has 20114 characters in 20114 bytes; Cognito accepts 6 to 20000"
        );
        assert_eq!(
            problem(|m| m.email_subject = "é".repeat(71)),
            "emailSubject has 71 characters in 142 bytes; Cognito accepts 1 to 140"
        );
        assert_eq!(
            problem(|m| m.email_subject.clear()),
            "emailSubject has 0 characters in 0 bytes; Cognito accepts 1 to 140"
        );
        assert!(problem(|m| m.sms_message.push_str(&"x".repeat(120))).starts_with("smsMessage has"));
    }

    #[test]
    fn each_expected_placeholder_occurs_exactly_once() {
        let none = |text: &str| text.replace("{####}", "");
        assert!(problem(|m| m.email_message = none(&m.email_message)).contains("has 0 placeholders"));
        assert!(
            problem(|m| m.email_message.push_str("{####}"))
                .ends_with("instead of one; print {{ code }} once in its template")
        );
        assert!(
            problem(|m| m.sms_message = none(&m.sms_message))
                .ends_with("instead of one; write { $code } once in its .sms text")
        );
        assert!(
            problem(|m| m.email_subject.push_str(" {####}"))
                .contains("placeholder that Cognito does not fill in")
        );
        assert!(
            problem(|m| m.email_message.push_str("{username}"))
                .contains("placeholder that Cognito does not fill in")
        );
        let invitation = placeholders(true);
        assert!(check(&message(), &invitation).unwrap_err().to_string().contains("for the username"));
    }

    #[test]
    fn a_link_replaces_the_code_in_the_email_only() {
        let link = placeholders(false).with_link(Some("{##Click##}"));
        let mut message = message();
        assert!(check(&message, &link).unwrap_err().to_string().contains("0 placeholders for the link"));
        message.email_message = "<p>{##Click##}</p>".to_owned();
        assert_eq!(check(&message, &link), Ok(()));
        message.email_message.push_str("{####}");
        assert!(
            check(&message, &link)
                .unwrap_err()
                .to_string()
                .contains("placeholder that Cognito does not fill in")
        );
        assert!(
            problem(|m| m.email_message.push_str("{##Click##}"))
                .contains("placeholder that Cognito does not fill in")
        );
    }

    #[test]
    fn an_sms_may_end_with_an_autofill_line() {
        let with_line = |line: &str| {
            let mut message = message();
            message.sms_message.push_str(line);
            check(&message, &placeholders(false)).map_err(|finding| finding.to_string())
        };
        assert_eq!(with_line("\n@shop.example #{####}"), Ok(()));
        for line in
            ["\n@shop.example {####}", "\n@shop example #{####}", "\n@a #{####}\n@b #{####}", "\nanother"]
        {
            assert!(with_line(line).is_err(), "{line}");
        }
        assert!(
            with_line(&format!("\n@{}.example #{{####}}", "x".repeat(100)))
                .unwrap_err()
                .starts_with("smsMessage has")
        );
    }

    #[test]
    fn residue_of_templates_and_undocumented_characters_are_refused() {
        for residue in RESIDUE {
            assert!(problem(|m| m.email_message.push_str(residue)).contains("contains"), "{residue}");
        }
        assert_eq!(
            problem(|m| m.email_message = m.email_message.replace("{####}", "{{####}}")),
            "emailMessage contains {{, which a broken template leaves; correct the template"
        );
        for (c, shown) in
            [('\u{A0}', "U+00A0"), ('\u{200B}', "U+200B"), ('\u{0}', "U+0000"), ('\u{3000}', "U+3000")]
        {
            assert!(
                problem(|m| m.email_message.push(c)).starts_with(&format!("emailMessage contains {shown},"))
            );
        }
        let refused = "which Cognito does not accept here; remove it";
        assert_eq!(
            problem(|m| m.email_subject.push('\n')),
            format!("emailSubject contains U+000A, {refused}")
        );
        assert_eq!(problem(|m| m.sms_message.push('\r')), format!("smsMessage contains U+000D, {refused}"));
    }
}
