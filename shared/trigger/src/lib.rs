//! The parts that all Cognito triggers share: the event envelope, the errors that users may see, the locale
//! of a user, the settings reader, telemetry, and the [`runtime`] that serves events. The crate links no AWS
//! SDK. Only [`runtime`] uses the network and the clock.

pub mod content_file;
pub mod decision;
pub mod error;
pub mod event;
pub mod locale;
mod log_line;
pub mod metric;
pub mod outcome;
pub mod payload;
pub mod runtime;
pub mod settings;
pub mod telemetry;
#[cfg(test)]
mod test_content;
pub mod times;

pub use content::RefusalCode;
pub use content_file::Content;
pub use decision::{Decision, ResponseFields, ReturnedEvent};
pub use error::{TriggerError, UserMessage};
pub use event::{Event, Private};
pub use locale::{Locale, Locales};
pub use metric::{Metric, MetricName};
pub use outcome::{Outcome, Reason};
pub use payload::Payload;
pub use runtime::{Invocation, Trigger};
pub use settings::{InitError, Settings};
