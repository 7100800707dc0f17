//! Record templates: parses the files of `templates/records`, renders the items of one user, and checks the files.
//! Depends on neither the AWS SDK nor Lambda, so that functions, build scripts and the command share it.

pub mod check;
pub mod context;
pub mod error;
pub mod folder;
mod number;
pub mod string_template;
pub mod template;
pub mod user_event;
pub mod value_template;

pub use context::{ContextMap, RecordContext};
pub use error::TemplateError;
pub use template::RecordTemplate;
pub use value_template::{AttributeValue, Item, ValueTemplate};
