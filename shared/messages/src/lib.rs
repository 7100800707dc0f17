//! The host side of the messages: reads `templates/`, renders with Tera, knows Cognito's limits, lints, and packs what
//! the functions read. No function links this crate.

pub mod brand;
pub mod build;
mod choice;
mod event_values;
pub mod findings;
pub mod folder;
pub mod limits;
#[cfg(feature = "lint")]
pub mod lint;
pub mod localized_brand;
pub mod packer;
pub mod pieces;
pub mod renderer;
pub mod sections;
pub mod sms;

pub use content::{Kind, Message, MessageRequest, Placeholders};
pub use findings::Findings;
pub use folder::Folder;
pub use localized_brand::{Lifetimes, Rendering};
pub use renderer::{Renderer, Sources};
pub use sections::{Section, pack};
