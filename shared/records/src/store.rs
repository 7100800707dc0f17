//! The store: conditional writes of all the items of a user, one deadline.
//!
//! One item is one `PutItem`, several are one `TransactWriteItems`; each is on the condition that there is no item with
//! its key. A write can therefore be repeated at will: after a reply that was lost, the repetition finds the items of
//! the first attempt and leaves them alone.

use std::collections::HashMap;
use std::fmt;
use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::{BuildError, ProvideErrorMetadata};
use aws_sdk_dynamodb::operation::put_item::PutItemError;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::{AttributeValue, Put, TransactWriteItem};

use crate::key::Key;
pub use crate::store_error::StoreError;

/// The condition of every write. On a table with a sort key it holds for the whole key, too.
const NOT_THERE: &str = "attribute_not_exists(#key)";

/// DynamoDB's codes of what keeps a write from being made now and is over in a moment: another delivery of the same
/// event, most of the time. The SDK repeats no cancelled transaction.
/// Source: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html>
const PASSING: [&str; 5] = [
    "TransactionConflict",
    "TransactionConflictException",
    "TransactionInProgressException",
    "ProvisionedThroughputExceeded",
    "ThrottlingError",
];
/// DynamoDB's codes of an item that is there.
const THERE: [&str; 2] = ["ConditionalCheckFailed", "ConditionalCheckFailedException"];
/// DynamoDB's code of an item that nothing stood against, in a transaction that was cancelled for another.
const NOTHING: &str = "None";

const FIRST_PAUSE: Duration = Duration::from_millis(50);
const LONGEST_PAUSE: Duration = Duration::from_millis(400);

/// An item with its key, as the SDK takes it.
pub type SdkItem = HashMap<String, AttributeValue>;

/// A table with its key.
pub struct Store {
    client: Client,
    table_name: String,
    key: Key,
}

/// What a write found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// At least one item was not there; now all are.
    Created,
    /// All were there already, of an earlier delivery or of the user's own making. They are untouched.
    AlreadyThere,
}

/// What is asked first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approach {
    /// The write itself: best where most users are new.
    WriteOnly,
    /// A read of each item, eventually consistent, and the write only of those that are not there: best where most
    /// users have their items, because such a read has half the price of a write that is refused, or a tenth of it.
    ReadFirst,
}

/// Why an attempt wrote nothing.
enum Refusal {
    /// One code for each item.
    Codes(Vec<String>),
    Error(StoreError),
}

impl Store {
    /// A store for the table with this key.
    #[must_use]
    pub const fn new(client: Client, table_name: String, key: Key) -> Self {
        Self { client, table_name, key }
    }

    /// Writes those of `items` whose key is not there.
    ///
    /// # Errors
    /// When DynamoDB did not confirm the writes within `budget`.
    pub async fn ensure(
        &self,
        items: Vec<SdkItem>,
        budget: Duration,
        approach: Approach,
    ) -> Result<Written, StoreError> {
        // Boxed, because the futures of the SDK lie deeper in each other than the compiler follows.
        let ensured = Box::pin(async {
            match approach {
                Approach::WriteOnly => self.write(items).await,
                Approach::ReadFirst => self.write(self.missing(items).await?).await,
            }
        });
        tokio::time::timeout(budget, ensured).await.unwrap_or(Err(StoreError::OutOfTime))
    }

    /// Whether all of `items` are there, as far as a read tells that may lag behind by a second.
    ///
    /// # Errors
    /// When DynamoDB did not say so within `budget`.
    pub async fn are_there(&self, items: Vec<SdkItem>, budget: Duration) -> Result<bool, StoreError> {
        let missing = Box::pin(self.missing(items));
        let missing = tokio::time::timeout(budget, missing).await.unwrap_or(Err(StoreError::OutOfTime))?;
        Ok(missing.is_empty())
    }

    async fn missing(&self, items: Vec<SdkItem>) -> Result<Vec<SdkItem>, StoreError> {
        let mut missing = Vec::new();
        for item in items {
            if !self.is_there(&item).await? {
                missing.push(item);
            }
        }
        Ok(missing)
    }

