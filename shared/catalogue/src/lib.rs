//! The words of every locale, `templates/locales/*.ftl`.
//!
//! Fluent is asked when the functions are built: a file that is not whole fails the build by its name, and what is
//! compiled in is plain text, ready but for the few values that only the running function knows ([`Text`]).
//! The functions build with [`fluent`] and [`folder`] and run with [`words`] alone.

pub mod fluent;
pub mod folder;
pub mod words;

pub use folder::read_folder;
pub use words::{Text, Words};
