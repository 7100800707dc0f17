//! Names of user attributes.

/// Cognito's standard attributes, and `sub` and `identities`, which Cognito sets. Names of other attributes
/// have a prefix, such as `custom:`.
/// Source: <https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html>
pub const STANDARD: [&str; 21] = [
    "sub",
    "address",
    "birthdate",
    "email",
    "email_verified",
    "family_name",
    "gender",
    "given_name",
    "identities",
    "locale",
    "middle_name",
    "name",
    "nickname",
    "phone_number",
    "phone_number_verified",
    "picture",
    "preferred_username",
    "profile",
    "updated_at",
    "website",
    "zoneinfo",
];
