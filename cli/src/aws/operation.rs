//! The requests that the commands send to AWS, and the shape of each one in the API's model.

use std::fmt;

/// A service of AWS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Service {
    /// Name in an error.
    pub name: &'static str,
    /// Id in the API's model. `AWS_ENDPOINT_URL_…` and the profile's `services` use it.
    pub id: &'static str,
    /// First part of the host name.
    pub host: &'static str,
    /// Name in the scope of a signature.
    pub signing_name: &'static str,
    /// Prefix of the actions in an IAM policy.
    pub iam_prefix: &'static str,
    /// Encoding of requests and responses.
    pub protocol: Protocol,
}

/// Encoding of requests and responses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// JSON; the header `X-Amz-Target` names the operation.
    Json {
        /// Content type of the body.
        content_type: &'static str,
        /// Text before the operation in the header.
        target: &'static str,
    },
    /// JSON; method and path name the operation.
    Rest,
    /// A form, answered in XML.
    Query {
        /// Version of the API.
        version: &'static str,
    },
}

const JSON_1_0: &str = "application/x-amz-json-1.0";
const JSON_1_1: &str = "application/x-amz-json-1.1";

const COGNITO: Service = Service {
    name: "Cognito",
    id: "Cognito Identity Provider",
    host: "cognito-idp",
    signing_name: "cognito-idp",
    iam_prefix: "cognito-idp",
    protocol: Protocol::Json { content_type: JSON_1_1, target: "AWSCognitoIdentityProviderService" },
};

const LAMBDA: Service = Service {
    name: "Lambda",
    id: "Lambda",
    host: "lambda",
    signing_name: "lambda",
    iam_prefix: "lambda",
    protocol: Protocol::Rest,
};

const DYNAMODB: Service = Service {
    name: "DynamoDB",
    id: "DynamoDB",
    host: "dynamodb",
    signing_name: "dynamodb",
    iam_prefix: "dynamodb",
    protocol: Protocol::Json { content_type: JSON_1_0, target: "DynamoDB_20120810" },
};

const SES: Service = Service {
    name: "SES",
    id: "SESv2",
    host: "email",
    signing_name: "ses",
    iam_prefix: "ses",
    protocol: Protocol::Rest,
};

const CLOUDWATCH: Service = Service {
    name: "CloudWatch",
    id: "CloudWatch",
    host: "monitoring",
    signing_name: "monitoring",
    iam_prefix: "cloudwatch",
    protocol: Protocol::Json { content_type: JSON_1_0, target: "GraniteServiceVersion20100801" },
};

const CLOUDFORMATION: Service = Service {
    name: "CloudFormation",
    id: "CloudFormation",
    host: "cloudformation",
    signing_name: "cloudformation",
    iam_prefix: "cloudformation",
    protocol: Protocol::Query { version: "2010-05-15" },
};

/// Declares [`Operation`] from one list: its service, and method and path if the protocol needs them.
macro_rules! operations {
    ($($(#[$doc:meta])* $name:ident $service:ident $method:literal $path:literal,)+) => {
        /// A request to AWS.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Operation { $($(#[$doc])* $name,)+ }

        impl Operation {
            /// All requests.
            #[cfg(test)]
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// Name in the API.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)+ }
            }

            /// The service that answers it.
            pub const fn service(self) -> Service {
                match self { $(Self::$name => $service,)+ }
            }

            /// Method of the HTTP request.
            pub const fn method(self) -> &'static str {
                match self { $(Self::$name => $method,)+ }
            }

            /// Path of the HTTP request. Fields of the input stand in braces.
            pub const fn path(self) -> &'static str {
                match self { $(Self::$name => $path,)+ }
            }
        }
    };
}

operations! {
    /// Reads the settings of a pool.
    DescribeUserPool COGNITO "POST" "/",
    /// Writes all settings of a pool; resets those that it does not get.
    UpdateUserPool COGNITO "POST" "/",
    /// Reads the settings of MFA, which [`DescribeUserPool`](Self::DescribeUserPool) lacks.
    GetUserPoolMfaConfig COGNITO "POST" "/",
    /// Writes the settings of MFA.
    SetUserPoolMfaConfig COGNITO "POST" "/",
    /// Lists the app clients of a pool.
    ListUserPoolClients COGNITO "POST" "/",
    /// Reads a group of a pool.
    GetGroup COGNITO "POST" "/",
    /// Reads the settings of an app client.
    DescribeUserPoolClient COGNITO "POST" "/",
    /// Reads the configuration and the tags of a function.
    GetFunction LAMBDA "GET" "/2015-03-31/functions/{FunctionName}",
    /// Reads the resource policy of a function, or of one of its versions or aliases.
    GetPolicy LAMBDA "GET" "/2015-03-31/functions/{FunctionName}/policy",
    /// Adds a statement to a resource policy.
    AddPermission LAMBDA "POST" "/2015-03-31/functions/{FunctionName}/policy",
    /// Removes a statement from a resource policy.
    RemovePermission LAMBDA "DELETE" "/2015-03-31/functions/{FunctionName}/policy/{StatementId}",
    /// Reads status and key schema of a table.
    DescribeTable DYNAMODB "POST" "/",
    /// Reads the state of SES in a region.
    GetAccount SES "GET" "/v2/email/account",
    /// Reads the state of a domain or an address that sends email.
    GetEmailIdentity SES "GET" "/v2/email/identities/{EmailIdentity}",
    /// Sends a test email. Only `preview` uses it.
    SendEmail SES "POST" "/v2/email/outbound-emails",
    /// Reads metrics.
    GetMetricData CLOUDWATCH "POST" "/",
    /// Finds the stack of a resource.
    DescribeStackResources CLOUDFORMATION "POST" "/",
}

impl Operation {
    /// Returns whether the request changes nothing.
    #[cfg(test)]
    pub fn is_read(self) -> bool {
        ["Describe", "Get", "List"].iter().any(|verb| self.name().starts_with(verb))
    }

    /// Returns whether a second attempt could overwrite a change that somebody made after the first one.
    pub const fn is_sent_once(self) -> bool {
        matches!(self, Self::UpdateUserPool | Self::SetUserPoolMfaConfig)
    }

    /// The action that an IAM policy must allow.
    pub fn permission(self) -> String {
        format!("{}:{}", self.service().iam_prefix, self.name())
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_five_requests_change_something() {
        let writes = Operation::ALL.iter().filter(|operation| !operation.is_read());
        let writes: Vec<String> = writes.map(|operation| operation.permission()).collect();
        assert_eq!(
            writes,
            [
                "cognito-idp:UpdateUserPool",
                "cognito-idp:SetUserPoolMfaConfig",
                "lambda:AddPermission",
                "lambda:RemovePermission",
                "ses:SendEmail"
            ]
        );
    }
}
