//! The limits of a pass.

/// Longest pass: Cognito's limit for a value of the validation data.
/// Source: <https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AttributeType.html>
pub(super) const MOST_BYTES: usize = 2_048;

/// Longest life of a pass, counted from its use: an invitation of seven days.
pub const LONGEST_LIFE_SECONDS: u64 = 7 * 24 * 60 * 60;

/// Tolerance for the clock of the machine that signs.
pub(super) const CLOCK_SKEW_SECONDS: u64 = 60;
