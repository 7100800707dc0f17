//! The table: reads all items in parts, and deletes records.

use std::collections::HashMap;
use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use aws_sdk_dynamodb::types::{AttributeValue, ReturnConsumedCapacity};
use records::StoreError;
use tokio::time::sleep;
use trigger::times::{BACKFILL_USER_FIRST_PAUSE, BACKFILL_USER_LONGEST_PAUSE};

use super::created;
use super::key_pattern::KeyValues;
use super::read_capacity::ReadCapacity;
use super::templates::SdkItem;

/// The table. Its client must not retry by itself, because throttling has to slow down all parts.
pub struct Table {
    /// The client.
    pub client: Client,
    /// Name or ARN of the table.
    pub name: String,
    /// The fields to read.
    pub fields: Vec<String>,
    /// The read units for the scan.
    pub capacity: ReadCapacity,
    /// Time for which a request is retried after missing responses and server errors. Throttling is retried without a
    /// limit.
    pub retry_time: Duration,
}

/// One page of a part of the table.
pub struct TablePage {
    /// The items, with the fields to read.
    pub items: Vec<SdkItem>,
    /// The key after which the next page starts.
    pub next: Option<KeyValues>,
}

/// Result of a deletion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deletion {
    /// The record was deleted.
    Deleted,
    /// The record was created again, lost a constant field, or is gone.
    Changed,
}

impl Table {
    /// Reads the next page of the part `segment` of `segments`.
    ///
    /// # Errors
    /// Fails if DynamoDB refuses, or does not answer in time.
    pub async fn page(
        &self,
        segment: u8,
        segments: u8,
        start: Option<&KeyValues>,
    ) -> Result<TablePage, StoreError> {
        let names: Vec<String> = (0..self.fields.len()).map(|index| format!("#f{index}")).collect();
        let page = self.with_retries(|| async {
            let limit = self.capacity.acquire().await;
            let mut scan = self.client.scan().table_name(&self.name).consistent_read(true).limit(limit);
            for (name, field) in names.iter().zip(&self.fields) {
                scan = scan.expression_attribute_names(name, field);
            }
            let scan = scan
                .projection_expression(names.join(", "))
                .segment(segment.into())
                .total_segments(segments.into())
                .set_exclusive_start_key(start.map(sdk_key))
                .return_consumed_capacity(ReturnConsumedCapacity::Total);
            scan.send().await.map_err(|error| StoreError::of(&error))
        });
        let page = page.await?;
        let units = page.consumed_capacity.and_then(|capacity| capacity.capacity_units).unwrap_or_default();
        self.capacity.read(units, u32::try_from(page.scanned_count).unwrap_or_default());
        let next = page.last_evaluated_key.map(text_key);
        Ok(TablePage { items: page.items.unwrap_or_default(), next })
    }

    /// Deletes a record if its field `created_field` still has the value `created`, and it has all `constants`.
    ///
    /// # Errors
    /// Fails if DynamoDB refuses, or does not answer in time.
    pub async fn delete(
        &self,
        key: &KeyValues,
        created_field: &str,
        created: &str,
        constants: &[String],
    ) -> Result<Deletion, StoreError> {
        let exists = (0..constants.len()).map(|index| format!(" AND attribute_exists(#c{index})"));
        let condition = format!("#created = :created{}", exists.collect::<String>());
        let names = constants.iter().enumerate().map(|(index, name)| (format!("#c{index}"), name.clone()));
        let names: HashMap<String, String> =
            names.chain([("#created".to_owned(), created_field.to_owned())]).collect();
        let deletion = self.with_retries(|| async {
            let deleted = self
                .client
                .delete_item()
                .table_name(&self.name)
                .set_key(Some(sdk_key(key)))
                .condition_expression(&condition)
                .set_expression_attribute_names(Some(names.clone()))
                .expression_attribute_values(":created", created::value(created));
            match deleted.send().await {
                Ok(_) => Ok(Deletion::Deleted),
                Err(error) if error.code() == Some("ConditionalCheckFailedException") => {
                    Ok(Deletion::Changed)
                }
                Err(error) => Err(StoreError::of(&error)),
            }
        });
        deletion.await
    }

    async fn with_retries<T, F>(&self, request: impl Fn() -> F) -> Result<T, StoreError>
    where
        F: Future<Output = Result<T, StoreError>>,
    {
        let mut retry_time = pin!(sleep(self.retry_time));
        let mut pause = BACKFILL_USER_FIRST_PAUSE;
        loop {
            // Boxed, because the nesting of the SDK's futures exceeds the compiler's limit.
            match Box::pin(request()).await {
                Err(error) if error.is_throttling() => {
                    self.capacity.throttled();
                    sleep(pause).await;
                    retry_time.set(sleep(self.retry_time));
                }
                Err(error) if error.is_transient() => {
                    tokio::select! {
                        () = retry_time.as_mut() => return Err(error),
                        () = sleep(pause) => {}
                    }
                }
                result => return result,
            }
            pause = BACKFILL_USER_LONGEST_PAUSE.min(pause * 2);
        }
    }
}

fn sdk_key(key: &KeyValues) -> SdkItem {
    key.iter().map(|(name, value)| (name.clone(), AttributeValue::S(value.clone()))).collect()
}

/// The texts of a key. The functions write only keys of texts, so a key of another type is not in a table of records; the
/// next request without it then fails.
fn text_key(key: SdkItem) -> KeyValues {
    let text = |(name, value)| match value {
        AttributeValue::S(text) => Some((name, text)),
        _ => None,
    };
    key.into_iter().filter_map(text).collect()
}

#[cfg(test)]
pub mod tests;
