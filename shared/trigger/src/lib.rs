//! What every Cognito trigger shares: the event envelope, the errors users may see and the locale they see them in,
//! the settings reader, telemetry, and the loop that serves events. No AWS SDK, no network, and no clock outside [`runtime`].

pub mod answer;
pub mod delivery;
pub mod diagnostic;
pub mod error;
pub mod event;
pub mod locale;
mod log_line;
pub mod metric;
pub mod runtime;
pub mod settings;
pub mod telemetry;

pub use answer::Answer;
pub use delivery::Delivery;
pub use diagnostic::Diagnostic;
pub use error::{Told, TriggerError};
pub use event::{Decided, Event, Private};
pub use locale::Locale;
pub use metric::{Metric, MetricName};
pub use runtime::{Invocation, Trigger};
pub use settings::{InitError, Settings};
