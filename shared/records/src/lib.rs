//! Default records in DynamoDB: what they look like and how each is written exactly once.
//! The only code that knows DynamoDB.

#[cfg(test)]
mod canned;
#[cfg(test)]
mod check;
pub mod client;
mod connection;
pub mod context;
pub mod default_records;
mod endpoint;
pub mod form;
mod interpolation;
pub mod key;
mod number;
pub mod record;
mod retry;
pub mod store;
mod store_error;
pub mod template;
pub mod trust;
pub mod user;

/// For `check`, which the build script reads as well.
#[cfg(test)]
use attributes::standard;

pub use connection::Connection;
pub use default_records::{DefaultRecords, RecordsError};
pub use record::File;
pub use store::{Approach, Store, StoreError, Written};
pub use user::User;
