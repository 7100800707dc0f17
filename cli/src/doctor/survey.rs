//! Asks AWS for everything that the checks need. Every request only reads.

mod default_groups;

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::trigger::{Answer, Attached, Trigger};
use crate::aws::{Aws, AwsError, FunctionArn, Operation, Owner, Problem, function_in};
use crate::output::shell_word;

/// Longest page of app clients.
const CLIENTS_PER_PAGE: u32 = 60;
/// Pages of 1,000 app clients, the most that a pool can have.
const CLIENT_PAGES: u32 = 17;

/// The time that the metrics cover.
#[derive(Clone, Copy, Debug)]
pub struct Period {
    /// End, in seconds since 1970.
    pub end: u64,
    /// Length in hours.
    pub hours: u32,
}

/// Facts about a pool.
#[derive(Debug)]
pub struct Survey {
    /// `UserPool` of `DescribeUserPool`.
    pub pool: Value,
    /// Region of the requests.
    pub region: String,
    /// The option `--profile`, if it was given, with a space before it.
    pub profile: String,
    /// Owner of the pool.
    pub owner: Result<Owner, AwsError>,
    /// Answer of `GetUserPoolMfaConfig`.
    pub mfa: Answer,
    /// `UserPoolClient` of each app client, or the answer to the list.
    pub clients: Result<Vec<Answer>, AwsError>,
    /// The attached functions, in the order of the triggers.
    pub functions: Vec<Attached>,
    /// Name of the SES identity, and answers about it and about SES. None if Cognito sends the email itself.
    pub ses: Option<Ses>,
    /// Answer of `DescribeTable` by the name of the table.
    pub tables: BTreeMap<String, Answer>,
    /// Answer of `GetGroup` by the name of the group.
    pub groups: BTreeMap<String, Answer>,
    /// The time that the metrics cover.
    pub period: Period,
}

/// Answers of SES.
#[derive(Debug)]
pub struct Ses {
    /// Region of the identity.
    pub region: String,
    /// Name of the identity.
    pub identity: String,
    /// Answer of `GetEmailIdentity`.
    pub state: Answer,
    /// Answer of `GetAccount`.
    pub account: Answer,
}

impl Survey {
    /// Asks AWS.
    ///
    /// # Errors
    /// Fails if the pool cannot be read. Any other failed request becomes part of the result.
    pub async fn read(
        aws: &Aws,
        user_pool_id: &str,
        period: Period,
        profile: Option<&str>,
    ) -> Result<Self, AwsError> {
        let of_pool = json!({"UserPoolId": user_pool_id});
        let answer = aws.call(Operation::DescribeUserPool, of_pool.clone()).await?;
        let pool = answer["UserPool"].clone();
        if !pool["Id"].is_string() {
            return Err(AwsError {
                operation: Operation::DescribeUserPool,
                problem: Problem::Unreadable(200),
            });
        }
        let mut functions = attached(&pool);
        for function in &mut functions {
            ask_about(aws, &pool, function).await;
        }
        Ok(Self {
            region: aws.region().to_owned(),
            profile: profile.map(|name| format!(" --profile {}", shell_word(name))).unwrap_or_default(),
            owner: Owner::find(aws, &pool).await,
            mfa: aws.call(Operation::GetUserPoolMfaConfig, of_pool.clone()).await,
            clients: clients(aws, &of_pool).await,
            ses: ses(aws, &pool).await,
            tables: tables(aws, &functions).await,
            groups: default_groups::read(aws, user_pool_id, &functions).await,
            pool,
            functions,
            period,
        })
    }

    /// The options that reach the same pool with the AWS CLI or with this program, with a space before them.
    pub fn options(&self) -> String {
        format!(" --region {}{}", self.region, self.profile)
    }

    /// Id of the pool.
    pub fn user_pool_id(&self) -> &str {
        self.pool["Id"].as_str().unwrap_or_default()
    }

    /// ARN of the pool.
    pub fn pool_arn(&self) -> &str {
        self.pool["Arn"].as_str().unwrap_or_default()
    }

    /// Id of the pool's account.
    pub fn account(&self) -> &str {
        self.pool_arn().split(':').nth(4).unwrap_or_default()
    }

    /// The function that is attached to a trigger.
    pub fn attached(&self, trigger: Trigger) -> Option<&Attached> {
        self.functions.iter().find(|function| function.trigger == Some(trigger))
    }

    /// The same, if it is the function of this suite.
    pub fn own(&self, trigger: Trigger) -> Option<&Attached> {
        self.attached(trigger).filter(|function| function.is_own())
    }

