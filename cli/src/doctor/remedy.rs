//! Next steps: commands, and settings with the place to change them.

use serde_json::Value;

use super::survey::Survey;
use super::trigger::{Attached, Trigger};
use crate::aws::policy::free_id;
use crate::aws::{FunctionArn, Owner};
use crate::output::shell_word;

/// The command that attaches the function of a trigger.
pub fn attach(survey: &Survey, trigger: Trigger) -> String {
    if let Some(place) = template(survey) {
        return format!("set LambdaConfig.{} to the function's ARN {place}, and deploy it", trigger.field());
    }
    let pool = shell_word(survey.user_pool_id());
    let name = trigger.name();
    format!("cognito-triggers attach --user-pool-id {pool}{} --function {name}=ARN --apply", survey.options())
}

/// The command that attaches another function in place of this one.
pub fn replace(survey: &Survey, attached: &Attached) -> String {
    match attached.trigger {
        Some(trigger) => attach(survey, trigger),
        None => set(survey, &format!("LambdaConfig.{}", attached.field)),
    }
}

/// The command that permits Cognito to invoke a function with these statements for this pool.
pub fn permit(survey: &Survey, arn: &FunctionArn, statements: &[Value]) -> String {
    let qualifier = arn.qualifier.as_ref().map(|qualifier| format!(" --qualifier {}", shell_word(qualifier)));
    format!(
        "aws lambda add-permission --function-name {}{} --statement-id {} --action lambda:InvokeFunction \
         --principal cognito-idp.amazonaws.com --source-arn {} --source-account {}{}",
        shell_word(&arn.unqualified().to_string()),
        qualifier.unwrap_or_default(),
        shell_word(&free_id(&format!("cognito-triggers-{}", survey.user_pool_id()), statements)),
        shell_word(survey.pool_arn()),
        shell_word(survey.account()),
        survey.options(),
    )
}

/// The command that removes a statement from the policy of a function.
pub fn forbid(survey: &Survey, arn: &FunctionArn, statement_id: &str) -> String {
    let qualifier = arn.qualifier.as_ref().map(|qualifier| format!(" --qualifier {}", shell_word(qualifier)));
    format!(
        "aws lambda remove-permission --function-name {}{} --statement-id {}{}",
        shell_word(&arn.unqualified().to_string()),
        qualifier.unwrap_or_default(),
        shell_word(statement_id),
        survey.options(),
    )
}

/// The command that creates the missing records. With user events, it only counts them, because each one that it
/// created would send an event, also for users of long ago.
pub fn backfill(survey: &Survey, function: &Attached) -> String {
    backfill_with(survey, function, "")
}

/// The command that creates the missing records and adds the users to the groups. If the groups depend on the app
/// client, the operator has to name those of the users who lack one.
pub fn backfill_groups(survey: &Survey, function: &Attached) -> String {
    let by_client = function.setting("DEFAULT_GROUPS_BY_CLIENT").unwrap_or_default();
    let groups = function.setting("DEFAULT_GROUPS").filter(|_| by_client.is_empty()).map(shell_word);
    backfill_with(survey, function, &format!(" --groups {}", groups.as_deref().unwrap_or("LIST")))
}

fn backfill_with(survey: &Survey, function: &Attached, groups: &str) -> String {
    let mut command = format!("AWS_REGION={} cognito-triggers backfill", survey.region);
    let options = [
        ("--table", "TABLE_NAME"),
        ("--record-key", "RECORD_KEY"),
        ("--record-sort-key", "RECORD_SORT_KEY"),
        ("--user-event-record", "USER_EVENT_RECORD"),
    ];
    let sends_events = function.setting("USER_EVENTS") == Some("on");
    let options = &options[..if sends_events { 4 } else { 3 }];
    let values = options.iter().map(|(option, name)| (*option, function.setting(name).unwrap_or_default()));
    let pool = [("--user-pool-id", survey.user_pool_id())];
    for (option, value) in pool.into_iter().chain(values).filter(|(_, value)| !value.is_empty()) {
        command = format!("{command} {option} {}", shell_word(value));
    }
    let last = if sends_events { "--user-events" } else { "--apply" };
    format!("{command}{groups}{} {last}", survey.profile)
}

/// The command that creates a group of the pool.
pub fn create_group(survey: &Survey, name: &str) -> String {
    format!(
        "aws cognito-idp create-group --user-pool-id {} --group-name {}{}",
        shell_word(survey.user_pool_id()),
        shell_word(name),
        survey.options()
    )
}

/// The command that shows the errors in the log of a function.
pub fn log(survey: &Survey, function: &Attached) -> String {
    let name = function.arn.as_ref().map_or("", |arn| arn.name.as_str());
    let configured = function.configuration().and_then(|one| one["LoggingConfig"]["LogGroup"].as_str());
    let group = configured.map_or_else(|| format!("/aws/lambda/{name}"), str::to_owned);
    let hours = survey.period.hours;
    format!(
        "aws logs tail {} --since {hours}h --filter-pattern ERROR{}",
        shell_word(&group),
        survey.options()
    )
}

/// A setting of the pool, with the place to change it. There is no command, because `aws cognito-idp update-user-pool`
/// resets every setting that it does not get.
pub fn set(survey: &Survey, setting: &str) -> String {
    let place = template(survey);
    format!("set {setting} {}", place.as_deref().unwrap_or("in the console of Cognito"))
}

/// A setting of a function.
pub fn set_variable(attached: &Attached, setting: &str) -> String {
    match attached.stack() {
        Some(stack) => {
            format!("set {setting} of {} in the template of the stack {stack}", attached.subject())
        }
        None => format!("set the variable {setting} of {}", attached.subject()),
    }
}

/// The template or program that owns the pool.
fn template(survey: &Survey) -> Option<String> {
    match survey.owner.as_ref().ok()? {
        Owner::None => None,
        Owner::CloudFormation(resource) => Some(format!("in the template of the stack {}", resource.stack)),
        Owner::Cdk(resource) => Some(format!("in the CDK program of the stack {}", resource.stack)),
        Owner::Amplify(_) => Some("in the Amplify project".to_owned()),
        Owner::Tagged { tool, .. } => Some(format!("in the {tool} program")),
    }
}
