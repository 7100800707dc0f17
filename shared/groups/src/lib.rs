//! Default groups: adds confirmed users to groups of their user pool. In the triggers, only this crate sends requests
//! to Cognito. To repeat a request is harmless, because a user who is in a group stays in it.

mod client;
mod default_groups;
mod group_error;
mod group_names;
mod together;

pub use client::connect;
pub use default_groups::{Added, DefaultGroups};
pub use group_error::GroupError;
pub use group_names::GroupNames;
pub use together::together;
