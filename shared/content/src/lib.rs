//! The format of a content pack, and the packed content as functions read it: messages, refusals, record
//! templates and domain lists.
//!
//! The files that a team edits are rendered and checked on the host, when they are packed. A function only looks texts
//! up and concatenates them. It has no template engine, so no message can fail for one person and not for another.

pub mod format;
pub mod kind;
pub mod lifetimes;
pub mod locale;
pub mod message;
pub mod messages;
pub mod pack;
pub mod pattern;
mod reader;
pub mod refusal_code;
pub mod write;

pub use format::{PackError, Slot};
pub use kind::Kind;
pub use lifetimes::Lifetimes;
pub use locale::{Locale, Refusals};
pub use message::{Message, MessageRequest, Placeholders};
pub use messages::{Body, Key, Messages, Values};
pub use pack::{Domains, Pack, RecordFile};
pub use refusal_code::RefusalCode;
pub use write::{MessagesWriter, PackedMessage, Piece, Sections, WriteError};
