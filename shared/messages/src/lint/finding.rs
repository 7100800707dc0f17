//! A finding of the linter.

use std::fmt;

use serde::Serialize;

/// One broken rule of one message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The file stem of the brand.
    pub brand: String,
    /// The tag of the locale.
    pub locale: String,
    /// The file stem of the email template.
    pub message: &'static str,
    /// The code of the rule, or [`Finding::RENDERING`].
    pub rule: &'static str,
    /// The problem and the way to mend it, with the file, on one line.
    pub text: String,
    /// The reason of the rule and the way to keep it, in one sentence.
    pub remedy: &'static str,
}

impl Finding {
    /// The code for a message that cannot be rendered, in place of a rule's.
    pub const RENDERING: &'static str = "rendering";
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { brand, locale, message, rule, text, .. } = self;
        write!(formatter, "{brand}/{locale}/{message} {rule}: {text}")
    }
}
