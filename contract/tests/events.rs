//! What each function does with each file under `events/`.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use contract::{EventFile, Functions, events};
use serde_json::{Value, json};

async fn outcome(functions: &Functions, file: &EventFile) -> Value {
    let answer = functions.answer(&file.function, &file.json).await;
    let came: Value = serde_json::from_str(&file.json).unwrap();
    let asked: Vec<Value> =
        functions.asked().iter().map(|asked| serde_json::from_str(asked).unwrap()).collect();
    let answer = match answer {
        Err(error) => json!({"shown": error.to_string(), "reason": error.reason()}),
        Ok(answer) => match serde_json::to_value(&answer).unwrap() {
            same if same == came => json!("unchanged"),
            changed => changed["response"].clone(),
        },
    };
    json!({"answer": answer, "asked of DynamoDB": asked})
}

#[tokio::test]
async fn every_event_has_the_outcome_that_was_reviewed() {
    let functions = Functions::new(&[("DENIED_EMAIL_DOMAINS", "mailinator.com")], (200, "{}")).unwrap();
    let files = events();
    for file in &files {
        let mut outcome = outcome(&functions, file).await;
        // A variant whose message is the plain event's says so instead of repeating it.
        if let Some((source, _)) = file.stem.split_once("--") {
            let plain = files.iter().find(|other| other.stem == source).unwrap();
            if outcome["answer"].is_object() && outcome == self::outcome(&functions, plain).await {
                outcome = json!(format!("as {source}"));
            }
        }
        insta::with_settings!({prepend_module_to_snapshot => false, sort_maps => true}, {
            insta::assert_json_snapshot!(file.stem.clone(), outcome);
        });
    }
}
