//! Reads the responses of AWS: JSON as it is, and XML as JSON.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use roxmltree::{Document, Node};
use serde_json::{Map, Value};

use super::operation::{Operation, Protocol};

/// A response without a result.
#[derive(Debug, thiserror::Error)]
#[error("{status} {}", self.metadata.code().unwrap_or("without a code"))]
pub struct Refusal {
    /// Status of the HTTP response.
    pub status: u16,
    /// Code and message. There is no code if the response is not from AWS.
    pub metadata: ErrorMetadata,
}

/// The retry classifiers of the SDK read the code.
impl ProvideErrorMetadata for Refusal {
    fn meta(&self) -> &ErrorMetadata {
        &self.metadata
    }
}

/// The result of `operation`.
///
/// # Errors
/// Fails if AWS refuses the request, or the body is not a result.
pub fn result(operation: Operation, response: &HttpResponse) -> Result<Value, Refusal> {
    let status = response.status().as_u16();
    let body = std::str::from_utf8(response.body().bytes().unwrap_or_default()).unwrap_or_default();
    let is_xml = matches!(operation.service().protocol, Protocol::Query { .. });
    if response.status().is_success() {
        let result = if is_xml { xml_result(operation, body) } else { json_result(body) };
        return result.ok_or_else(|| Refusal { status, metadata: ErrorMetadata::builder().build() });
    }
    let (code, message) = if is_xml { xml_error(body) } else { json_error(response, body) };
    let mut metadata = ErrorMetadata::builder();
    if let Some(code) = code.filter(|code| !code.is_empty()) {
        metadata = metadata.code(code);
    }
    if let Some(message) = message {
        metadata = metadata.message(message);
    }
    Err(Refusal { status, metadata: metadata.build() })
}

/// An object. An empty body is an empty object, as after `RemovePermission`.
fn json_result(body: &str) -> Option<Value> {
    let body = if body.trim().is_empty() { "{}" } else { body };
    serde_json::from_str(body).ok().filter(Value::is_object)
}

/// Code and message of an error. Services put the code into a header or into the body, and a namespace before it or a
/// URL behind it.
fn json_error(response: &HttpResponse, body: &str) -> (Option<String>, Option<String>) {
    let body: Value = serde_json::from_str(body).unwrap_or_default();
    let field = |name: &str| body[name].as_str();
    let header = response.headers().get("x-amzn-errortype");
    let code = header.or_else(|| field("__type")).or_else(|| field("code"));
    let code = code.and_then(|code| code.split(':').next()).and_then(|code| code.rsplit('#').next());
    let message = field("message").or_else(|| field("Message")).or_else(|| field("errorMessage"));
    (code.map(str::to_owned), message.map(str::to_owned))
}

fn xml_result(operation: Operation, body: &str) -> Option<Value> {
    let document = Document::parse(body).ok()?;
    let name = format!("{operation}Result");
    document.root_element().children().find(|node| node.tag_name().name() == name).map(json)
}

fn xml_error(body: &str) -> (Option<String>, Option<String>) {
    let Ok(document) = Document::parse(body) else { return (None, None) };
    let text = |name: &str| {
        let mut error = document.descendants().filter(|node| node.tag_name().name() == "Error");
        let node = error.next()?.children().find(|node| node.tag_name().name() == name)?;
        node.text().map(str::to_owned)
    };
    (text("Code"), text("Message"))
}

/// An element as JSON: a list if all children are called `member`, else an object, or text without children.
fn json(node: Node<'_, '_>) -> Value {
    let children: Vec<_> = node.children().filter(Node::is_element).collect();
    if children.is_empty() {
        return node.text().unwrap_or_default().into();
    }
    if children.iter().all(|child| child.tag_name().name() == "member") {
        return children.into_iter().map(json).collect();
    }
    let fields = children.into_iter().map(|child| (child.tag_name().name().to_owned(), json(child)));
    Value::Object(fields.collect::<Map<_, _>>())
}
