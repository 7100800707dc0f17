//! Host side of the messages: reads `templates/`, renders with Tera, checks Cognito's limits, lints, and packs content
//! for the functions. No function links this crate.

pub mod brand;
pub mod brand_name;
pub mod build;
mod colour;
mod event_values;
pub mod findings;
pub mod folder;
mod html;
pub mod limits;
#[cfg(feature = "lint")]
pub mod lint;
pub mod localized_brand;
pub mod packer;
mod palette;
pub mod pieces;
pub mod renderer;
pub mod rendering;
pub mod sections;
pub mod sms;
mod typography;
mod variant;

pub use content::{Kind, Lifetimes, Message, MessageRequest, Placeholders};
pub use findings::Findings;
pub use folder::Folder;
pub use renderer::Renderer;
pub use sections::{Section, pack, pack_folder};
