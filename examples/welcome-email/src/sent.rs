//! The optional table of sent mails: a user has one event or several, each is delivered at least once, and the table
//! keeps the mails to one per user.
//!
//! An item is written before its mail is sent. It holds the user until the deadline of the invocation: after that,
//! Lambda has stopped the invocation, and another delivery may take the user. So a failure never loses a mail. It
//! repeats one only if SES accepts the mail and its answer is lost, the second write fails, or the process ends between
//! the two.
#![expect(clippy::disallowed_methods, reason = "sends requests to DynamoDB")]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::operation::put_item::PutItemError;
use aws_sdk_dynamodb::operation::put_item::builders::PutItemFluentBuilder;
use aws_sdk_dynamodb::types::{AttributeValue, ReturnValuesOnConditionCheckFailure};

use crate::event::UserCreated;
use crate::outcome::Moment;
use crate::service_error::ServiceError;

/// The table.
pub struct SentTable {
    client: Client,
    table_name: String,
}

/// The answer to an attempt to take a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// The caller may send the mail.
    Granted,
    /// Another delivery may still be sending the mail.
    Held,
    /// The mail was sent.
    Sent,
}

impl SentTable {
    pub const fn new(client: Client, table_name: String) -> Self {
        Self { client, table_name }
    }

    /// Takes the user of an event until the deadline. DynamoDB removes the item after 14 days, as long as a queue keeps
    /// a failed event.
    pub async fn claim(&self, event: &UserCreated, moment: Moment) -> Result<Claim, ServiceError> {
        let expires_at = moment.now + Duration::from_hours(14 * 24);
        let request = self
            .put(event)
            .item("expiresAt", number(expires_at, |time| time.as_secs().into()))
            .item("claimedUntil", number(moment.deadline, Duration::as_millis))
            .condition_expression(
                "attribute_not_exists(id) OR (attribute_not_exists(sentAt) AND claimedUntil < :now)",
            )
            .expression_attribute_values(":now", number(moment.now, Duration::as_millis))
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld);
        let Err(error) = request.send().await else { return Ok(Claim::Granted) };
        match error.as_service_error() {
            Some(PutItemError::ConditionalCheckFailedException(known)) => {
                let is_sent = known.item().is_some_and(|item| item.contains_key("sentAt"));
                Ok(if is_sent { Claim::Sent } else { Claim::Held })
            }
            _ => Err(ServiceError::new("DynamoDB", &error)),
        }
    }

    /// Marks the mail to the user of an event as sent. The mark does not expire, because the user's record may be created
    /// again at any time.
    pub async fn mark_sent(&self, event: &UserCreated, now: SystemTime) -> Result<(), ServiceError> {
        let request = self.put(event).item("sentAt", number(now, Duration::as_millis));
        request.send().await.map(drop).map_err(|error| ServiceError::new("DynamoDB", &error))
    }

    /// A write of the item of a user, whose record may have been created again with another event.
    fn put(&self, UserCreated { user_pool_id, sub, .. }: &UserCreated) -> PutItemFluentBuilder {
        let id = AttributeValue::S(format!("{user_pool_id}/{sub}"));
        self.client.put_item().table_name(&self.table_name).item("id", id)
    }
}

/// A point in time as a number of `unit` since the epoch.
fn number(time: SystemTime, unit: impl Fn(&Duration) -> u128) -> AttributeValue {
    AttributeValue::N(unit(&time.duration_since(UNIX_EPOCH).unwrap_or_default()).to_string())
}
