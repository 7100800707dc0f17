//! Lifetimes of codes and passwords, which messages state.

use std::ops::RangeInclusive;

/// Allowed values of `TEMPORARY_PASSWORD_DAYS`.
pub const TEMPORARY_PASSWORD_DAYS: RangeInclusive<u32> = 1..=365;
/// Allowed values of `MFA_CODE_MINUTES`.
pub const MFA_CODE_MINUTES: RangeInclusive<u32> = 3..=15;

/// Lifetimes of codes and passwords, from the settings of custom-message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetimes {
    /// `TEMPORARY_PASSWORD_DAYS`.
    pub temporary_password_days: u32,
    /// `MFA_CODE_MINUTES`.
    pub mfa_code_minutes: u32,
}

impl Lifetimes {
    /// The defaults of the settings.
    pub const DEFAULT: Self = Self { temporary_password_days: 7, mfa_code_minutes: 3 };
    /// The largest values that the settings accept. A text that fits with these fits with all.
    pub const LONGEST: Self = Self {
        temporary_password_days: *TEMPORARY_PASSWORD_DAYS.end(),
        mfa_code_minutes: *MFA_CODE_MINUTES.end(),
    };

    /// The number that a locale file calls `name`.
    #[must_use]
    pub fn number(self, name: &str) -> Option<u32> {
        match name {
            "days" => Some(self.temporary_password_days),
            "minutes" => Some(self.mfa_code_minutes),
            _ => None,
        }
    }
}
