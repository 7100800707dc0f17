//! The operations that change a pool.

use serde_json::{Value, json};

use super::settings::defaults;
use super::{Failure, FakeUserPool, Fault};

const TEMPORARY_PASSWORD: &str =
    "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays";

impl FakeUserPool {
    /// `UpdateUserPool`: sets each given setting and resets the others.
    pub(super) fn update(&mut self, input: &Value) -> Result<Value, Failure> {
        self.check_update(input)?;
        let system_tags = self.system_tags();
        let names: Vec<String> = self.settable().map(str::to_owned).collect();
        let defaults = defaults();
        for name in names.iter().map(String::as_str) {
            let default = defaults.iter().find(|(setting, _)| *setting == name);
            let is_lost =
                self.faults.has(|fault| matches!(fault, Fault::UpdateLoses(field) if *field == name));
            match input.get(name).filter(|_| !is_lost) {
                Some(value) => self.pool[name] = value.clone(),
                None if self.kept.contains(&name) => {}
                None => self.pool[name] = default.map_or(Value::Null, |(_, value)| value.clone()),
            }
        }
        // A pool always has a name; its id is as good a default as any.
        self.pool["Name"] = input.get("PoolName").unwrap_or(&self.pool["Id"]).clone();
        for (key, value) in system_tags {
            self.pool["UserPoolTags"][key] = value;
        }
        self.faults.for_each(|fault| {
            if let Fault::UpdateResetsMfa(field) = fault {
                self.mfa[*field] = Value::Null;
            }
        });
        for described in [&mut self.pool, &mut self.mfa] {
            described
                .as_object_mut()
                .into_iter()
                .for_each(|fields| fields.retain(|_, value| !value.is_null()));
        }
        self.modify();
        Ok(json!({}))
    }

    /// `SetUserPoolMfaConfig`: replaces the whole configuration; a missing mode becomes `OFF`.
    pub(super) fn set_mfa(&mut self, input: &Value) -> Result<Value, Failure> {
        self.check("SetUserPoolMfaConfigRequest", input)?;
        let factors = ["SmsMfaConfiguration", "SoftwareTokenMfaConfiguration", "EmailMfaConfiguration"];
        let is_off = input["MfaConfiguration"].is_null() || input["MfaConfiguration"] == "OFF";
        if is_off && factors.iter().any(|factor| !input[*factor].is_null()) {
            let message =
                "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.";
            return Err(Failure::invalid(message));
        }
        let mut mfa = input.clone();
        if let Some(fields) = mfa.as_object_mut() {
            fields.remove("UserPoolId");
            self.pool["MfaConfiguration"] = fields.remove("MfaConfiguration").unwrap_or_else(|| json!("OFF"));
        }
        self.mfa = mfa;
        self.modify();
        Ok(self.mfa_config())
    }

    /// Sets a later time of the last change.
    pub(super) fn modify(&mut self) {
        let time = self.pool["LastModifiedDate"].as_f64().unwrap_or_default();
        self.pool["LastModifiedDate"] = json!(time + 1.0);
    }

    /// The settings of an update, by their names in the description of a pool.
    fn settable(&self) -> impl Iterator<Item = &str> {
        let fields = self.model.fields("UpdateUserPoolRequest").map(|(field, _)| field);
        let own = fields.filter(|field| !["UserPoolId", "PoolName"].contains(field));
        let learned = self.model.fields("UserPoolType").filter(|(_, shape)| *shape == "Learned");
        own.chain(learned.map(|(field, _)| field))
    }

    fn check(&self, shape: &str, input: &Value) -> Result<(), Failure> {
        self.model
            .check(shape, input)
            .map_err(|problem| Failure::invalid(&format!("Invalid request: {problem}")))
    }

    fn check_update(&self, input: &Value) -> Result<(), Failure> {
        self.check("UpdateUserPoolRequest", input)?;
        let has_new_days = !self.pool["Policies"]["PasswordPolicy"]["TemporaryPasswordValidityDays"]
            .is_null()
            || !input["Policies"]["PasswordPolicy"]["TemporaryPasswordValidityDays"].is_null();
        if has_new_days && !input["AdminCreateUserConfig"]["UnusedAccountValidityDays"].is_null() {
            return Err(Failure::invalid(TEMPORARY_PASSWORD));
        }
        let tags = input["UserPoolTags"].as_object().into_iter().flatten();
        if tags.into_iter().any(|(key, _)| key.starts_with("aws:")) {
            let message = "aws: prefixed tag key names are not allowed for external use.";
            return Err(Failure::new(400, "UserPoolTaggingException", message));
        }
        if input["UserPoolTier"] == "LITE" && !input["AcrConfiguration"].is_null() {
            let message = "Custom ACR level names are not available in the tier LITE.";
            return Err(Failure::new(400, "FeatureUnavailableInTierException", message));
        }
        if input["MfaConfiguration"] == "ON" && self.pool["MfaConfiguration"] != "ON" {
            let message = "Cannot turn MFA functionality ON, once the user pool has been created.";
            return Err(Failure::invalid(message));
        }
        check_triggers(&input["LambdaConfig"])
    }

    fn system_tags(&self) -> Vec<(String, Value)> {
        let tags = self.pool["UserPoolTags"].as_object().into_iter().flatten();
        tags.filter(|(key, _)| key.starts_with("aws:")).map(|(key, tag)| (key.clone(), tag.clone())).collect()
    }
}

fn check_triggers(triggers: &Value) -> Result<(), Failure> {
    let senders = ["CustomEmailSender", "CustomSMSSender"];
    if senders.iter().any(|sender| !triggers[*sender].is_null()) && triggers["KMSKeyID"].is_null() {
        return Err(Failure::invalid("KMSKeyID is required for custom senders."));
    }
    let (legacy, current) =
        (&triggers["PreTokenGeneration"], &triggers["PreTokenGenerationConfig"]["LambdaArn"]);
    if !legacy.is_null() && !current.is_null() && legacy != current {
        return Err(Failure::invalid(
            "PreTokenGeneration and PreTokenGenerationConfig name different functions.",
        ));
    }
    Ok(())
}
