//! The settings of the default groups: the names for all app clients, and for single ones.

use std::collections::{BTreeSet, HashSet};

use trigger::{InitError, Settings};

const ALL_CLIENTS: &str = "DEFAULT_GROUPS";
const BY_CLIENT: &str = "DEFAULT_GROUPS_BY_CLIENT";
const EXAMPLE: &str = "members";
const BY_CLIENT_EXAMPLE: &str = "1example23456789=members+shoppers,1example98765432=";

/// Cognito's limit of a name.
const MAX_LENGTH: usize = 128;
/// The requests follow each other within one budget, and each group makes the user's tokens longer. Cognito's own limit
/// is 100 groups per user.
const MAX_GROUPS: usize = 10;

/// The names of the default groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupNames {
    of_all: Vec<String>,
    by_client: Vec<(String, Vec<String>)>,
}

impl GroupNames {
    /// Reads the settings. Returns `None` if no client has a group.
    ///
    /// # Errors
    /// Fails if a setting is not a list of names, repeats one, or has too many.
    pub fn from_settings(settings: &Settings) -> Result<Option<Self>, InitError> {
        let of_all = Self::of_all_clients(settings)?;
        let by_client = settings.list(BY_CLIENT, BY_CLIENT_EXAMPLE, entry)?;
        if let Some(client) = first_duplicate(by_client.iter().map(|(client, _)| client.as_str())) {
            let problem = format!("names the client {client} twice");
            return Err(invalid(BY_CLIENT, problem, BY_CLIENT_EXAMPLE));
        }
        let has_groups = !of_all.is_empty() || by_client.iter().any(|(_, names)| !names.is_empty());
        Ok(has_groups.then_some(Self { of_all, by_client }))
    }

    /// The names in `DEFAULT_GROUPS` alone, for users whose app client is not known.
    ///
    /// # Errors
    /// Fails if the setting is not a list of names, repeats one, or has too many.
    pub fn of_all_clients(settings: &Settings) -> Result<Vec<String>, InitError> {
        let names = settings.list(ALL_CLIENTS, EXAMPLE, name)?;
        check(&names).map_err(|problem| invalid(ALL_CLIENTS, problem, EXAMPLE))?;
        Ok(names)
    }

    /// All names, each once and in order.
    #[must_use]
    pub fn all(&self) -> BTreeSet<&str> {
        let of_clients = self.by_client.iter().flat_map(|(_, names)| names);
        self.of_all.iter().chain(of_clients).map(String::as_str).collect()
    }

    /// The groups of the users who sign up with an app client.
    #[must_use]
    pub fn of_client(&self, client_id: &str) -> &[String] {
        let own = self.by_client.iter().find(|(client, _)| client == client_id);
        own.map_or(&self.of_all, |(_, names)| names)
    }
}

fn invalid(name: &'static str, problem: String, example: &str) -> InitError {
    InitError { name, problem, example: example.to_owned() }
}

/// Parses `clientId=name+name`. Without a name, the client's users get no group.
fn entry(text: &str) -> Result<(String, Vec<String>), String> {
    let is_client =
        |client: &str| !client.is_empty() && client.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let pair = text.split_once('=').filter(|(client, _)| is_client(client));
    let (client, list) = pair.ok_or("is not clientId=group+group")?;
    let names = list.split('+').filter(|_| !list.is_empty()).map(name);
    let names =
        names.collect::<Result<Vec<_>, _>>().map_err(|problem| format!("has a group that {problem}"))?;
    check(&names)?;
    Ok((client.to_owned(), names))
}

/// A name that Cognito accepts and that no list can misread. Cognito also accepts separators such as `,` and `+`.
fn name(text: &str) -> Result<String, String> {
    let is_valid = |c: char| c.is_alphanumeric() || "_.:/@#-".contains(c);
    if text.is_empty() || !text.chars().all(is_valid) {
        return Err("is not a name of letters, digits and _ . : / @ # -".to_owned());
    }
    if text.chars().count() > MAX_LENGTH {
        return Err(format!("is longer than {MAX_LENGTH} characters"));
    }
    Ok(text.to_owned())
}

