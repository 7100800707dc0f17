//! ARNs of Lambda functions.

use std::fmt;

/// ARN of a function, with the version or alias that it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionArn {
    /// Partition, such as `aws`.
    pub partition: String,
    /// Region.
    pub region: String,
    /// Id of the account.
    pub account: String,
    /// Name of the function.
    pub name: String,
    /// Version or alias.
    pub qualifier: Option<String>,
}

impl FunctionArn {
    /// Reads an ARN. Returns nothing for another text.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split(':').collect();
        let (&["arn", partition, "lambda", region, account, "function", name], qualifier) =
            parts.split_at_checked(7)?
        else {
            return None;
        };
        let is_named = [partition, region, name].iter().all(|part| !part.is_empty());
        let is_account = account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
        let qualifier = match qualifier {
            [] => None,
            [qualifier] if !qualifier.is_empty() => Some((*qualifier).to_owned()),
            _ => return None,
        };
        (is_named && is_account).then(|| Self {
            partition: partition.to_owned(),
            region: region.to_owned(),
            account: account.to_owned(),
            name: name.to_owned(),
            qualifier,
        })
    }

    /// The ARN without version and alias.
    #[must_use]
    pub fn unqualified(&self) -> Self {
        Self { qualifier: None, ..self.clone() }
    }
}

impl fmt::Display for FunctionArn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { partition, region, account, name, qualifier } = self;
        write!(formatter, "arn:{partition}:lambda:{region}:{account}:function:{name}")?;
        qualifier.iter().try_for_each(|qualifier| write!(formatter, ":{qualifier}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arn_is_read_and_written() {
        let text = "arn:aws:lambda:eu-west-1:111122223333:function:pre-sign-up";
        let arn = FunctionArn::parse(text).unwrap();
        assert_eq!((arn.name.as_str(), arn.qualifier.as_deref()), ("pre-sign-up", None));
        assert_eq!(arn.to_string(), text);
        let live = format!("{text}:live");
        let arn = FunctionArn::parse(&live).unwrap();
        assert_eq!(arn.qualifier.as_deref(), Some("live"));
        assert_eq!((arn.to_string(), arn.unqualified().to_string()), (live, text.to_owned()));
    }

    #[test]
    fn another_text_is_not_an_arn() {
        for text in [
            "",
            "pre-sign-up",
            "arn:aws:lambda:eu-west-1:111122223333:function",
            "arn:aws:lambda:eu-west-1:111122223333:function:",
            "arn:aws:lambda:eu-west-1:111122223333:function:f:",
            "arn:aws:lambda:eu-west-1:111122223333:function:f:1:2",
            "arn:aws:lambda:eu-west-1:1111:function:f",
            "arn:aws:lambda::111122223333:function:f",
            "arn:aws:sns:eu-west-1:111122223333:function:f",
        ] {
            assert_eq!(FunctionArn::parse(text), None, "{text}");
        }
    }
}
