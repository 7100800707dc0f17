//! The store: conditional writes of all items of a user within one budget.
//!
//! One item is one `PutItem`; several items are one `TransactWriteItems`. Each write has the condition that no item
//! with its key exists. A write can therefore be retried safely: after a lost response, the retry finds the items of
//! the first attempt and does not change them.
#![expect(clippy::disallowed_methods, reason = "sends requests to DynamoDB")]

use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::{BuildError, ProvideErrorMetadata};
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::{AttributeValue, Put, TransactWriteItem};

use crate::key::Key;
use crate::retry::{Budget, Throttling};
pub use crate::store_error::StoreError;

/// The condition of every write. On a table with a sort key it refers to the whole key.
const CONDITION: &str = "attribute_not_exists(#key)";

/// DynamoDB's error codes for an item that exists.
const EXISTING: [&str; 2] = ["ConditionalCheckFailed", "ConditionalCheckFailedException"];
/// DynamoDB's code for an item without an error in a cancelled transaction.
const NO_ERROR: &str = "None";

/// An item with its key, in the SDK's types.
pub type SdkItem = HashMap<String, AttributeValue>;

/// A table with its key.
pub struct Store {
    client: Client,
    table_name: String,
    key: Key,
    throttling: Throttling,
}

/// The result of a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// All items were missing; now all exist.
    Created,
    /// Some items were missing; now all exist.
    Completed,
    /// All items existed before and did not change.
    AlreadyThere,
}

/// The first request to DynamoDB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordCheck {
    /// The write itself: best if most users are new.
    WriteOnly,
    /// An eventually consistent read of each item, then a write of the missing ones: best if most users have their
    /// items, because such a read costs at most half as much as a refused write.
    Read,
}

/// DynamoDB's error codes, one per item of the write.
type Codes = Vec<String>;

impl Store {
    /// A store that retries after throttling.
    #[must_use]
    pub const fn new(client: Client, table_name: String, key: Key) -> Self {
        Self { client, table_name, key, throttling: Throttling::Retry }
    }

    /// The same store, which returns throttling at once, so that the caller can slow down.
    #[must_use]
    pub fn returning_throttling(self) -> Self {
        Self { throttling: Throttling::Return, ..self }
    }

    /// Writes those of `items` that are missing.
    ///
    /// # Errors
    /// Fails if DynamoDB does not confirm the writes within `budget`.
    pub async fn ensure(
        &self,
        items: Vec<SdkItem>,
        budget: Duration,
        check: RecordCheck,
    ) -> Result<Written, StoreError> {
        let mut budget = Budget::new(budget, self.throttling);
        let all = items.len();
        let missing = match check {
            RecordCheck::WriteOnly => items,
            RecordCheck::Read => self.missing(items, &mut budget).await?,
        };
        self.write(missing, all, &mut budget).await
    }

    /// Returns whether all of `items` exist. The eventually consistent read can miss the writes of the last second.
    ///
    /// # Errors
    /// Fails if DynamoDB does not answer within `budget`.
    pub async fn all_exist(&self, items: Vec<SdkItem>, budget: Duration) -> Result<bool, StoreError> {
        Ok(self.missing(items, &mut Budget::new(budget, self.throttling)).await?.is_empty())
    }

    async fn missing(&self, items: Vec<SdkItem>, budget: &mut Budget) -> Result<Vec<SdkItem>, StoreError> {
        let mut missing = Vec::new();
        for item in items {
            if !budget.retry(async || self.exists(&item).await).await? {
                missing.push(item);
            }
        }
        Ok(missing)
    }

