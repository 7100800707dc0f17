//! Names and ARNs of functions.

use std::fmt;
use std::str::FromStr;

use serde_json::{Value, json};

use crate::aws::FunctionArn;

/// A function as the user names it: by its name or its ARN, with an optional alias or version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionName {
    /// Partition, region and account of an ARN.
    place: Option<Place>,
    name: String,
    qualifier: Option<String>,
}

/// Partition, region and account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    partition: String,
    region: String,
    /// Twelve digits.
    pub account: String,
}

/// A problem with the name of a function.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FunctionNameError {
    /// It is neither a name nor an ARN.
    #[error(
        "\"{0}\" is not a function; write its name, name:alias, or its ARN, for example \
         arn:aws:lambda:eu-west-1:111122223333:function:pre-sign-up:live"
    )]
    NotAFunction(String),
    /// It names the unpublished version by its qualifier.
    #[error("Lambda accepts no permission for $LATEST; write \"{0}\" without the qualifier")]
    Latest(String),
    /// It is in another account, region or partition.
    #[error(
        "{function} is in {actual}, but the pool is in {pool}; a pool calls only functions of its own account and region"
    )]
    Elsewhere {
        /// The ARN of the function.
        function: String,
        /// Its place.
        actual: String,
        /// The place of the pool.
        pool: String,
    },
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "account {}, {}", self.account, self.region)?;
        if self.partition == "aws" { Ok(()) } else { write!(formatter, ", partition {}", self.partition) }
    }
}

impl Place {
    /// The place of a function.
    pub fn of(function: &FunctionArn) -> Self {
        let FunctionArn { partition, region, account, .. } = function.clone();
        Self { partition, region, account }
    }

    /// The place of a resource with this ARN.
    pub fn of_arn(arn: &str, service: &str) -> Option<Self> {
        let parts: Vec<&str> = arn.splitn(6, ':').collect();
        let [scheme, partition, found, region, account, _] = parts[..] else { return None };
        let is_valid = scheme == "arn" && found == service && is_account(account) && !region.is_empty();
        is_valid.then(|| Self {
            partition: partition.to_owned(),
            region: region.to_owned(),
            account: account.to_owned(),
        })
    }
}

impl FromStr for FunctionName {
    type Err = FunctionNameError;

    fn from_str(text: &str) -> Result<Self, FunctionNameError> {
        let invalid = || FunctionNameError::NotAFunction(text.to_owned());
        let (place, rest) = match text.split_once(":function:") {
            Some((_, rest)) => (Some(Place::of_arn(text, "lambda").ok_or_else(invalid)?), rest),
            None => (None, text),
        };
        let (name, qualifier) =
            rest.split_once(':').map_or((rest, None), |(name, alias)| (name, Some(alias)));
        if qualifier == Some("$LATEST") {
            return Err(FunctionNameError::Latest(text.trim_end_matches(":$LATEST").to_owned()));
        }
        if !is_identifier(name, 64) || qualifier.is_some_and(|alias| !is_identifier(alias, 128)) {
            return Err(invalid());
        }
        Ok(Self { place, name: name.to_owned(), qualifier: qualifier.map(str::to_owned) })
    }
}

impl FunctionName {
    /// The ARN of the function for a pool in `pool`.
    ///
    /// # Errors
    /// Fails if the function is elsewhere.
    pub fn resolve(self, pool: &Place) -> Result<FunctionArn, FunctionNameError> {
        let Place { partition, region, account } = self.place.unwrap_or_else(|| pool.clone());
        let arn = FunctionArn { partition, region, account, name: self.name, qualifier: self.qualifier };
        let place = Place::of(&arn);
        if place == *pool {
            return Ok(arn);
        }
        let (function, actual) = (arn.to_string(), place.to_string());
        Err(FunctionNameError::Elsewhere { function, actual, pool: pool.to_string() })
    }
}

/// Returns whether `arn` is the same function as `function`, with any alias or version.
pub fn is_function(function: &FunctionArn, arn: &str) -> bool {
    FunctionArn::parse(arn).is_some_and(|other| other.unqualified() == function.unqualified())
}

/// The input of Lambda's operations on a function.
pub fn input(function: &FunctionArn) -> Value {
    let mut input = json!({"FunctionName": function.name});
    if let Some(qualifier) = &function.qualifier {
        input["Qualifier"] = json!(qualifier);
    }
    input
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_identifier(text: &str, max_length: usize) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    (1..=max_length).contains(&text.len()) && text.bytes().all(is_allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pool() -> Place {
        Place::of_arn("arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_x", "cognito-idp")
            .unwrap()
    }

    fn resolved(text: &str) -> Result<String, String> {
        let name: FunctionName = text.parse().map_err(|error: FunctionNameError| error.to_string())?;
        name.resolve(&pool()).map(|arn| arn.to_string()).map_err(|error| error.to_string())
    }

    #[test]
    fn a_name_becomes_an_arn_beside_the_pool() {
        let arn = "arn:aws:lambda:eu-west-1:111122223333:function:pre-sign-up";
        assert_eq!(resolved("pre-sign-up"), Ok(arn.to_owned()));
        assert_eq!(resolved("pre-sign-up:live"), Ok(format!("{arn}:live")));
        assert_eq!(resolved(&format!("{arn}:12")), Ok(format!("{arn}:12")));
    }

    #[test]
    fn a_function_elsewhere_or_without_a_name_is_refused() {
        let long = "a".repeat(65);
        for (text, expected) in [
            (
                "arn:aws:lambda:eu-west-1:123456789012:function:f",
                "is in account 123456789012, eu-west-1, but the pool",
            ),
            (
                "arn:aws:lambda:us-east-1:111122223333:function:f",
                "is in account 111122223333, us-east-1, but",
            ),
            ("arn:aws-cn:lambda:eu-west-1:111122223333:function:f", "partition aws-cn"),
            ("arn:aws:s3:eu-west-1:111122223333:function:f", "is not a function"),
            ("arn:aws:lambda:eu-west-1:1:function:f", "is not a function"),
            ("arn:aws:lambda:eu-west-1:111122223333:function:", "is not a function"),
            ("f:$LATEST", "write \"f\" without the qualifier"),
            ("f:a:b", "is not a function"),
            ("f:", "is not a function"),
            ("", "is not a function"),
            ("f g", "is not a function"),
            (&long, "is not a function"),
        ] {
            let error = resolved(text).unwrap_err();
            assert!(error.contains(expected), "{text}: {error}");
        }
    }

    #[test]
    fn aliases_belong_to_one_function() {
        let arn = FunctionArn::parse("arn:aws:lambda:eu-west-1:111122223333:function:f:live").unwrap();
        assert!(is_function(&arn, "arn:aws:lambda:eu-west-1:111122223333:function:f"));
        assert!(is_function(&arn, "arn:aws:lambda:eu-west-1:111122223333:function:f:12"));
        assert!(!is_function(&arn, "arn:aws:lambda:eu-west-1:111122223333:function:g:live"));
        assert!(!is_function(&arn, "arn:aws:lambda:eu-west-1:123456789012:function:f:live"));
        assert_eq!(input(&arn), json!({"FunctionName": "f", "Qualifier": "live"}));
    }
}
