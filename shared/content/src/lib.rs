//! Packed content: the messages as functions read them, and the form in which they are packed.
//!
//! The files that a team edits are rendered and checked when they are packed, on the host. A function looks a message up
//! and concatenates its pieces: it has no template engine, and nothing that could fail for one person and not for another.

pub mod format;
pub mod kind;
pub mod message;
pub mod pack;
pub mod pattern;
mod reader;
pub mod write;

pub use format::{PackError, Place};
pub use kind::Kind;
pub use message::{Message, Order, Placeholders};
pub use pack::{Body, Key, Numbers, Pack, Values};
pub use write::{PackWriter, PackedMessage, Piece, WriteError};
