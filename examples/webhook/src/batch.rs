//! A batch of the queue's messages. One message that fails does not affect the others.
#![expect(clippy::disallowed_methods, reason = "measures the duration of an attempt")]

use std::borrow::Cow;
use std::time::Instant;

use serde::{Deserialize, Serialize};

use crate::endpoint::{Endpoint, PostError};
use crate::message::Message;
use crate::signature::Keys;

/// The fields of Lambda's SQS event that this function reads.
/// Source: <https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html>
#[derive(Deserialize)]
pub struct Batch {
    #[serde(rename = "Records")]
    records: Vec<Record>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Record {
    message_id: String,
    body: String,
}

/// The messages that stay in the queue.
/// Source: <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html>
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchResponse {
    batch_item_failures: Vec<BatchItemFailure>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct BatchItemFailure {
    item_identifier: String,
}

/// Posts one message after the other, so that a receiver that has just recovered is not flooded.
pub async fn deliver(batch: &Batch, keys: &Keys, endpoint: &Endpoint) -> BatchResponse {
    let mut response = BatchResponse::default();
    for record in &batch.records {
        if !deliver_one(record, keys, endpoint).await {
            let item_identifier = record.message_id.clone();
            response.batch_item_failures.push(BatchItemFailure { item_identifier });
        }
    }
    response
}

/// Returns whether the receiver has accepted the message. Writes one log line.
async fn deliver_one(record: &Record, keys: &Keys, endpoint: &Endpoint) -> bool {
    let message_id = record.message_id.as_str();
    let message = match Message::from_event(&record.body) {
        Ok(message) => message,
        Err(error) => {
            tracing::error!(message_id, reason = %error, "not a webhook");
            return false;
        }
    };
    let start = Instant::now();
    let posted = endpoint.post(&message, keys).await;
    let duration_ms = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    let (id, status) = (message.id, posted.as_ref().ok().copied());
    let failure = failure(&posted);
    match &failure {
        None => tracing::info!(message_id, id, status, duration_ms, "delivered"),
        Some(reason) => tracing::warn!(message_id, id, status, duration_ms, %reason, "not delivered"),
    }
    failure.is_none()
}

/// Reason that the message stays in the queue. `None` means that the receiver has accepted it.
fn failure(posted: &Result<u16, PostError>) -> Option<Cow<'static, str>> {
    Some(match posted {
        Ok(200..=299) => return None,
        Ok(300..=399) => "the receiver redirects: set WEBHOOK_URL to the final URL".into(),
        Ok(410) => {
            "the receiver wants no more webhooks: disable the event source mapping, or correct the URL".into()
        }
        Ok(_) => "the receiver answered with an error".into(),
        Err(error) => error.to_string().into(),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_a_2xx_removes_a_message_from_the_queue() {
        let accepted: Vec<_> = (100..=599).filter(|status| failure(&Ok(*status)).is_none()).collect();
        assert_eq!(accepted, (200..=299).collect::<Vec<_>>());
        assert!(failure(&Err(PostError::Timeout)).is_some());
    }

    #[test]
    fn the_answer_has_the_names_that_lambda_reads() {
        let batch_item_failures = vec![BatchItemFailure { item_identifier: "m1".to_owned() }];
        let answer = serde_json::to_value(BatchResponse { batch_item_failures }).unwrap();
        assert_eq!(answer, json!({"batchItemFailures": [{"itemIdentifier": "m1"}]}));
        assert_eq!(serde_json::to_value(BatchResponse::default()).unwrap(), json!({"batchItemFailures": []}));
    }
}
