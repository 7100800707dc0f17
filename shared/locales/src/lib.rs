//! The texts of every locale, from `templates/locales/*.ftl`.
//!
//! The command and the build scripts read the Fluent files when they pack content. An incomplete file fails
//! the pack. No function links this crate.

mod comparison;
pub mod fluent;
pub mod folder;
pub mod locale_texts;
mod plural_forms;
mod syntax;
mod values;

pub use folder::read_folder;
pub use locale_texts::{LocaleTexts, Text};