    /// Writes until all items of the user exist; `all` is their number. Each round finds at least one more existing
    /// item, so the loop ends.
    async fn write(
        &self,
        mut missing: Vec<SdkItem>,
        all: usize,
        budget: &mut Budget,
    ) -> Result<Written, StoreError> {
        while !missing.is_empty() {
            let mut token = new_token();
            let Some(codes) = budget.retry(async || self.attempt(&missing, &mut token).await).await? else {
                return Ok(if missing.len() == all { Written::Created } else { Written::Completed });
            };
            let mut codes = codes.iter();
            missing.retain(|_| !codes.next().is_some_and(|code| is_existing(code)));
        }
        Ok(Written::AlreadyThere)
    }

    /// Writes all of `items`. Returns DynamoDB's codes if some of them exist.
    async fn attempt(&self, items: &[SdkItem], token: &mut String) -> Result<Option<Codes>, StoreError> {
        match items {
            [item] => self.put(item).await,
            items => self.put_all(items, token).await,
        }
    }

    async fn put(&self, item: &SdkItem) -> Result<Option<Codes>, StoreError> {
        let put = self
            .client
            .put_item()
            .table_name(&self.table_name)
            .set_item(Some(item.clone()))
            .condition_expression(CONDITION)
            .expression_attribute_names("#key", &self.key.partition);
        match put.send().await {
            Ok(_) => Ok(None),
            Err(error) => match error.code() {
                Some(code) if is_existing(code) => Ok(Some(vec![code.to_owned()])),
                _ => Err(StoreError::of(&error)),
            },
        }
    }

    /// DynamoDB recognises a retry of the same transaction by its token. A token derived from the `sub` would be
    /// refused: `now` differs between events, and a token belongs to one content.
    async fn put_all(&self, items: &[SdkItem], token: &mut String) -> Result<Option<Codes>, StoreError> {
        let puts = items.iter().map(|item| self.conditional_put(item)).collect::<Result<Vec<_>, _>>();
        let puts = puts.map_err(|_| StoreError::Unstorable)?;
        let transaction = self.client.transact_write_items().set_transact_items(Some(puts));
        let Err(error) = transaction.client_request_token(&*token).send().await else { return Ok(None) };
        match error.as_service_error() {
            Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) => {
                *token = new_token();
                let reasons = cancelled.cancellation_reasons().iter();
                evaluate(reasons.map(|reason| reason.code().unwrap_or(NO_ERROR).to_owned()).collect())
            }
            _ => Err(StoreError::of(&error)),
        }
    }

    fn conditional_put(&self, item: &SdkItem) -> Result<TransactWriteItem, BuildError> {
        let put = Put::builder()
            .table_name(&self.table_name)
            .set_item(Some(item.clone()))
            .condition_expression(CONDITION)
            .expression_attribute_names("#key", &self.key.partition);
        Ok(TransactWriteItem::builder().put(put.build()?).build())
    }

    async fn exists(&self, item: &SdkItem) -> Result<bool, StoreError> {
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

/// The codes of a cancelled transaction if some of its items exist and no other item has a permanent error.
fn evaluate(codes: Codes) -> Result<Option<Codes>, StoreError> {
    let errors = codes.iter().filter(|code| *code != NO_ERROR && !is_existing(code));
    let errors: Vec<StoreError> = errors.map(|code| StoreError::answered(400, code)).collect();
    if let Some(permanent) = errors.iter().find(|error| !error.is_transient()) {
        return Err(permanent.clone());
    }
    if codes.iter().any(|code| is_existing(code)) {
        return Ok(Some(codes));
    }
    let error = errors.iter().find(|error| error.is_throttling()).or(errors.first());
    Err(error.cloned().unwrap_or_else(|| StoreError::answered(400, "TransactionCanceledException")))
}

fn is_existing(code: &str) -> bool {
    EXISTING.contains(&code)
}

/// A token of at most 36 characters from the system's random numbers. `fastrand` is seeded with the time since boot,
/// which concurrent functions can share, and DynamoDB refuses the token of another transaction.
fn new_token() -> String {
    let random = || RandomState::new().hash_one(());
    format!("{:016x}{:016x}", random(), random())
}

#[cfg(test)]
mod tests;
