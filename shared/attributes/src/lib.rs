//! User attributes: email addresses, names, links in names, and the standard attributes. The crate does not
//! depend on Lambda, so that build scripts and the command use the same code as the functions.

pub mod domain_lists;
pub mod email_address;
pub mod invisible;
pub mod link;
pub mod mail_provider;
pub mod name;
pub mod standard;

pub use email_address::EmailAddress;
