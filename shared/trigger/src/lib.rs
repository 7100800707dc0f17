//! What every Cognito trigger shares: the event envelope, the errors users may see, the settings reader,
//! telemetry, and the loop that serves events. No AWS SDK, no network, and no clock outside [`runtime`].

pub mod email_address;
pub mod error;
pub mod event;
pub mod runtime;
pub mod settings;
pub mod telemetry;

pub use email_address::{DomainList, EmailAddress};
pub use error::{Diagnostic, TriggerError};
pub use event::{Event, Private};
pub use runtime::{Answer, Invocation, Trigger};
pub use settings::{InitError, Settings};
pub use telemetry::Metric;