    /// Writes until all items are there.
    async fn write(&self, mut missing: Vec<SdkItem>) -> Result<Written, StoreError> {
        let mut longest_pause = FIRST_PAUSE;
        while !missing.is_empty() {
            let attempt = match &missing[..] {
                [item] => self.put(item).await,
                items => self.put_all(items).await,
            };
            let codes = match attempt {
                Ok(()) => return Ok(Written::Created),
                Err(Refusal::Error(error)) => return Err(error),
                Err(Refusal::Codes(codes)) => codes,
            };
            let before = missing.len();
            missing = still_missing(missing, &codes)?;
            if missing.len() == before {
                tokio::time::sleep(longest_pause.mul_f64(fastrand::f64())).await;
                longest_pause = LONGEST_PAUSE.min(longest_pause * 2);
            }
        }
        Ok(Written::AlreadyThere)
    }

    async fn put(&self, item: &SdkItem) -> Result<(), Refusal> {
        let put = self
            .client
            .put_item()
            .table_name(&self.table_name)
            .set_item(Some(item.clone()))
            .condition_expression(NOT_THERE)
            .expression_attribute_names("#key", &self.key.partition);
        put.send().await.map(drop).map_err(|error| match error.as_service_error() {
            Some(
                PutItemError::ConditionalCheckFailedException(_)
                | PutItemError::TransactionConflictException(_),
            ) => Refusal::Codes(vec![error.code().unwrap_or_default().to_owned()]),
            _ => Refusal::Error(StoreError::of(&error)),
        })
    }

    /// The SDK adds a token by which its own repetitions are recognised. One made of the `sub` would be refused: `now`
    /// differs between deliveries, and one token stands for one content.
    async fn put_all(&self, items: &[SdkItem]) -> Result<(), Refusal> {
        let puts = items.iter().map(|item| self.conditional_put(item)).collect::<Result<Vec<_>, _>>();
        let puts = puts.map_err(|_| Refusal::Error(StoreError::Unstorable))?;
        let transaction = self.client.transact_write_items().set_transact_items(Some(puts));
        transaction.send().await.map(drop).map_err(|error| match error.as_service_error() {
            Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) => Refusal::Codes(
                cancelled
                    .cancellation_reasons()
                    .iter()
                    .map(|reason| reason.code().unwrap_or(NOTHING).to_owned())
                    .collect(),
            ),
            Some(TransactWriteItemsError::TransactionInProgressException(_)) => {
                Refusal::Codes(vec![error.code().unwrap_or_default().to_owned(); items.len()])
            }
            _ => Refusal::Error(StoreError::of(&error)),
        })
    }

    fn conditional_put(&self, item: &SdkItem) -> Result<TransactWriteItem, BuildError> {
        let put = Put::builder()
            .table_name(&self.table_name)
            .set_item(Some(item.clone()))
            .condition_expression(NOT_THERE)
            .expression_attribute_names("#key", &self.key.partition);
        Ok(TransactWriteItem::builder().put(put.build()?).build())
    }

    async fn is_there(&self, item: &SdkItem) -> Result<bool, StoreError> {
        let key = self.key.names().filter_map(|name| Some((name.to_owned(), item.get(name)?.clone())));
        let get = self
            .client
            .get_item()
            .table_name(&self.table_name)
            .set_key(Some(key.collect()))
            .projection_expression("#key")
            .expression_attribute_names("#key", &self.key.partition);
        let answer = get.send().await.map_err(|error| StoreError::of(&error))?;
        Ok(answer.item().is_some())
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Store").field("table_name", &self.table_name).finish_non_exhaustive()
    }
}

/// The items that are not there yet, unless something stands against another attempt.
fn still_missing(mut items: Vec<SdkItem>, codes: &[String]) -> Result<Vec<SdkItem>, StoreError> {
    let is_there = |code: &str| THERE.contains(&code);
    let lasting = |code: &str| code != NOTHING && !is_there(code) && !PASSING.contains(&code);
    if let Some(code) = codes.iter().find(|code| lasting(code)) {
        return Err(StoreError::Answered { status: 400, code: code.clone() });
    }
    let mut codes = codes.iter();
    items.retain(|_| !codes.next().is_some_and(|code| is_there(code)));
    Ok(items)
}

#[cfg(test)]
mod tests;
