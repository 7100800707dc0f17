//! The service of AWS that a client uses.

/// A service of AWS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Service {
    /// Name in logs and errors.
    pub name: &'static str,
    /// Setting of its endpoint.
    pub endpoint_url: &'static str,
}

/// The service that stores the records.
pub const DYNAMODB: Service = Service { name: "DynamoDB", endpoint_url: "AWS_ENDPOINT_URL_DYNAMODB" };
