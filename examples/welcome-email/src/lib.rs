//! Sends a welcome email for each event "User created", in the brand and the language of the user.
//!
//! `runtime` serves events, `handler` decides, and one file each reads the event, finds the user, remembers the mails
//! that were sent, and sends one. The build script renders the mails.

mod event;
mod handler;
mod mail;
pub mod mailbox;
mod outcome;
mod runtime;
mod sender;
mod sent;
mod service_error;
mod users;

/// The locales, packed by the build script.
pub const CONTENT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/content.pack"));

pub use event::{EventError, UserCreated};
pub use handler::{Clients, WelcomeEmail};
pub use mail::{MAILS, Mail, Part};
pub use outcome::{Moment, Outcome, Skipped, WelcomeError};
pub use runtime::run;
pub use service_error::ServiceError;
