//! One rule of the policy: its declaration, and the rule that the settings make of it.

use std::fmt;

use attributes::EmailAddress;
use content::Domains;
use trigger::{InitError, RefusalCode, Settings};

use crate::registration::{Registration, Source};

/// Registrations that a rule judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Sign-ups by the people themselves. For other users, an administrator or an identity provider has
    /// already decided.
    SelfSignUp,
    /// All registrations, because the value harms programs and people that read it later.
    Everybody,
}

/// A setting of a rule.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Name of the environment variable.
    pub name: &'static str,
    /// A value that switches the rule on.
    pub example: &'static str,
}

/// Reads the settings of a rule and returns its check, or `None` when the rule is off.
type ReadCheck = fn(&Settings, &Domains<'static>) -> Result<Option<Check>, InitError>;

/// Everything that a rule's file declares; its code is the file's name.
pub(crate) struct Declaration {
    /// The only setting that the rule reads; `None` for a rule that is always on.
    pub setting: Option<Setting>,
    /// Code of the sentence that the person sees when `REFUSAL_REASONS` is `detailed`.
    pub refusal_code: RefusalCode,
    /// Registrations that the rule judges.
    pub scope: Scope,
    /// Reader of the setting.
    pub check: ReadCheck,
}

/// Returns whether a rule refuses a registration.
type Refuses = Box<dyn Fn(&Registration<'_>) -> bool>;

/// The check of a rule under the settings of this process, and whether it is monitored.
pub(crate) struct Check(Refuses, bool);

impl Check {
    /// A check that refuses the registrations for which `refuses` returns `true`.
    pub fn new(refuses: impl Fn(&Registration<'_>) -> bool + 'static) -> Self {
        Self(Box::new(refuses), false)
    }

    /// A check that refuses the valid email addresses for which `refuses` returns `true`.
    pub fn of_email(refuses: impl Fn(&EmailAddress) -> bool + 'static) -> Self {
        Self::new(move |registration| registration.valid_email().is_some_and(&refuses))
    }

    /// The same check, which logs and counts instead of refusing if `monitored`.
    pub fn monitored(self, monitored: bool) -> Self {
        Self(self.0, monitored)
    }
}

/// A rule that is on. It does no I/O and reads no clock.
pub struct Rule {
    /// Reason code in logs and metrics.
    pub code: &'static str,
    /// Code of the sentence that the person sees.
    pub refusal_code: RefusalCode,
    /// Registrations that the rule judges.
    pub scope: Scope,
    /// Whether the rule only logs and counts.
    pub monitored: bool,
    refuses: Refuses,
}

impl Rule {
    /// The rule `code`, or `None` when the settings switch it off.
    pub(crate) fn from_settings(
        (code, declaration): &(&'static str, Declaration),
        settings: &Settings,
        domains: &Domains<'static>,
    ) -> Result<Option<Self>, InitError> {
        let Declaration { refusal_code, scope, check, .. } = *declaration;
        let check = check(settings, domains)?;
        Ok(check.map(|Check(refuses, monitored)| Self { code, refusal_code, scope, monitored, refuses }))
    }

    /// Returns whether this rule refuses `registration`.
    #[must_use]
    pub fn refuses(&self, registration: &Registration<'_>) -> bool {
        let judged = self.scope == Scope::Everybody || registration.source == Source::SelfSignUp;
        judged && (self.refuses)(registration)
    }

    /// Returns whether this rule refuses registrations from `source`, instead of only logging and counting
    /// them. Users of an identity provider cannot change their attributes, so a refusal would lock them out
    /// permanently.
    #[must_use]
    pub fn is_enforced_for(&self, source: Source) -> bool {
        !self.monitored && source != Source::ExternalProvider
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Rule").field("code", &self.code).finish_non_exhaustive()
    }
}
