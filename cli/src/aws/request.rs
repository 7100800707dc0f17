//! Turns an operation and its input into an HTTP request, without endpoint and signature.

use std::fmt::Write as _;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use serde_json::{Map, Value};

use super::operation::{Operation, Protocol};

/// The parameter that stands in the query even if the request has a body.
const QUALIFIER: &str = "Qualifier";

/// The request for `operation`. `input` is an object with the API's fields.
///
/// # Errors
/// Fails if `input` lacks a field of the path, or has a value that the protocol cannot encode.
pub fn request(operation: Operation, input: &Value) -> Result<HttpRequest, BoxError> {
    match operation.service().protocol {
        Protocol::Json { content_type, target } => {
            let mut request = http_request(operation.method(), "/", input.to_string(), content_type)?;
            request.headers_mut().insert("x-amz-target", format!("{target}.{operation}"));
            Ok(request)
        }
        Protocol::Query { version } => {
            let form = [("Action", operation.name()), ("Version", version)];
            let mut body = query(form.into_iter());
            for (name, value) in input.as_object().into_iter().flatten() {
                write!(body, "&{}={}", encoded(name), encoded(text(name, value)?))?;
            }
            http_request(operation.method(), "/", body, "application/x-www-form-urlencoded")
        }
        Protocol::Rest => rest(operation, input.as_object().cloned().unwrap_or_default()),
    }
}

fn rest(operation: Operation, mut fields: Map<String, Value>) -> Result<HttpRequest, BoxError> {
    let mut uri = String::new();
    let mut parts = operation.path().split(['{', '}']);
    uri.push_str(parts.next().unwrap_or_default());
    while let (Some(name), Some(rest)) = (parts.next(), parts.next()) {
        let value = fields.remove(name).unwrap_or_default();
        let value = text(name, &value)?;
        // An empty name would address all functions.
        if value.is_empty() {
            return Err(format!("{name} is empty").into());
        }
        uri.push_str(&encoded(value));
        uri.push_str(rest);
    }
    let has_body = operation.method() == "POST";
    let (query_fields, body_fields): (Map<_, _>, Map<_, _>) =
        fields.into_iter().partition(|(name, _)| !has_body || name == QUALIFIER);
    let mut pairs = Vec::new();
    for (name, value) in &query_fields {
        pairs.push((name.as_str(), text(name, value)?));
    }
    if !pairs.is_empty() {
        uri.push('?');
        uri.push_str(&query(pairs.into_iter()));
    }
    if !has_body {
        let mut request = HttpRequest::new(SdkBody::empty());
        request.set_method(operation.method())?;
        request.set_uri(uri.as_str())?;
        return Ok(request);
    }
    http_request(operation.method(), &uri, Value::Object(body_fields).to_string(), "application/json")
}

fn http_request(
    method: &str,
    uri: &str,
    body: String,
    content_type: &'static str,
) -> Result<HttpRequest, BoxError> {
    let length = body.len().to_string();
    let mut request = HttpRequest::new(SdkBody::from(body));
    request.set_method(method)?;
    request.set_uri(uri)?;
    request.headers_mut().insert("content-type", content_type);
    request.headers_mut().insert("content-length", length);
    Ok(request)
}

fn text<'v>(name: &str, value: &'v Value) -> Result<&'v str, BoxError> {
    value.as_str().ok_or_else(|| format!("{name} is not a text").into())
}

fn query<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let pairs = pairs.map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// `text` with every byte escaped that RFC 3986 does not call unreserved.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(byte.into());
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_incomplete_input_is_refused() {
        for (operation, input) in [
            (Operation::GetFunction, json!({})),
            (Operation::GetFunction, json!({"FunctionName": ""})),
            (Operation::GetFunction, json!({"FunctionName": 7})),
            (Operation::RemovePermission, json!({"FunctionName": "f"})),
            (Operation::DescribeStackResources, json!({"PhysicalResourceId": []})),
        ] {
            assert!(request(operation, &input).is_err(), "{operation} {input}");
        }
    }

    #[test]
    fn every_reserved_byte_is_escaped() {
        assert_eq!(encoded("aZ9-._~"), "aZ9-._~");
        assert_eq!(encoded("arn:aws /?&=+%é"), "arn%3Aaws%20%2F%3F%26%3D%2B%25%C3%A9");
    }
}
