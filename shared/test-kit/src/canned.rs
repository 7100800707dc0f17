//! Canned answers of AWS's APIs, by operation and name, for clients in the process and over HTTP.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// Answers by key, `GetFunction shop-pre-sign-up` for example. The name is missing if an operation has only one answer.
#[derive(Clone, Debug)]
pub struct CannedAnswers {
    answers: BTreeMap<String, (u16, Value)>,
}

impl CannedAnswers {
    /// Answers with status 200 from a JSON object.
    ///
    /// # Panics
    /// Panics if the text is not a JSON object.
    #[must_use]
    pub fn from_json(text: &str) -> Self {
        let answers: BTreeMap<String, Value> = serde_json::from_str(text).expect("a JSON object");
        Self { answers: answers.into_iter().map(|(key, body)| (key, (200, body))).collect() }
    }

    /// The keys.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.answers.keys().map(String::as_str)
    }

    /// Sets a value in an answer. `pointer` is a JSON pointer; missing objects are created, and null removes a field.
    ///
    /// # Panics
    /// Panics if there is no such answer, or the pointer leads through another value.
    pub fn set(&mut self, key: &str, pointer: &str, value: Value) {
        let (_, body) = self.answers.get_mut(key).unwrap_or_else(|| panic!("no answer {key}"));
        let place = pointer.split('/').skip(1).fold(body, |place, step| match step.parse::<usize>() {
            Ok(index) if place.is_array() => &mut place[index],
            _ => &mut place[step],
        });
        *place = value;
    }

    /// Sets the whole answer.
    pub fn answer(&mut self, key: &str, status: u16, body: Value) {
        self.answers.insert(key.to_owned(), (status, body));
    }

    /// Refuses a request with this code.
    pub fn refuse(&mut self, key: &str, status: u16, code: &str) {
        self.answer(key, status, json!({"__type": code, "message": "refused"}));
    }

    /// Status and body for a request: its header `X-Amz-Target`, its path with the query, and its body.
    #[must_use]
    pub fn response(&self, target: &str, path: &str, body: &str) -> (u16, String) {
        let key = key(target, path, body);
        let operation = key.split(' ').next().unwrap_or_default();
        match self.answers.get(&key).or_else(|| self.answers.get(operation)) {
            // CloudFormation answers in XML.
            Some((status, Value::String(text))) => (*status, text.clone()),
            Some((status, body)) => (*status, encoded(operation, body).to_string()),
            None => (400, json!({"__type": "ResourceNotFoundException", "message": key}).to_string()),
        }
    }
}

/// The body on the wire: Lambda returns a policy as text.
fn encoded(operation: &str, body: &Value) -> Value {
    match body.get("Statement") {
        Some(_) if operation == "GetPolicy" => json!({"Policy": body.to_string(), "RevisionId": "1"}),
        _ => body.clone(),
    }
}

/// Operation and name of a request.
#[must_use]
pub fn key(target: &str, path: &str, body: &str) -> String {
    if let Some((_, operation)) = target.rsplit_once('.') {
        let input: Value = serde_json::from_str(body).unwrap_or_default();
        let names = ["ClientId", "GroupName", "TableName"].iter().filter_map(|field| input[field].as_str());
        return [operation].into_iter().chain(names).collect::<Vec<_>>().join(" ");
    }
    let path = path.split('?').next().unwrap_or_default().replace("%3A", ":").replace("%40", "@");
    let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    let function = |arn: &str| arn.rsplit(':').next().unwrap_or_default().to_owned();
    match parts[..] {
        [_, "functions", arn] => format!("GetFunction {}", function(arn)),
        [_, "functions", arn, "policy"] => format!("GetPolicy {}", function(arn)),
        ["v2", "email", "account"] => "GetAccount".to_owned(),
        ["v2", "email", "identities", name] => format!("GetEmailIdentity {name}"),
        _ => {
            let mut fields = body.split('&').filter_map(|field| field.strip_prefix("Action="));
            fields.next().unwrap_or_default().to_owned()
        }
    }
}
