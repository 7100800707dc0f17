//! The template of one value.
//!
//! JSON's types map to DynamoDB's. DynamoDB's other types are written as type descriptors: an object with one field,
//! named after the type. Source:
//! <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html>

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::context::RecordContext;
use crate::error::{TemplateError, all};
use crate::number::Number;
use crate::string_template::StringTemplate;

/// A value in DynamoDB's types. It has no `Debug`, because it contains personal data.
#[derive(Clone, PartialEq, Eq)]
pub enum AttributeValue {
    /// A text.
    S(String),
    /// A number, as text.
    N(String),
    /// A boolean.
    Bool(bool),
    /// Null.
    Null,
    /// A set of texts, never empty.
    Ss(Vec<String>),
    /// A set of numbers, never empty.
    Ns(Vec<String>),
    /// A list.
    L(Vec<AttributeValue>),
    /// A map.
    M(Item),
}

/// An item, or a map in an item.
pub type Item = BTreeMap<String, AttributeValue>;

/// The same types before the user's values are inserted.
pub enum ValueTemplate {
    /// A text.
    S(StringTemplate),
    /// A number.
    N(StringTemplate),
    /// A boolean.
    Bool(StringTemplate),
    /// Null.
    Null,
    /// A set of texts.
    Ss(Vec<StringTemplate>),
    /// A set of numbers.
    Ns(Vec<StringTemplate>),
    /// A list.
    L(Vec<ValueTemplate>),
    /// A map.
    M(Vec<(String, ValueTemplate)>),
}

type Result<T> = std::result::Result<T, TemplateError>;

impl ValueTemplate {
    /// Parses a value.
    ///
    /// # Errors
    /// Fails if a string or a type descriptor is invalid.
    pub fn parse(json: &Value) -> Result<Self> {
        match json {
            Value::Null => Ok(Self::Null),
            Value::Bool(value) => Ok(Self::Bool(StringTemplate::Constant(value.to_string()))),
            Value::Number(number) => exact(number).map(StringTemplate::Constant).map(Self::N),
            Value::String(string) => parse_string(string, check_text).map(Self::S),
            Value::Array(values) => list(values),
            Value::Object(fields) => match fields.iter().next() {
                Some((name, value)) if fields.len() == 1 => descriptor(name, value, fields),
                _ => Self::map(fields),
            },
        }
    }

    /// Parses an object that is not a type descriptor itself.
    ///
    /// # Errors
    /// As [`Self::parse`].
    pub fn map(fields: &Map<String, Value>) -> Result<Self> {
        let templates = fields.iter().map(|(name, value)| {
            let template = Self::parse(value).map_err(|error| error.within(name))?;
            Ok((name.clone(), template))
        });
        all(templates).map(Self::M)
    }

    /// Renders the value for one user. Returns `None` if its string or its whole set renders to nothing.
    ///
    /// # Errors
    /// Fails if a string renders to a text of the wrong type.
    pub fn render(&self, context: &RecordContext) -> Result<Option<AttributeValue>> {
        let one = |text: &StringTemplate| text.render(context);
        Ok(match self {
            Self::S(text) => one(text).map(AttributeValue::S),
            Self::N(text) => one(text).map(check_number).transpose()?.map(AttributeValue::N),
            Self::Bool(text) => {
                one(text).map(check_boolean).transpose()?.map(|text| AttributeValue::Bool(text == "true"))
            }
            Self::Null => Some(AttributeValue::Null),
            Self::Ss(texts) => {
                set(texts, one, check_text, |one, other| one == other)?.map(AttributeValue::Ss)
            }
            Self::Ns(texts) => {
                let same = |one: &str, other: &str| Number::parse(one) == Number::parse(other);
                set(texts, one, check_number, same)?.map(AttributeValue::Ns)
            }
            Self::L(templates) => {
                let values = templates.iter().enumerate().filter_map(|(index, template)| {
                    let value = template.render(context).transpose()?;
                    Some(value.map_err(|error| error.within(&format!("[{index}]"))))
                });
                Some(AttributeValue::L(values.collect::<Result<_>>()?))
            }
            Self::M(templates) => {
                let values = templates.iter().filter_map(|(name, template)| {
                    let value = template.render(context).transpose()?;
                    Some(value.map(|value| (name.clone(), value)).map_err(|error| error.within(name)))
                });
                Some(AttributeValue::M(values.collect::<Result<_>>()?))
            }
        })
    }

