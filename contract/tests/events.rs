//! The outcome of each file under `events/`.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use contract::{EventFile, Triggers, events};
use serde_json::{Value, json};

async fn outcome(triggers: &Triggers, file: &EventFile) -> Value {
    let returned = triggers.invoke(&file.trigger, &file.json).await;
    let received: Value = serde_json::from_str(&file.json).unwrap();
    let requests = triggers.take_requests();
    let requests: Vec<Value> =
        requests.iter().map(|request| serde_json::from_str(request).unwrap()).collect();
    let answer = match returned {
        Err(error) => json!({"shown": error.to_string(), "reason": error.reason()}),
        Ok(event) => match serde_json::to_value(&event).unwrap() {
            same if same == received => json!("unchanged"),
            changed => changed["response"].clone(),
        },
    };
    json!({"answer": answer, "requests to DynamoDB": requests})
}

#[tokio::test]
async fn every_event_has_its_reviewed_outcome() {
    let triggers = Triggers::new(&[("DENIED_EMAIL_DOMAINS", "mailinator.com")], (200, "{}")).unwrap();
    let files = events();
    for file in &files {
        let mut outcome = outcome(&triggers, file).await;
        // A variant with the same message as the plain event has only a reference to that event.
        if let Some((source, _)) = file.stem.split_once("--") {
            let plain = files.iter().find(|other| other.stem == source).unwrap();
            if outcome["answer"].is_object() && outcome == self::outcome(&triggers, plain).await {
                outcome = json!(format!("as {source}"));
            }
        }
        insta::with_settings!({prepend_module_to_snapshot => false, sort_maps => true}, {
            insta::assert_json_snapshot!(file.stem.clone(), outcome);
        });
    }
}
