//! Results of the checks.

use serde::{Serialize, Serializer};

use crate::aws::AwsError;

/// Declares [`Check`] and its names, which are promised to be stable.
macro_rules! checks {
    ($($(#[$doc:meta])* $check:ident $name:literal,)+) => {
        /// A check of the pool. `docs/doctor.md` explains each one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Check { $($(#[$doc])* $check,)+ }

        impl Check {
            /// All checks.
            pub const ALL: &'static [Self] = &[$(Self::$check,)+];

            /// Name in the report.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$check => $name,)+ }
            }
        }
    };
}

checks! {
    /// The tool that owns the pool.
    Owner "owner",
    /// A function is attached, and it is the right one.
    Trigger "trigger",
    /// The function exists and can run.
    Function "function",
    /// Cognito may invoke the function for this pool.
    Permission "permission",
    /// Cognito's own sender, or SES.
    EmailSender "email_sender",
    /// SES may send from the identity.
    EmailIdentity "email_identity",
    /// SES may send to everybody.
    EmailAccount "email_account",
    /// Cognito sends a code to verify an attribute.
    AutoVerification "auto_verification",
    /// No auto-confirmed address can be taken from another user.
    Aliases "aliases",
    /// Usernames ignore upper and lower case.
    UsernameCase "username_case",
    /// The pool cannot be deleted by mistake.
    DeletionProtection "deletion_protection",
    /// The second factors can be sent.
    Mfa "mfa",
    /// App clients do not tell who has an account.
    AppClient "app_client",
    /// Code or link, alike in the pool and in the messages.
    VerificationMethod "verification_method",
    /// Lifetimes, alike in the pool and in the messages.
    MessageLifetime "message_lifetime",
    /// Messages of the pool without effect.
    MessageTemplates "message_templates",
    /// No other function sends the messages.
    CustomSender "custom_sender",
    /// The table of the records has the key of the settings.
    Table "table",
    /// Both functions write to the same table.
    RecordSettings "record_settings",
    /// The pool has the groups that new users are added to.
    DefaultGroups "default_groups",
    /// Errors that Lambda counted.
    FunctionErrors "function_errors",
    /// Invocations that Lambda throttled.
    FunctionThrottles "function_throttles",
    /// Users who may lack their records.
    RecordsFailed "records_failed",
    /// Users who may lack a default group.
    GroupsFailed "groups_failed",
    /// Messages that Cognito sent instead of custom-message.
    MessagesLeft "messages_left",
}

impl Serialize for Check {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Judgement of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Nothing to do.
    Ok,
    /// It works, and it can be better or become a problem.
    Warning,
    /// Users meet a problem.
    Failed,
    /// AWS did not tell.
    Unknown,
}

impl Status {
    /// All judgements.
    pub const ALL: [Self; 4] = [Self::Ok, Self::Warning, Self::Failed, Self::Unknown];

    /// Name in the report.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warning => "warning",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
        }
    }
}

/// Result of one check for one subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The check.
    pub check: Check,
    /// The judgement.
    pub status: Status,
    /// The part that was checked, such as a trigger.
    pub subject: String,
    /// The facts.
    pub message: String,
    /// The next step. None if there is nothing to do.
    pub remedy: Option<String>,
}

impl Check {
    /// Nothing to do.
    pub fn ok(self, subject: &str, message: impl Into<String>) -> Finding {
        self.finding(Status::Ok, subject, message.into(), None)
    }

    /// It works, and the remedy makes it better.
    pub fn warning(self, subject: &str, message: impl Into<String>, remedy: impl Into<String>) -> Finding {
        self.finding(Status::Warning, subject, message.into(), Some(remedy.into()))
    }

    /// Users meet a problem.
    pub fn failed(self, subject: &str, message: impl Into<String>, remedy: impl Into<String>) -> Finding {
        self.finding(Status::Failed, subject, message.into(), Some(remedy.into()))
    }

    /// A request failed, so there is no judgement.
    pub fn unknown(self, subject: &str, error: &AwsError) -> Finding {
        self.finding(Status::Unknown, subject, error.reason(), Some(error.remedy()))
    }

    /// An answer cannot be judged.
    pub fn unclear(self, subject: &str, message: impl Into<String>, remedy: impl Into<String>) -> Finding {
        self.finding(Status::Unknown, subject, message.into(), Some(remedy.into()))
    }

    fn finding(self, status: Status, subject: &str, message: String, remedy: Option<String>) -> Finding {
        Finding { check: self, status, subject: subject.to_owned(), message, remedy }
    }
}