    /// All strings in the value.
    #[must_use]
    pub fn strings(&self) -> Vec<&StringTemplate> {
        match self {
            Self::S(text) | Self::N(text) | Self::Bool(text) => vec![text],
            Self::Null => Vec::new(),
            Self::Ss(texts) | Self::Ns(texts) => texts.iter().collect(),
            Self::L(templates) => templates.iter().flat_map(Self::strings).collect(),
            Self::M(templates) => templates.iter().flat_map(|(_, template)| template.strings()).collect(),
        }
    }
}

/// The text of a JSON number. Refuses numbers with more digits than the JSON parser keeps: it stores
/// fractions, and integers of more than 64 bits, as binary floating-point numbers.
fn exact(number: &serde_json::Number) -> Result<String> {
    let text = number.to_string();
    let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let is_long = digits.trim_start_matches('0').len() > 16;
    let is_large = number.as_f64().is_some_and(|value| value.abs() >= 1e15 && value.abs() < 1e100);
    if number.is_f64() && (is_long || is_large) {
        return Err(TemplateError::new("a number this long loses digits; write it as text, {\"N\": \"…\"}"));
    }
    check_number(text)
}

/// Returns the rendered text, or refuses it if it has the wrong type.
type TypeCheck = fn(String) -> Result<String>;

#[expect(clippy::unnecessary_wraps, reason = "one of several type checks")]
fn check_text(text: String) -> Result<String> {
    Ok(text)
}

fn check_number(text: String) -> Result<String> {
    let valid = Number::parse(&text).is_some();
    valid.then_some(text).ok_or_else(|| TemplateError::new("not a number of at most 38 digits"))
}

fn check_boolean(text: String) -> Result<String> {
    let valid = matches!(text.as_str(), "true" | "false");
    valid.then_some(text).ok_or_else(|| TemplateError::new("not true or false"))
}

/// Parses a string. The type of a constant is checked at once.
fn parse_string(text: &str, check: TypeCheck) -> Result<StringTemplate> {
    let problem = |error| TemplateError::new(format!("{text:?}: {error}"));
    match StringTemplate::parse(text).map_err(problem)? {
        StringTemplate::Constant(text) => check(text).map(StringTemplate::Constant),
        text @ StringTemplate::Interpolated(_) => Ok(text),
    }
}

fn list(values: &[Value]) -> Result<ValueTemplate> {
    let templates = values.iter().enumerate().map(|(index, value)| {
        ValueTemplate::parse(value).map_err(|error| error.within(&format!("[{index}]")))
    });
    all(templates).map(ValueTemplate::L)
}

/// Parses an object with one field: a type descriptor, or a map.
fn descriptor(name: &str, value: &Value, fields: &Map<String, Value>) -> Result<ValueTemplate> {
    match (name, value) {
        ("S", Value::String(string)) => parse_string(string, check_text).map(ValueTemplate::S),
        ("N", Value::String(string)) => parse_string(string, check_number).map(ValueTemplate::N),
        ("BOOL", Value::String(string)) => parse_string(string, check_boolean).map(ValueTemplate::Bool),
        ("BOOL", Value::Bool(value)) => Ok(ValueTemplate::Bool(StringTemplate::Constant(value.to_string()))),
        ("NULL", Value::Bool(true)) => Ok(ValueTemplate::Null),
        ("SS", Value::Array(values)) => parse_strings(values, check_text).map(ValueTemplate::Ss),
        ("NS", Value::Array(values)) => parse_strings(values, check_number).map(ValueTemplate::Ns),
        ("L", Value::Array(values)) => list(values),
        ("M", Value::Object(fields)) => ValueTemplate::map(fields),
        ("S" | "N", _) => Err(TemplateError::new(format!("{name} needs a string"))),
        ("BOOL", _) => Err(TemplateError::new("BOOL needs true, false or a string")),
        ("NULL", _) => Err(TemplateError::new("NULL needs true")),
        ("SS" | "NS", _) => Err(TemplateError::new(format!("{name} needs a list of strings"))),
        ("L", _) => Err(TemplateError::new("L needs a list")),
        ("M", _) => Err(TemplateError::new("M needs an object")),
        ("B" | "BS", _) => Err(TemplateError::new(format!(
            "{name} is a binary type, which a template cannot write; \
             for a map with one field of that name, write {{\"M\": {{\"{name}\": …}}}}"
        ))),
        _ => ValueTemplate::map(fields),
    }
    .map_err(|error| if matches!(name, "SS" | "NS" | "L" | "M") { error.within(name) } else { error })
}