fn check(names: &[String]) -> Result<(), String> {
    if let Some(name) = first_duplicate(names.iter().map(String::as_str)) {
        return Err(format!("names the group {name} twice"));
    }
    if names.len() > MAX_GROUPS {
        return Err(format!("names {} groups; a user gets at most {MAX_GROUPS}", names.len()));
    }
    Ok(())
}

/// The first name that the list repeats.
fn first_duplicate<'a>(mut names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut seen = HashSet::new();
    names.find(|name| !seen.insert(*name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(of_all: &str, by_client: &str) -> Result<Option<GroupNames>, String> {
        let settings = Settings::from_pairs(&[(ALL_CLIENTS, of_all), (BY_CLIENT, by_client)]);
        GroupNames::from_settings(&settings).map_err(|error| error.to_string())
    }

    #[test]
    fn the_entry_of_a_client_replaces_the_groups_of_all() {
        let names = read(" members , Köln/Nord ", "a=shoppers+staff:read, b=").unwrap().unwrap();
        for (client, expected) in [
            ("a", &["shoppers", "staff:read"][..]),
            ("b", &[]),
            ("A", &["members", "Köln/Nord"]),
            ("", &["members", "Köln/Nord"]),
        ] {
            assert_eq!(names.of_client(client), expected, "{client}");
        }
        let all = ["Köln/Nord", "members", "shoppers", "staff:read"];
        assert_eq!(names.all().into_iter().collect::<Vec<_>>(), all);
    }

    #[test]
    fn without_a_group_there_is_nothing_to_do() {
        for (of_all, by_client) in [("", ""), (" ", "a="), ("", "a=,b=")] {
            assert_eq!(read(of_all, by_client), Ok(None), "{of_all:?} {by_client:?}");
        }
        assert!(read("", "a=,b=members").unwrap().is_some());
    }

    #[test]
    fn an_invalid_list_stops_init() {
        let long = "x".repeat(MAX_LENGTH + 1);
        let eleven: Vec<String> = (0..=MAX_GROUPS).map(|number| format!("g{number}")).collect();
        for (of_all, by_client, problem) in [
            (
                "members,members",
                "",
                "DEFAULT_GROUPS names the group members twice; for example DEFAULT_GROUPS=members",
            ),
            (&eleven.join(","), "", "DEFAULT_GROUPS names 11 groups; a user gets at most 10;"),
            (&long, "", "in it is longer than 128 characters"),
            ("a,", "", "with an empty entry"),
            ("a b", "", "in it is not one entry; separate entries by commas"),
            ("a;b", "", "in it is not one entry; separate entries by commas"),
            ("a+b", "", "and \"a+b\" in it is not a name of letters, digits and _ . : / @ # -"),
            ("a=b", "", "and \"a=b\" in it is not a name of letters"),
            ("a\u{200b}b", "", "in it is not a name of letters"),
            ("", "members", "and \"members\" in it is not clientId=group+group"),
            ("", "=members", "and \"=members\" in it is not clientId=group+group"),
            ("", "a=members=b", "and \"a=members=b\" in it has a group that is not a name of letters"),
            ("", "a=members+", "and \"a=members+\" in it has a group that is not a name of letters"),
            ("", "a=b+b", "and \"a=b+b\" in it names the group b twice"),
            ("", &format!("a={}", eleven.join("+")), "in it names 11 groups; a user gets at most 10"),
            ("", "a=b,a=c", "DEFAULT_GROUPS_BY_CLIENT names the client a twice"),
        ] {
            let error = read(of_all, by_client).unwrap_err();
            assert!(error.contains(problem), "{error}");
        }
        assert!(read(&long[1..], "").is_ok() && read(&eleven[1..].join(","), "").is_ok());
    }
}
