//! What every Cognito trigger shares: the event envelope, the errors users may see and the locale they see them in,
//! the settings reader, telemetry, and the loop that serves events. No AWS SDK, no network, and no clock outside [`runtime`].

pub mod answer;
pub mod attributes;
pub mod delivery;
pub mod diagnostic;
pub mod email_address;
pub mod error;
pub mod event;
pub mod invisible;
pub mod link;
pub mod locale;
pub mod mail_provider;
pub mod metric;
pub mod name;
pub mod payload;
pub mod runtime;
pub mod settings;
pub mod telemetry;

pub use answer::{Answer, Decided, Reply};
pub use delivery::Delivery;
pub use diagnostic::Diagnostic;
pub use email_address::EmailAddress;
pub use error::{Told, TriggerError};
pub use event::{Event, Private};
pub use locale::Locale;
pub use metric::{Metric, MetricName};
pub use payload::Payload;
pub use runtime::{Invocation, Trigger};
pub use settings::{InitError, Settings};
