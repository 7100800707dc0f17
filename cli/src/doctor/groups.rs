//! Checks of the groups that new users are added to.

use std::collections::{BTreeMap, BTreeSet};

use ::groups::GroupNames;
use serde_json::json;
use trigger::{InitError, Settings};

use super::finding::{Check, Finding};
use super::remedy;
use super::survey::Survey;
use super::trigger::{Answer, Attached, Trigger};
use crate::aws::{Aws, Operation};

const SETTINGS: [&str; 2] = ["DEFAULT_GROUPS", "DEFAULT_GROUPS_BY_CLIENT"];

/// Reads each group that a function names.
pub async fn read(aws: &Aws, user_pool_id: &str, functions: &[Attached]) -> BTreeMap<String, Answer> {
    let named: Vec<GroupNames> = functions.iter().filter_map(|one| names(one)?.ok()?).collect();
    let mut groups = BTreeMap::new();
    for name in named.iter().flat_map(GroupNames::all).collect::<BTreeSet<_>>() {
        let input = json!({"UserPoolId": user_pool_id, "GroupName": name});
        groups.insert(name.to_owned(), aws.call(Operation::GetGroup, input).await);
    }
    groups
}

/// Checks that the groups of each function exist. A function without default groups has no finding.
pub fn check(survey: &Survey) -> Vec<Finding> {
    let functions = Trigger::ALL.into_iter().filter_map(|trigger| survey.own(trigger));
    functions.filter_map(|function| finding(survey, function)).collect()
}

/// The names in the settings of a function with records. None if it is another function, or its variables cannot be read.
fn names(function: &Attached) -> Option<Result<Option<GroupNames>, InitError>> {
    if !function.is_own() || !function.trigger?.has_records() {
        return None;
    }
    let [of_all, by_client] = SETTINGS.map(|name| function.setting(name));
    let settings = Settings::from_pairs(&[(SETTINGS[0], of_all?), (SETTINGS[1], by_client?)]);
    Some(GroupNames::from_settings(&settings))
}

fn finding(survey: &Survey, function: &Attached) -> Option<Finding> {
    let (check, subject) = (Check::DefaultGroups, function.subject());
    let names = match names(function)? {
        Ok(names) => names?,
        Err(error) => {
            let message = format!("{error}; the function does not start");
            return Some(check.failed(subject, message, remedy::set_variable(function, error.name)));
        }
    };
    let names = names.all();
    let answers = names.iter().filter_map(|name| Some((*name, survey.groups.get(*name)?.as_ref().err()?)));
    let (missing, unread): (Vec<_>, Vec<_>) = answers.partition(|(_, error)| error.is_not_found());
    Some(if let [(name, _), ..] = missing[..] {
        let missing = missing.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        let message = format!("the pool lacks {missing}, so users are not added");
        check.failed(subject, message, remedy::create_group(survey, name))
    } else if let [(_, error), ..] = unread[..] {
        check.unknown(subject, error)
    } else {
        check.ok(subject, format!("the pool has {}", names.into_iter().collect::<Vec<_>>().join(", ")))
    })
}
