//! The form of a value: what a template says about one field, and what it comes to for one user.
//!
//! JSON's own types stand for themselves. DynamoDB's others are written in its own way, as an object with one field
//! that is called as DynamoDB calls the type.
//! Source: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html>

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::context::RecordContext;
use crate::error::{TemplateError, all};
use crate::number::Number;
use crate::string_template::StringTemplate;

/// A value in DynamoDB's types. Maps are sorted, so that two equal items are written equally.
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

/// An item, or a map in one.
pub type Item = BTreeMap<String, AttributeValue>;

/// The same types before a user's values are filled in.
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
    /// Reads a value.
    ///
    /// # Errors
    /// When a string is outside the language of `string_template`, or a descriptor is not well-formed.
    pub fn parse(json: &Value) -> Result<Self> {
        match json {
            Value::Null => Ok(Self::Null),
            Value::Bool(value) => Ok(Self::Bool(StringTemplate::Constant(value.to_string()))),
            Value::Number(number) => exact(number).map(StringTemplate::Constant).map(Self::N),
            Value::String(string) => text(string, any).map(Self::S),
            Value::Array(values) => list(values),
            Value::Object(fields) => match fields.iter().next() {
                Some((name, value)) if fields.len() == 1 => descriptor(name, value, fields),
                _ => Self::map(fields),
            },
        }
    }

    /// Reads an object of which no field is a descriptor.
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

    /// The value for one user; nothing when its text, or the whole of its set, comes to nothing.
    ///
    /// # Errors
    /// When a text comes to something that is not of the type.
    pub fn render(&self, context: &RecordContext) -> Result<Option<AttributeValue>> {
        let one = |text: &StringTemplate| text.render(context);
        Ok(match self {
            Self::S(text) => one(text).map(AttributeValue::S),
            Self::N(text) => one(text).map(number_of).transpose()?.map(AttributeValue::N),
            Self::Bool(text) => {
                one(text).map(boolean_of).transpose()?.map(|text| AttributeValue::Bool(text == "true"))
            }
            Self::Null => Some(AttributeValue::Null),
            Self::Ss(texts) => set(texts, one, any, |one, other| one == other)?.map(AttributeValue::Ss),
            Self::Ns(texts) => {
                let same = |one: &str, other: &str| Number::parse(one) == Number::parse(other);
                set(texts, one, number_of, same)?.map(AttributeValue::Ns)
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

    /// Every text in it.
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

/// A number of JSON, unless it has more digits than JSON's reader keeps: it holds what is not whole, and what is longer
/// than 64 bits, in binary.
fn exact(number: &serde_json::Number) -> Result<String> {
    let text = number.to_string();
    let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let is_long = digits.trim_start_matches('0').len() > 16;
    let is_large = number.as_f64().is_some_and(|value| value.abs() >= 1e15 && value.abs() < 1e100);
    if number.is_f64() && (is_long || is_large) {
        return Err(TemplateError::new(
            "a number this long is written as text, {\"N\": \"…\"}, to be kept exactly",
        ));
    }
    number_of(text)
}

/// What a text must be when it is rendered.
type TypeCheck = fn(String) -> Result<String>;

#[expect(clippy::unnecessary_wraps, reason = "one of several rules")]
fn any(text: String) -> Result<String> {
    Ok(text)
}

fn number_of(text: String) -> Result<String> {
    let valid = Number::parse(&text).is_some();
    valid.then_some(text).ok_or_else(|| TemplateError::new("not a number of at most 38 digits"))
}

fn boolean_of(text: String) -> Result<String> {
    let valid = matches!(text.as_str(), "true" | "false");
    valid.then_some(text).ok_or_else(|| TemplateError::new("not true or false"))
}

/// Reads a string; one without values must keep to the rule at once.
fn text(text: &str, check: TypeCheck) -> Result<StringTemplate> {
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

/// An object with one field: of that name, or of the type that is called so.
fn descriptor(name: &str, value: &Value, fields: &Map<String, Value>) -> Result<ValueTemplate> {
    match (name, value) {
        ("S", Value::String(string)) => text(string, any).map(ValueTemplate::S),
        ("N", Value::String(string)) => text(string, number_of).map(ValueTemplate::N),
        ("BOOL", Value::String(string)) => text(string, boolean_of).map(ValueTemplate::Bool),
        ("BOOL", Value::Bool(value)) => Ok(ValueTemplate::Bool(StringTemplate::Constant(value.to_string()))),
        ("NULL", Value::Bool(true)) => Ok(ValueTemplate::Null),
        ("SS", Value::Array(values)) => texts(values, any).map(ValueTemplate::Ss),
        ("NS", Value::Array(values)) => texts(values, number_of).map(ValueTemplate::Ns),
        ("L", Value::Array(values)) => list(values),
        ("M", Value::Object(fields)) => ValueTemplate::map(fields),
        ("S" | "N", _) => Err(TemplateError::new(format!("{name} takes a string"))),
        ("BOOL", _) => Err(TemplateError::new("BOOL takes true, false or a string")),
        ("NULL", _) => Err(TemplateError::new("NULL takes true")),
        ("SS" | "NS", _) => Err(TemplateError::new(format!("{name} takes a list of strings"))),
        ("L", _) => Err(TemplateError::new("L takes a list")),
        ("M", _) => Err(TemplateError::new("M takes an object")),
        ("B" | "BS", _) => Err(TemplateError::new(format!(
            "{name} is DynamoDB's name of a binary type, which a template cannot write; \
             a map with one field of that name is {{\"M\": {{\"{name}\": …}}}}"
        ))),
        _ => ValueTemplate::map(fields),
    }
    .map_err(|error| if matches!(name, "SS" | "NS" | "L" | "M") { error.within(name) } else { error })
}

fn texts(values: &[Value], check: TypeCheck) -> Result<Vec<StringTemplate>> {
    let strings = values.iter().map(|value| match value {
        Value::String(string) => text(string, check),
        _ => Err(TemplateError::new("a set takes strings alone")),
    });
    all(strings)
}

/// The members of a set, each once: DynamoDB takes no empty set, no empty text in one and no member twice.
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
            if !members.iter().any(|known| same(known, &member)) {
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

    /// The value in DynamoDB's own JSON, for reading.
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

    /// What a field `x` of this template becomes for a user with the nickname "7".
    fn render(json: &Value) -> std::result::Result<Option<Value>, String> {
        let template = ValueTemplate::map(&Map::from_iter([("x".to_owned(), json.clone())]));
        let template = template.map_err(|error| error.to_string())?;
        let mut context =
            RecordContext { sub: "s".to_owned(), now_epoch_seconds: 100, ..RecordContext::default() };
        context.attributes.insert("nickname".to_owned(), "7".to_owned());
        match template.render(&context).map_err(|error| error.to_string())? {
            Some(AttributeValue::M(item)) => Ok(item.get("x").map(written)),
            _ => panic!("a map stays one"),
        }
    }

    #[test]
    fn every_form_becomes_a_value() {
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
    fn what_comes_to_nothing_is_left_out() {
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
    fn what_is_not_of_its_type_is_named() {
        for (template, said) in [
            (json!({"N": "many"}), "field x: not a number of at most 38 digits"),
            (json!({"N": ""}), "field x: not a number of at most 38 digits"),
            (json!({"N": "{{ sub }}"}), "field x: not a number of at most 38 digits"),
            (json!({"N": 1}), "field x: N takes a string"),
            (json!(1e200), "field x: not a number of at most 38 digits"),
            (
                serde_json::from_str("12345678901234567890123").unwrap(),
                "field x: a number this long is written as text",
            ),
            (
                serde_json::from_str("100000000000000000000001").unwrap(),
                "field x: a number this long is written as text",
            ),
            (
                serde_json::from_str("0.12345678901234567").unwrap(),
                "field x: a number this long is written as text",
            ),
            (json!({"a": [{"BOOL": "{{ sub }}"}]}), "field x.a[0]: not true or false"),
            (json!({"BOOL": 1}), "field x: BOOL takes true, false or a string"),
            (json!({"NULL": false}), "field x: NULL takes true"),
            (json!({"SS": "a"}), "field x.SS: SS takes a list of strings"),
            (json!({"SS": [1]}), "field x.SS: a set takes strings alone"),
            (json!({"NS": ["1", "b"]}), "field x.NS: not a number of at most 38 digits"),
            (json!({"L": {}}), "field x.L: L takes a list"),
            (json!({"M": []}), "field x.M: M takes an object"),
            (json!({"M": {"a": {"N": "b"}}}), "field x.M.a: not a number of at most 38 digits"),
            (json!({"B": "eA=="}), "field x: B is DynamoDB's name of a binary type"),
            (json!(["{{ sub"]), "field x[0]: \"{{ sub\": }} is missing; allowed are "),
            (json!({"SS": ["{{ x }}"]}), "field x.SS: \"{{ x }}\": unknown name x; allowed are sub, "),
            (json!({"N": "{{ x }}"}), "field x: \"{{ x }}\": unknown name x; allowed are sub, "),
            (
                json!({"M": {"a": ["{% x %}"]}}),
                "field x.M.a[0]: \"{% x %}\": unexpected \"{%\"; allowed are ",
            ),
        ] {
            let error = render(&template).unwrap_err();
            assert!(error.starts_with(said), "{error}");
        }
    }
}
