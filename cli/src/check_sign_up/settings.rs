//! The policy's settings: those of the environment, and over them those of the command line.

use anyhow::{Result, ensure};
use trigger::Settings;

/// Names of all settings of `pre-sign-up`. The last one is read by `trigger::runtime` for every function.
fn names() -> Vec<&'static str> {
    pre_sign_up::setting_names().chain(["DEFAULT_LOCALE"]).collect()
}

/// The settings of the environment, replaced by `given`. An empty value takes a setting back.
///
/// # Errors
/// When the function has no setting of a name.
pub fn read(given: &[(String, String)]) -> Result<Settings> {
    read_over(&Settings::from_environment(), given)
}

fn read_over(environment: &Settings, given: &[(String, String)]) -> Result<Settings> {
    let names = names();
    for (name, _) in given {
        ensure!(
            names.contains(&name.as_str()),
            "{name} is no setting of pre-sign-up; those are {}",
            names.join(", ")
        );
    }
    let value = |name: &str| {
        let last = given.iter().rev().find(|(given, _)| given == name);
        last.map_or_else(|| environment.optional(name), |(_, value)| Some(value.clone()))
    };
    let values: Vec<(&str, String)> = names.iter().filter_map(|name| Some((*name, value(name)?))).collect();
    let pairs: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Ok(Settings::from_pairs(&pairs))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn the_command_line_wins_and_its_last_word_counts() {
        let environment = Settings::from_pairs(&[
            ("POLICY_MODE", "monitor"),
            ("SUB_ADDRESSING", "deny"),
            ("MINIMUM_AGE_YEARS", "16"),
        ]);
        let given =
            given(&[("SUB_ADDRESSING", ""), ("MINIMUM_AGE_YEARS", "18"), ("MINIMUM_AGE_YEARS", "21")]);
        let settings = read_over(&environment, &given).unwrap();
        assert_eq!(settings.optional("POLICY_MODE").as_deref(), Some("monitor"));
        assert_eq!(settings.optional("SUB_ADDRESSING"), None);
        assert_eq!(settings.optional("MINIMUM_AGE_YEARS").as_deref(), Some("21"));
        assert_eq!(settings.optional("DISPOSABLE_EMAIL"), None);
    }

    #[test]
    fn a_typing_error_is_met_with_the_list() {
        let error = read_over(&Settings::from_pairs(&[]), &given(&[("POLICY_MOD", "x")])).err().unwrap();
        assert!(
            error.to_string().starts_with("POLICY_MOD is no setting of pre-sign-up; those are POLICY_MODE, "),
            "{error}"
        );
    }
}