fn parse_strings(values: &[Value], check: TypeCheck) -> Result<Vec<StringTemplate>> {
    let strings = values.iter().map(|value| match value {
        Value::String(string) => parse_string(string, check),
        _ => Err(TemplateError::new("a set contains only strings")),
    });
    all(strings)
}

/// Renders a set. DynamoDB refuses an empty set, an empty member and a duplicate, so these are left out.
fn set(
    texts: &[StringTemplate],
    render: impl Fn(&StringTemplate) -> Option<String>,
    check: TypeCheck,
    same: impl Fn(&str, &str) -> bool,
) -> Result<Option<Vec<String>>> {
    let mut members: Vec<String> = Vec::new();
    for text in texts {
        if let Some(member) = render(text).filter(|member| !member.is_empty()) {
            let member = check(member)?;
            if !members.iter().any(|other| same(other, &member)) {
                members.push(member);
            }
        }
    }
    Ok(Some(members).filter(|members| !members.is_empty()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// The value in DynamoDB's JSON.
    fn written(value: &AttributeValue) -> Value {
        match value {
            AttributeValue::S(text) => json!({"S": text}),
            AttributeValue::N(number) => json!({"N": number}),
            AttributeValue::Bool(value) => json!({"BOOL": value}),
            AttributeValue::Null => json!({"NULL": true}),
            AttributeValue::Ss(texts) => json!({"SS": texts}),
            AttributeValue::Ns(numbers) => json!({"NS": numbers}),
            AttributeValue::L(values) => json!({"L": values.iter().map(written).collect::<Vec<_>>()}),
            AttributeValue::M(item) => {
                json!({"M": item.iter().map(|(name, value)| (name.clone(), written(value))).collect::<Map<_, _>>()})
            }
        }
    }

    /// Renders the field `x` with this template for a user with the nickname "7".
    fn render(json: &Value) -> std::result::Result<Option<Value>, String> {
        let template = ValueTemplate::map(&Map::from_iter([("x".to_owned(), json.clone())]));
        let template = template.map_err(|error| error.to_string())?;
        let mut context =
            RecordContext { sub: "s".to_owned(), now_epoch_seconds: 100, ..RecordContext::default() };
        context.attributes.insert("nickname".to_owned(), "7".to_owned());
        match template.render(&context).map_err(|error| error.to_string())? {
            Some(AttributeValue::M(item)) => Ok(item.get("x").map(written)),
            _ => panic!("a map renders to a map"),
        }
    }

    #[test]
    fn every_type_is_rendered() {
        for (template, value) in [
            (json!("{{ sub }}"), json!({"S": "s"})),
            (json!(""), json!({"S": ""})),
            (json!(1.5), json!({"N": "1.5"})),
            (json!(18_446_744_073_709_551_615_u64), json!({"N": "18446744073709551615"})),
            (json!(-0.25e-3), json!({"N": "-0.00025"})),
            (json!(0.123_456_789_012_345_6), json!({"N": "0.1234567890123456"})),
            (json!(true), json!({"BOOL": true})),
            (json!(null), json!({"NULL": true})),
            (
                json!([1, "{{ attributes.name }}", {"a": []}]),
                json!({"L": [{"N": "1"}, {"M": {"a": {"L": []}}}]}),
            ),
            (json!({"S": "{{ sub }}"}), json!({"S": "s"})),
            (json!({"N": "{{ now_epoch_seconds + 5 }}"}), json!({"N": "105"})),
            (json!({"N": "{{ attributes.nickname }}"}), json!({"N": "7"})),
            (json!({"BOOL": "{{ attributes.name | default(value='TRUE') | lower }}"}), json!({"BOOL": true})),
            (json!({"BOOL": false}), json!({"BOOL": false})),
            (json!({"NULL": true}), json!({"NULL": true})),
            (json!({"SS": ["a", "{{ sub }}", "a", "{{ attributes.name }}", ""]}), json!({"SS": ["a", "s"]})),
            (json!({"NS": ["7", "{{ attributes.nickname }}.0", "8"]}), json!({"NS": ["7", "8"]})),
            (json!({"L": [{"N": "1"}]}), json!({"L": [{"N": "1"}]})),
            (json!({"M": {"N": "one"}}), json!({"M": {"N": {"S": "one"}}})),
            (json!({"M": {"B": {"N": "1"}}}), json!({"M": {"B": {"N": "1"}}})),
            (json!({"N": "1", "S": "a"}), json!({"M": {"N": {"S": "1"}, "S": {"S": "a"}}})),
            (json!({"n": "1"}), json!({"M": {"n": {"S": "1"}}})),
            (json!({"a": "{{ attributes.name }}"}), json!({"M": {}})),
        ] {
            assert_eq!(render(&template), Ok(Some(value)), "{template}");
        }
    }

    #[test]
    fn an_empty_value_is_left_out() {
        for template in [
            json!("{{ attributes.name }}"),
            json!({"S": "{{ attributes.name }}"}),
            json!({"N": "{{ attributes.name }}"}),
            json!({"BOOL": "{{ attributes.name }}"}),
            json!({"SS": []}),
            json!({"SS": ["{{ attributes.name }}", ""]}),
            json!({"NS": ["{{ attributes.name }}"]}),
        ] {
            assert_eq!(render(&template), Ok(None), "{template}");
        }
    }

    #[test]
    fn a_wrong_type_is_reported_with_the_field() {
        for (template, expected) in [
            (json!({"N": "many"}), "field x: not a number of at most 38 digits"),
            (json!({"N": ""}), "field x: not a number of at most 38 digits"),
            (json!({"N": "{{ sub }}"}), "field x: not a number of at most 38 digits"),
            (json!({"N": 1}), "field x: N needs a string"),
            (json!(1e200), "field x: not a number of at most 38 digits"),
            (
                serde_json::from_str("12345678901234567890123").unwrap(),
                "field x: a number this long loses digits",
            ),
            (
                serde_json::from_str("100000000000000000000001").unwrap(),
                "field x: a number this long loses digits",
            ),
            (
                serde_json::from_str("0.12345678901234567").unwrap(),
                "field x: a number this long loses digits",
            ),
            (json!({"a": [{"BOOL": "{{ sub }}"}]}), "field x.a[0]: not true or false"),
            (json!({"BOOL": 1}), "field x: BOOL needs true, false or a string"),
            (json!({"NULL": false}), "field x: NULL needs true"),
            (json!({"SS": "a"}), "field x.SS: SS needs a list of strings"),
            (json!({"SS": [1]}), "field x.SS: a set contains only strings"),
            (json!({"NS": ["1", "b"]}), "field x.NS: not a number of at most 38 digits"),
            (json!({"L": {}}), "field x.L: L needs a list"),
            (json!({"M": []}), "field x.M: M needs an object"),
            (json!({"M": {"a": {"N": "b"}}}), "field x.M.a: not a number of at most 38 digits"),
            (json!({"B": "eA=="}), "field x: B is a binary type"),
            (json!(["{{ sub"]), "field x[0]: \"{{ sub\": }} is missing; allowed are "),
            (json!({"SS": ["{{ x }}"]}), "field x.SS: \"{{ x }}\": unknown name x; allowed are sub, "),
            (json!({"N": "{{ x }}"}), "field x: \"{{ x }}\": unknown name x; allowed are sub, "),
            (
                json!({"M": {"a": ["{% x %}"]}}),
                "field x.M.a[0]: \"{% x %}\": unexpected \"{%\"; allowed are ",
            ),
        ] {
            let error = render(&template).unwrap_err();
            assert!(error.starts_with(expected), "{error}");
        }
    }
}
