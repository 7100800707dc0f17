//! The linter of messages: rules for people who read a message and for programs that show it. The first rule is the
//! check against Cognito's limits that every message passes before it is packed.

mod auto_links;
mod channels;
mod code_block;
mod document;
mod finding;
mod legibility;
mod linter;
mod page;
mod place;
mod remedies;
mod rule;
mod sheet;
mod style;
mod translation;
mod words;

pub use finding::Finding;
pub use linter::{Linted, Linter, Rendered, lint};
pub use remedies::remedy;

#[cfg(test)]
mod tests;
