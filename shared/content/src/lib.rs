//! Packed content: messages, refusals, record templates and lists of domains as functions read them, and the form in which
//! they are packed.
//!
//! The files that a team edits are rendered and checked when they are packed, on the host. A function looks up and
//! concatenates: it has no template engine, and nothing that could fail for one person and not for another.

pub mod format;
pub mod kind;
pub mod message;
pub mod messages;
pub mod pack;
pub mod pattern;
mod reader;
pub mod refusal_code;
pub mod write;

pub use format::{PackError, Place};
pub use kind::Kind;
pub use message::{Message, MessageRequest, Placeholders};
pub use messages::{Body, Key, Messages, Numbers, Values};
pub use pack::{Domains, Locale, Pack, RecordFile, Refusals};
pub use refusal_code::RefusalCode;
pub use write::{MessagesWriter, PackedMessage, Piece, Sections, WriteError};
