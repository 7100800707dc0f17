//! Default records in DynamoDB: what they look like and how one is written exactly once.
//! The only code that knows DynamoDB.

pub mod client;
pub mod store;
pub mod template;

pub use store::{Store, StoreError, Written};
pub use template::{RecordContext, RecordTemplate};
