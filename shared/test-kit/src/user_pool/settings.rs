//! Default values of the settings that an update does not name.

use serde_json::{Value, json};

/// Each setting that has a default value. The others become absent.
pub fn defaults() -> Vec<(&'static str, Value)> {
    let password = json!({
        "MinimumLength": 8,
        "RequireUppercase": true,
        "RequireLowercase": true,
        "RequireNumbers": true,
        "RequireSymbols": true,
        "TemporaryPasswordValidityDays": 7,
    });
    let levels = [1, 2, 3, 4]
        .map(|level| (format!("Level{level}"), json!({"AcrValue": format!("urn:cognito:loa:{level}")})));
    vec![
        ("Policies", json!({"PasswordPolicy": password})),
        ("DeletionProtection", json!("INACTIVE")),
        ("LambdaConfig", json!({})),
        ("VerificationMessageTemplate", json!({"DefaultEmailOption": "CONFIRM_WITH_CODE"})),
        ("MfaConfiguration", json!("OFF")),
        ("EmailConfiguration", json!({"EmailSendingAccount": "COGNITO_DEFAULT"})),
        ("UserPoolTags", json!({})),
        ("AdminCreateUserConfig", json!({"AllowAdminCreateUserOnly": false})),
        ("UserPoolTier", json!("ESSENTIALS")),
        ("AcrConfiguration", levels.into_iter().collect()),
    ]
}
