//! Record templates: the files of `templates/records`, the items that they come to for one user, and all that is wrong
//! with them. Nothing of AWS or Lambda, so that build scripts and the command ask the same code as the functions.

pub mod check;
pub mod context;
pub mod error;
pub mod folder;
mod number;
pub mod string_template;
pub mod template;
pub mod value_template;

pub use context::{ContextMap, RecordContext};
pub use error::TemplateError;
pub use template::RecordTemplate;
pub use value_template::{AttributeValue, Item, ValueTemplate};
