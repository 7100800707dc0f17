//! Cognito's limits, and the cost of an SMS.

use crate::limits;
use crate::sms::segments;

use super::page::Page;
use super::rule::{Rule, Verdict, must};

pub(super) const RULES: &[Rule] = &[
    ("limits", cognito_limits),
    ("body-budget", body_budget),
    ("subject-budget", subject_budget),
    ("sms-segments", sms_segments),
    ("sms-code", sms_code),
    ("sms-autofill-line", sms_autofill_line),
];

/// Placeholders, lengths, Cognito's pattern, residue of templates.
fn cognito_limits(page: &Page<'_>) -> Verdict {
    limits::check(page.sample.message, page.sample.placeholders)
        .map_err(|error| page.sample.variant.limit_finding(&error))
}

fn body_budget(page: &Page<'_>) -> Verdict {
    let (bytes, most) = (page.source().len(), limits::BODY_BUDGET);
    must(bytes <= most, || {
        let brand = page.sample.variant.brand_file();
        format!(
            "the body has {bytes} bytes; shorten its template in templates/email, or addresses and texts in {brand}, to \
             at most {most}"
        )
    })
}

fn subject_budget(page: &Page<'_>) -> Verdict {
    let (characters, most) = (page.sample.message.email_subject.chars().count(), limits::SUBJECT_BUDGET);
    let variant = page.sample.variant;
    must(characters <= most, || {
        let text = || format!("shorten {} to at most {most}", page.key("subject"));
        let cure = variant.brand.shorter_for_subject(&variant.brand_file()).unwrap_or_else(text);
        format!("the subject has {characters} characters; {cure}")
    })
}

/// The text of the SMS, and its autofill line.
pub(super) fn parts<'a>(page: &'a Page<'_>) -> (&'a str, Option<&'a str>) {
    let sms = page.sample.message.sms_message.as_str();
    sms.split_once('\n').map_or((sms, None), |(text, line)| (text, Some(line)))
}

/// Assumes a code of six digits and a short username. The autofill line may cost another segment and does not
/// count.
fn sms_segments(page: &Page<'_>) -> Verdict {
    let (text, _) = parts(page);
    let sent = text.replace(&page.sample.placeholders.code, "123456").replace("{username}", "jane.doe");
    must(segments(&sent) == 1, || {
        format!("the SMS takes {} segments; {}", segments(&sent), page.sample.variant.shorten_sms())
    })
}

/// The SMS ends with the password, because people would type a full stop after it.
fn sms_code(page: &Page<'_>) -> Verdict {
    let (text, _) = parts(page);
    let (code, name) = (&page.sample.placeholders.code, page.sample.variant.brand.name_in_sms());
    must(text.contains(code.as_str()) && text.contains(name), || {
        format!(
            "the SMS lacks the brand or the code: {text}; write {{ $brand }} and {{ $code }} in {}",
            page.sms_key()
        )
    })?;
    must(!page.sample.variant.kind.names_user() || text.ends_with(code.as_str()), || {
        format!(
            "text follows the password: {text}; end {} and its template with the password",
            page.sms_key()
        )
    })
}

/// The autofill line has the brand's host. Source: <https://wicg.github.io/sms-one-time-codes/>
fn sms_autofill_line(page: &Page<'_>) -> Verdict {
    let (_, line) = parts(page);
    let variant = page.sample.variant;
    let expected = variant.brand.sms_host.as_ref();
    let expected = expected.map(|host| format!("@{host} #{}", page.sample.placeholders.code));
    must(line.is_none() || line == expected.as_deref(), || {
        format!(
            "the SMS ends with the line {:?}; remove it from its template, and set sms_host in {} for an autofill line",
            line.unwrap_or_default(),
            variant.brand_file()
        )
    })
}
