//! The permissions of Cognito to call a function: statements of the function's resource policy.

use serde_json::{Value, json};

use super::function::{Place, input};
use crate::aws::FunctionArn;
use crate::aws::policy::{ACTION, Invocation, Match, PRINCIPAL, free_id};

/// A statement of this command in a function's policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permission {
    /// The function, with its alias or version.
    pub function: FunctionArn,
    /// Id of the statement.
    pub statement_id: String,
}

/// The pool that calls the functions.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Id of the pool.
    pub user_pool_id: String,
    /// ARN of the pool.
    pub arn: String,
    /// Place of the pool, also of its functions.
    pub place: Place,
}

impl Caller {
    /// The pool with this description.
    pub fn of(pool: &Value) -> Option<Self> {
        let (user_pool_id, arn) = (pool["Id"].as_str()?.to_owned(), pool["Arn"].as_str()?.to_owned());
        let place = Place::of_arn(&arn, "cognito-idp")?;
        Some(Self { user_pool_id, arn, place })
    }

    /// Prefix of the statements of this command for the pool.
    fn prefix(&self) -> String {
        format!("cognito-triggers-{}", self.user_pool_id)
    }

    /// The permission to add to `function`, or none if one of the statements suffices. A statement with the same id
    /// and other content stays as it is.
    pub fn missing(&self, function: &FunctionArn, statements: &[Value]) -> Option<Permission> {
        if statements.iter().any(|statement| self.is_covered(function, "Allow", statement)) {
            return None;
        }
        let statement_id = free_id(&self.prefix(), statements);
        Some(Permission { function: function.clone(), statement_id })
    }

    /// Id of a statement that denies the pool to call `function`.
    pub fn denial<'s>(&self, function: &FunctionArn, statements: &'s [Value]) -> Option<&'s str> {
        let denial = statements.iter().find(|statement| self.is_covered(function, "Deny", statement))?;
        Some(denial["Sid"].as_str().unwrap_or_default())
    }

    /// The statements that this command added to `function` for the pool.
    pub fn own(&self, function: &FunctionArn, statements: &[Value]) -> Vec<Permission> {
        let prefix = self.prefix();
        let is_own = |id: &&str| {
            let rest = id.strip_prefix(&prefix);
            rest.is_some_and(|rest| rest.is_empty() || rest.strip_prefix('-').is_some_and(is_number))
        };
        let allowing = statements.iter().filter(|statement| self.is_covered(function, "Allow", statement));
        let ids = allowing.filter_map(|statement| statement["Sid"].as_str()).filter(is_own);
        ids.map(|id| Permission { function: function.clone(), statement_id: id.to_owned() }).collect()
    }

    /// The input of `AddPermission`.
    pub fn addition(&self, permission: &Permission) -> Value {
        let mut input = input(&permission.function);
        input["StatementId"] = json!(permission.statement_id);
        input["Action"] = json!(ACTION);
        input["Principal"] = json!(PRINCIPAL);
        input["SourceArn"] = json!(self.arn);
        input["SourceAccount"] = json!(self.place.account);
        input
    }

    /// Returns whether the statement has this effect on a call by the pool. A condition that is not known may exclude
    /// the pool, so such a statement does not count.
    fn is_covered(&self, function: &FunctionArn, effect: &str, statement: &Value) -> bool {
        let invocation = Invocation { pool_arn: &self.arn, account: &self.place.account, function };
        statement["Effect"] == effect && matches!(invocation.matches(statement), Match::Yes { .. })
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const POOL: &str = "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_Example12";

    fn caller() -> Caller {
        Caller::of(&json!({"Id": "eu-west-1_Example12", "Arn": POOL})).unwrap()
    }

    fn function() -> FunctionArn {
        FunctionArn::parse("arn:aws:lambda:eu-west-1:111122223333:function:f:live").unwrap()
    }

    fn statement(condition: &Value) -> Value {
        json!({
            "Sid": "cognito-triggers-eu-west-1_Example12",
            "Effect": "Allow",
            "Principal": {"Service": PRINCIPAL},
            "Action": "lambda:InvokeFunction",
            "Condition": condition,
        })
    }

    #[test]
    fn a_sufficient_statement_is_left() {
        for condition in [
            json!(null),
            json!({"ArnLike": {"AWS:SourceArn": POOL}}),
            json!({"ArnLike": {"aws:SourceArn": "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/*"}}),
            json!({"ArnLike": {"AWS:SourceArn": "arn:aws:cognito-idp:*:1111222?3333:userpool/*_Example1?"}}),
            json!({"StringEquals": {"AWS:SourceAccount": ["123456789012", "111122223333"]}}),
        ] {
            assert_eq!(caller().missing(&function(), &[statement(&condition)]), None, "{condition}");
        }
    }

    #[test]
    fn an_insufficient_statement_is_kept_and_another_one_added() {
        let narrow =
            json!({"ArnLike": {"AWS:SourceArn": "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/*_x"}});
        let mut others = vec![
            statement(&narrow),
            statement(&json!({"StringEquals": {"AWS:SourceAccount": "123456789012"}})),
            statement(&json!({"StringEquals": {"aws:PrincipalOrgID": "o-1"}})),
            statement(&json!({"ArnNotLike": {"AWS:SourceArn": POOL}})),
        ];
        for (field, value) in [
            ("Effect", json!("Deny")),
            ("Principal", json!({"Service": "s3.amazonaws.com"})),
            ("Action", json!("lambda:GetFunction")),
        ] {
            let mut other = statement(&json!(null));
            other[field] = value;
            others.push(other);
        }
        for other in others {
            let permission = caller().missing(&function(), std::slice::from_ref(&other)).unwrap();
            assert_eq!(permission.statement_id, "cognito-triggers-eu-west-1_Example12-2", "{other}");
            assert_eq!(caller().own(&function(), &[other]), []);
        }
        let mut denial = statement(&json!(null));
        denial["Effect"] = json!("Deny");
        assert_eq!(caller().denial(&function(), &[denial]), Some("cognito-triggers-eu-west-1_Example12"));
        assert_eq!(caller().denial(&function(), &[statement(&json!(null))]), None);
        let first = caller().missing(&function(), &[]).unwrap();
        assert_eq!(first.statement_id, "cognito-triggers-eu-west-1_Example12");
        let expected = json!({
            "FunctionName": "f",
            "Qualifier": "live",
            "StatementId": first.statement_id,
            "Action": "lambda:InvokeFunction",
            "Principal": PRINCIPAL,
            "SourceArn": POOL,
            "SourceAccount": "111122223333",
        });
        assert_eq!(caller().addition(&first), expected);
    }

    #[test]
    fn only_own_statements_are_removed() {
        let named = |id: &str| {
            let mut statement = statement(&json!(null));
            statement["Sid"] = json!(id);
            statement
        };
        let own = ["cognito-triggers-eu-west-1_Example12", "cognito-triggers-eu-west-1_Example12-2"];
        let foreign =
            ["cognito-triggers-eu-west-1_Example123", "cognito-triggers-eu-west-1_Example12-a", "x"];
        let statements: Vec<Value> = own.into_iter().chain(foreign).map(named).collect();
        let found = caller().own(&function(), &statements);
        assert_eq!(found.into_iter().map(|one| one.statement_id).collect::<Vec<_>>(), own);
    }
}