    /// Returns whether another function sends the messages of this kind, `CustomEmailSender` for example.
    pub fn has_sender(&self, field: &str) -> bool {
        self.functions.iter().any(|function| function.field == field)
    }

    /// Returns whether SES sends the email.
    pub fn sends_with_ses(&self) -> bool {
        self.pool["EmailConfiguration"]["EmailSendingAccount"] == "DEVELOPER"
    }
}

/// The functions in the pool's configuration: this suite's triggers first.
fn attached(pool: &Value) -> Vec<Attached> {
    let config = pool["LambdaConfig"].as_object().into_iter().flatten();
    let fields: Vec<_> = config.filter(|(field, _)| *field != "KMSKeyID").collect();
    let own = |field: &str| Trigger::ALL.into_iter().position(|trigger| trigger.field() == field);
    let mut functions: Vec<Attached> = fields
        .iter()
        // The older form of a field that is there twice.
        .filter(|(field, _)| !fields.iter().any(|(other, _)| **other == format!("{field}Config")))
        .filter_map(|(field, value)| {
            let text = function_in(value).filter(|text| !text.is_empty())?.to_owned();
            let trigger = own(field).map(|index| Trigger::ALL[index]);
            let (field, arn) = ((*field).clone(), FunctionArn::parse(&text));
            Some(Attached { field, trigger, text, arn, function: None, policy: None })
        })
        .collect();
    functions.sort_by_key(|function| own(&function.field).unwrap_or(Trigger::ALL.len()));
    functions
}

/// Asks Lambda about a function of the pool's region and account.
async fn ask_about(aws: &Aws, pool: &Value, attached: &mut Attached) {
    let Some(arn) = &attached.arn else { return };
    let account = pool["Arn"].as_str().and_then(|arn| arn.split(':').nth(4)).unwrap_or_default();
    if arn.region != aws.region() || arn.account != account {
        return;
    }
    let mut input = Map::from_iter([("FunctionName".to_owned(), arn.unqualified().to_string().into())]);
    if let Some(qualifier) = &arn.qualifier {
        input.insert("Qualifier".to_owned(), qualifier.as_str().into());
    }
    attached.function = Some(aws.call(Operation::GetFunction, input.clone().into()).await);
    attached.policy = Some(aws.call(Operation::GetPolicy, input.into()).await);
}

/// Reads each app client, page by page.
async fn clients(aws: &Aws, of_pool: &Value) -> Result<Vec<Answer>, AwsError> {
    let (mut clients, mut page) = (Vec::new(), of_pool.clone());
    page["MaxResults"] = CLIENTS_PER_PAGE.into();
    for _ in 0..CLIENT_PAGES {
        let list = aws.call(Operation::ListUserPoolClients, page.clone()).await?;
        for client in list["UserPoolClients"].as_array().into_iter().flatten() {
            let mut input = of_pool.clone();
            input["ClientId"] = client["ClientId"].clone();
            let answer = aws.call(Operation::DescribeUserPoolClient, input).await;
            clients.push(answer.map(|answer| answer["UserPoolClient"].clone()));
        }
        page["NextToken"] = list["NextToken"].clone();
        if page["NextToken"].is_null() {
            break;
        }
    }
    Ok(clients)
}

/// Asks SES in the region of the pool's identity.
async fn ses(aws: &Aws, pool: &Value) -> Option<Ses> {
    let arn = pool["EmailConfiguration"]["SourceArn"].as_str()?;
    let is_used = pool["EmailConfiguration"]["EmailSendingAccount"] == "DEVELOPER";
    let parts: Vec<&str> = arn.splitn(6, ':').collect();
    let &["arn", _, "ses", region, _, resource] = parts.as_slice() else { return None };
    let identity = resource.strip_prefix("identity/").filter(|identity| is_used && !identity.is_empty())?;
    let aws = aws.in_region(region)?;
    Some(Ses {
        region: region.to_owned(),
        identity: identity.to_owned(),
        state: aws.call(Operation::GetEmailIdentity, json!({"EmailIdentity": identity})).await,
        account: aws.call(Operation::GetAccount, json!({})).await,
    })
}

async fn tables(aws: &Aws, functions: &[Attached]) -> BTreeMap<String, Answer> {
    let with_records =
        functions.iter().filter(|one| one.is_own() && one.trigger.is_some_and(Trigger::has_records));
    let mut tables = BTreeMap::new();
    for name in with_records.filter_map(|one| one.setting("TABLE_NAME")).filter(|name| !name.is_empty()) {
        if !tables.contains_key(name) {
            let answer = aws.call(Operation::DescribeTable, json!({"TableName": name})).await;
            tables.insert(name.to_owned(), answer.map(|answer| answer["Table"].clone()));
        }
    }
    tables
}
