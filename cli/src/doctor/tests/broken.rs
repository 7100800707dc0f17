//! The sound pool with answers changed, and the finding that must follow: `broken.json`.

use serde::Deserialize;
use serde_json::Value;

use super::*;

/// One change of the sound pool.
#[derive(Deserialize)]
struct Case {
    /// Key of an answer, JSON pointer into it, and new value.
    set: Vec<(String, String, Value)>,
    /// Check, status and subject of the finding that must follow.
    finds: String,
    /// Text that its message or remedy must have.
    text: String,
}

fn cases() -> Vec<Case> {
    serde_json::from_str(include_str!("broken.json")).unwrap()
}

#[tokio::test]
async fn each_change_has_its_finding() {
    for Case { set, finds, text } in cases() {
        let mut answers = sound();
        for (key, pointer, value) in &set {
            answers.set(key, pointer, value.clone());
        }
        let (findings, _) = examined(&answers).await;
        let shown = findings.iter().map(|finding| {
            let Finding { check, status, subject, message, remedy } = finding;
            let title = format!("{} {} {subject}", check.name(), status.name());
            (title, format!("{message} → {}", remedy.as_deref().unwrap_or_default()))
        });
        let shown: Vec<_> = shown.collect();
        let is_found = shown.iter().any(|(title, facts)| *title == finds && facts.contains(&text));
        assert!(is_found, "{finds}: {text:?} after {set:?}: {shown:#?}");
    }
}

#[test]
fn each_check_can_find_something() {
    for check in Check::ALL {
        let statuses = cases().into_iter().filter_map(|case| {
            let mut words = case.finds.split(' ').map(str::to_owned);
            words.next().filter(|name| name == check.name()).and(words.next())
        });
        let is_found = statuses.into_iter().any(|status| status != "ok");
        // Owners and the pool's own templates are never wrong.
        assert_eq!(is_found, ![Check::Owner, Check::MessageTemplates].contains(check), "{}", check.name());
    }
}
