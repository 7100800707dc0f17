//! Checks of the groups that new users are added to.

use super::finding::{Check, Finding};
use super::remedy;
use super::survey::Survey;
use super::trigger::{Attached, Trigger};

/// Checks that the groups of each function exist. A function without default groups has no finding.
pub fn check(survey: &Survey) -> Vec<Finding> {
    let functions = Trigger::ALL.into_iter().filter_map(|trigger| survey.own(trigger));
    functions.filter_map(|function| finding(survey, function)).collect()
}

fn finding(survey: &Survey, function: &Attached) -> Option<Finding> {
    let (check, subject) = (Check::DefaultGroups, function.subject());
    let names = match function.default_groups()? {
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
