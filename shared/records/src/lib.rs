//! Default records in DynamoDB, each written exactly once. In the functions, only this crate sends requests
//! to DynamoDB. Its clients, connections and retries also serve requests to another service.

pub mod client;
mod connection;
pub mod default_records;
mod endpoint;
pub mod error_code;
pub mod key;
pub mod record;
pub mod retry;
pub mod service;
pub mod store;
mod store_error;
pub mod trust;
pub mod user;
mod user_events;

pub use connection::Connection;
pub use default_records::{DefaultRecords, RecordsError};
pub use store::{RecordCheck, Store, StoreError, Written};
pub use user::User;
