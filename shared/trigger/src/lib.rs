//! What every Cognito trigger shares: the event envelope, the errors users may see and the locale they see them in,
//! the settings reader, telemetry, and the loop that serves events. No AWS SDK, no network, and no clock outside [`runtime`].

pub mod answer;
pub mod content_file;
pub mod delivery;
pub mod error;
pub mod event;
pub mod locale;
pub mod metric;
pub mod payload;
pub mod runtime;
pub mod settings;
pub mod telemetry;
#[cfg(test)]
mod test_content;
pub mod times;

pub use answer::{Answer, Reply, ResponseFields};
pub use content::RefusalCode;
pub use content_file::Content;
pub use delivery::Delivery;
pub use error::{TriggerError, UserMessage};
pub use event::{Event, Private};
pub use locale::{Locale, Locales};
pub use metric::{Metric, MetricName};
pub use payload::Payload;
pub use runtime::{Invocation, Trigger};
pub use settings::{InitError, Settings};
