//! A template as CloudFormation reads it: the values that each parameter accepts, and the variables of each function.

use std::collections::BTreeMap;

use fancy_regex::Regex;
use saphyr::{LoadableYamlNode, Scalar, Yaml};
use serde_json::Value;

/// One parameter of the template.
pub struct Parameter {
    /// The default; empty if there is no default.
    pub default: String,
    /// `AllowedPattern`.
    pub pattern: Option<String>,
    /// `AllowedValues`.
    pub allowed: Vec<String>,
    /// `MaxLength`, in characters.
    pub max_length: Option<usize>,
    is_number: bool,
    range: [Option<f64>; 2],
    whole: Option<Regex>,
}

/// Source of a variable's value: a parameter, a resource, or a parameter that selects a resource if it is empty.
#[derive(Default)]
pub struct Source {
    /// The name of the parameter.
    pub parameter: Option<String>,
    /// The longest name that the resource can have.
    pub resource: Option<String>,
}

/// The templates: with a pool, and for a pool that exists.
pub const FILES: [&str; 2] = ["template.yaml", "functions.yaml"];

/// Variables of one function by name.
pub type Variables = BTreeMap<String, Source>;

/// One template.
pub struct Template {
    /// Every parameter by name.
    pub parameters: BTreeMap<String, Parameter>,
    /// Variables of every function, by its folder in `functions/`.
    pub functions: BTreeMap<String, Variables>,
}

impl Template {
    /// Reads one of [`FILES`].
    pub fn read(file: &str) -> Self {
        let text = contract::read(file);
        let template = plain(&Yaml::load_from_str(&text).unwrap()[0]);
        let parameters: BTreeMap<String, Parameter> =
            fields(&template["Parameters"]).map(|(name, one)| (name.clone(), Parameter::of(one))).collect();
        let common = &template["Globals"]["Function"]["Environment"]["Variables"];
        let functions = fields(&template["Resources"])
            .filter(|(_, resource)| resource["Type"] == "AWS::Serverless::Function")
            .map(|(_, resource)| {
                let name = resource["Metadata"]["BuildProperties"]["Binary"].as_str().unwrap().to_owned();
                let own = &resource["Properties"]["Environment"]["Variables"];
                let variables = fields(common).chain(fields(own));
                let variables = variables.map(|(name, value)| (name.clone(), source(value, &parameters)));
                (name, variables.collect())
            })
            .collect();
        Self { parameters, functions }
    }

    /// The value of a variable. `value` is that of the parameter `name`; all others have their defaults.
    pub fn value<'t>(&'t self, source: &'t Source, name: &str, value: &'t str) -> &'t str {
        let given = source.parameter.as_deref().map_or("", |parameter| {
            if parameter == name { value } else { self.parameters[parameter].default.as_str() }
        });
        source.resource.as_deref().filter(|_| given.is_empty()).unwrap_or(given)
    }
}

impl Source {
    /// Length in bytes of the longest value, if the template limits it.
    pub fn most_bytes(&self, parameters: &BTreeMap<String, Parameter>) -> Option<usize> {
        let resource = self.resource.as_ref().map_or(0, String::len);
        let parameter = self.parameter.as_ref().map_or(Some(0), |name| parameters[name].most_bytes());
        parameter.map(|parameter| parameter.max(resource))
    }
}

impl Parameter {
    fn of(fields: &Value) -> Self {
        let pattern = fields["AllowedPattern"].as_str().map(str::to_owned);
        let whole = pattern.as_ref().map(|pattern| Regex::new(&format!(r"\A(?:{pattern})\z")).unwrap());
        let length = fields["MaxLength"].as_u64().map(|length| usize::try_from(length).unwrap());
        Self {
            default: text(&fields["Default"]),
            pattern,
            allowed: fields["AllowedValues"].as_array().into_iter().flatten().map(text).collect(),
            max_length: length,
            is_number: fields["Type"] == "Number",
            range: ["MinValue", "MaxValue"].map(|name| fields[name].as_f64()),
            whole,
        }
    }

