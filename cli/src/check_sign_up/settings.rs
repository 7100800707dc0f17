//! The policy's settings: those of the environment, and over them those of the command line.

use anyhow::{Result, ensure};
use trigger::Settings;

/// Every setting that `pre-sign-up` reads; a test compares it with its source.
const NAMES: [&str; 14] = [
    "POLICY_MODE",
    "MONITORED_RULES",
    "REFUSAL_REASONS",
    "REQUIRED_ATTRIBUTES",
    "ALLOWED_EMAIL_DOMAINS",
    "DENIED_EMAIL_DOMAINS",
    "DISPOSABLE_EMAIL",
    "SUB_ADDRESSING",
    "RESERVED_USERNAMES",
    "ALLOWED_CALLING_CODES",
    "MINIMUM_AGE_YEARS",
    "REQUIRED_TERMS_VERSION",
    "AUTO_CONFIRM_DOMAINS",
    "DEFAULT_LOCALE",
];

/// The settings of the environment, replaced by `given`. An empty value takes a setting back.
///
/// # Errors
/// When the function has no setting of a name.
pub fn read(given: &[(String, String)]) -> Result<Settings> {
    read_over(&Settings::from_environment(), given)
}

fn read_over(environment: &Settings, given: &[(String, String)]) -> Result<Settings> {
    for (name, _) in given {
        ensure!(
            NAMES.contains(&name.as_str()),
            "{name} is no setting of pre-sign-up; those are {}",
            NAMES.join(", ")
        );
    }
    let value = |name: &str| {
        let last = given.iter().rev().find(|(given, _)| given == name);
        last.map_or_else(|| environment.optional(name), |(_, value)| Some(value.clone()))
    };
    let values: Vec<(&str, String)> = NAMES.iter().filter_map(|name| Some((*name, value(name)?))).collect();
    let pairs: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Ok(Settings::from_pairs(&pairs))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::{Path, PathBuf};

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

    #[test]
    fn the_list_is_what_the_function_reads() {
        // Read by `trigger::runtime` for every function.
        let mut read = BTreeSet::from(["DEFAULT_LOCALE".to_owned()]);
        let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../functions/pre-sign-up/src")];
        while let Some(folder) = folders.pop() {
            let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
            let (inner, files): (Vec<PathBuf>, Vec<PathBuf>) = paths.partition(|path| path.is_dir());
            folders.extend(inner);
            for file in files {
                let source = std::fs::read_to_string(file).unwrap();
                // What `env!` reads is cargo's, not the operator's.
                let code = source.split("#[cfg(test)]").next().unwrap().replace("env!(\"OUT_DIR\")", "");
                read.extend(code.split('"').filter(|text| is_setting(text)).map(str::to_owned));
            }
        }
        assert_eq!(read, NAMES.map(str::to_owned).into());
    }

    fn is_setting(text: &str) -> bool {
        text.contains('_') && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
    }
}
