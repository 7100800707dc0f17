//! Cognito's limits, and the cost of an SMS.

use crate::limits;
use crate::sms::segments;

use super::page::Page;
use super::{Rule, Verdict, must};

pub(super) const RULES: &[Rule] = &[
    ("limits", cognito_limits),
    ("body-budget", body_budget),
    ("subject-budget", subject_budget),
    ("sms-segments", sms_segments),
    ("sms-code", sms_code),
    ("sms-bound-line", sms_bound_line),
];

/// Placeholders, lengths, Cognito's pattern, residue of templates.
fn cognito_limits(page: &Page<'_>) -> Verdict {
    limits::check(page.sample.message, page.sample.placeholders).map_err(|finding| finding.to_string())
}

fn body_budget(page: &Page<'_>) -> Verdict {
    let bytes = page.source().len();
    must(bytes <= limits::BODY_BUDGET, || format!("{bytes} bytes, more than {}", limits::BODY_BUDGET))
}

fn subject_budget(page: &Page<'_>) -> Verdict {
    let characters = page.sample.message.email_subject.chars().count();
    must(characters <= limits::SUBJECT_BUDGET, || {
        format!("{characters} characters, more than {}", limits::SUBJECT_BUDGET)
    })
}

/// The SMS without the line for browsers, and that line.
fn parts<'a>(page: &'a Page<'_>) -> (&'a str, Option<&'a str>) {
    let sms = page.sample.message.sms_message.as_str();
    sms.split_once('\n').map_or((sms, None), |(text, line)| (text, Some(line)))
}

/// With a code of six digits and a short username. The line for browsers may cost a second one.
fn sms_segments(page: &Page<'_>) -> Verdict {
    let (text, _) = parts(page);
    let sent = text.replace(&page.sample.placeholders.code, "123456").replace("{username}", "jane.doe");
    must(segments(&sent) == 1, || format!("{} segments: {sent}", segments(&sent)))
}

/// A password ends at its last character: a full stop after it would be typed.
fn sms_code(page: &Page<'_>) -> Verdict {
    let (text, _) = parts(page);
    let (code, brand) = (&page.sample.placeholders.code, page.sample.brand);
    let name = brand.sms_name.as_ref().unwrap_or(&brand.name);
    must(text.contains(code.as_str()) && text.contains(name.as_str()), || {
        format!("brand or code is not in the text: {text}")
    })?;
    must(!page.sample.kind.names_user() || text.ends_with(code.as_str()), || {
        format!("something stands after the password: {text}")
    })
}

/// Source: <https://wicg.github.io/sms-one-time-codes/>
fn sms_bound_line(page: &Page<'_>) -> Verdict {
    let (_, line) = parts(page);
    let expected = page.sample.brand.sms_host.as_ref();
    let expected = expected.map(|host| format!("@{host} #{}", page.sample.placeholders.code));
    must(line.is_none() || line == expected.as_deref(), || format!("{line:?} instead of {expected:?}"))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::tests::{LIFETIMES, TEMPLATES};
    use super::super::{Finding, Linter};
    use crate::Sources;

    /// The findings of all messages of a brand with a long name.
    fn findings(sms_name: &Value) -> Vec<Finding> {
        let (_, eshop) = TEMPLATES.brands.iter().find(|(name, _)| name == "eshop").unwrap();
        let mut brand: Value = serde_json::from_str(eshop).unwrap();
        brand["name"] = "Northwind Shoes".into();
        brand["sms_name"] = sms_name.clone();
        let brand = brand.to_string();
        let sources = Sources { brands: vec![("eshop", &brand)], ..TEMPLATES.sources(LIFETIMES) };
        let linter = Linter::new(sources).unwrap();
        linter.run(|_, _| ()).into_iter().flat_map(|linted| linted.findings).collect()
    }

    #[test]
    fn a_long_name_has_a_short_one_in_sms() {
        let long = findings(&Value::Null);
        // Some languages have no room for it in a segment, and some none within Cognito's limit.
        for rule in ["sms-segments", "limits"] {
            assert!(long.iter().any(|finding| finding.rule == rule), "{rule}: {long:#?}");
        }
        assert_eq!(findings(&json!("Northwind")), []);
    }
}