    /// Returns whether CloudFormation accepts `value`. A pattern must match the whole value. Rust's classes
    /// such as `\w` are wider than Java's, so this method accepts every value that CloudFormation accepts.
    pub fn accepts(&self, value: &str) -> bool {
        let [min, max] = self.range;
        let in_range = |number: f64| {
            number.is_finite() && min.is_none_or(|min| min <= number) && max.is_none_or(|max| number <= max)
        };
        (!self.is_number || value.parse().is_ok_and(in_range))
            && (self.allowed.is_empty() || self.allowed.iter().any(|allowed| allowed == value))
            && self.max_length.is_none_or(|length| value.chars().count() <= length)
            && self.whole.as_ref().is_none_or(|whole| whole.is_match(value).unwrap())
    }

    /// The pattern without lookaheads, and with any number in place of a backreference. It matches slightly
    /// more texts.
    pub fn plain_pattern(&self) -> Option<String> {
        // A lookahead may hold groups.
        let lookahead = Regex::new(r"\(\?[!=](?:[^()]|\([^()]*\))*\)").unwrap();
        let group = Regex::new(r"\\[1-9]").unwrap();
        let plain = lookahead.replace_all(self.pattern.as_ref()?, "");
        let plain = group.replace_all(&plain, "[+0-9]{1,7}").into_owned();
        assert!(!plain.contains("(?"), "{plain}");
        Some(plain)
    }

    /// Length in bytes of the longest accepted value, if the template limits it.
    pub fn most_bytes(&self) -> Option<usize> {
        if let Some(longest) = self.allowed.iter().map(String::len).max() {
            return Some(longest);
        }
        // A pattern that parses without Unicode matches ASCII only.
        let ascii = regex_syntax::ParserBuilder::new().unicode(false).utf8(true).build();
        let is_ascii = |pattern: &str| pattern.is_ascii() && ascii.clone().parse(pattern).is_ok();
        let pattern = self.plain_pattern();
        let bytes = if pattern.is_some_and(|pattern| is_ascii(&pattern)) { 1 } else { 4 };
        self.max_length.map(|length| length * bytes)
    }
}

/// YAML as JSON. A tag such as !Ref becomes an object with one field.
fn plain(node: &Yaml) -> Value {
    match node {
        Yaml::Value(Scalar::Boolean(value)) => (*value).into(),
        Yaml::Value(Scalar::Integer(value)) => (*value).into(),
        Yaml::Value(Scalar::FloatingPoint(value)) => value.into_inner().into(),
        Yaml::Value(Scalar::String(value)) => value.as_ref().into(),
        Yaml::Sequence(nodes) => nodes.iter().map(plain).collect(),
        Yaml::Mapping(nodes) => {
            nodes.iter().map(|(key, value)| (key.as_str().unwrap().to_owned(), plain(value))).collect()
        }
        Yaml::Tagged(tag, node) => Value::Object([(tag.suffix.clone(), plain(node))].into_iter().collect()),
        _ => Value::Null,
    }
}

fn fields(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

/// A scalar as CloudFormation passes it to a function.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned).replace("null", "")
}

fn source(value: &Value, parameters: &BTreeMap<String, Parameter>) -> Source {
    let branches = value["If"].as_array().map_or(std::slice::from_ref(value), |branches| &branches[1..]);
    let mut found = Source::default();
    for name in branches.iter().filter_map(|branch| branch["Ref"].as_str()) {
        if parameters.contains_key(name) {
            found.parameter = Some(name.to_owned());
        }
        // The name of a table has at most 255 characters, the id of a pool 55. A rule requires the id for a backfill.
        match name {
            "UserSettingsTable" => found.resource = Some("t".repeat(255)),
            "UserPool" | "UserPoolId" => found.resource = Some(format!("eu-west-1_{}", "A".repeat(45))),
            _ => {}
        }
    }
    assert!(
        found.parameter.is_some() || found.resource.is_some(),
        "a variable has {value}, which is not known here"
    );
    found
}
