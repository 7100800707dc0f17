//! Writes every e-mail and SMS that a user pool sends. No network, no AWS SDK, no clock.
//!
//! Events: <https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html>

pub mod brand;
pub mod built_in;
pub mod edition;
#[cfg(feature = "folder")]
pub mod folder;
pub mod gate;
mod handler;
pub mod kind;
pub mod message;
pub mod name;
pub mod renderer;
mod settings;
pub mod sms;

/// What `templates/` held at build time.
pub mod embedded {
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}

pub use edition::Lifetimes;
pub use handler::CustomMessage;
pub use kind::Kind;
pub use message::{Message, Placeholders};
pub use renderer::{Order, Renderer, Sources};
pub use settings::Choices;
