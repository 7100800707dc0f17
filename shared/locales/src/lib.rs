//! The words of every locale, `templates/locales/*.ftl`.
//!
//! Fluent is read when content is packed: an incomplete file fails the pack by name. No function links this crate.

pub mod fluent;
pub mod folder;
pub mod locale_texts;

pub use folder::read_folder;
pub use locale_texts::{LocaleTexts, Text};
