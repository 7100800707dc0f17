//! Strings that only name values, `USER#{{ sub }}` for example. They are Tera as well, but Tera is not needed for them,
//! and most records have no others: a function without others does not link it and is a seventh smaller.

use std::borrow::Cow;

use crate::context::{ATTRIBUTES, CLIENT_METADATA, RecordContext};

/// Such a string.
pub struct Names(Vec<Piece>);

enum Piece {
    Literal(String),
    Value { source: Source, default: Option<String> },
}

enum Source {
    Field(fn(&RecordContext) -> Cow<'_, str>),
    Attribute(String),
    ClientMetadata(String),
}

impl Names {
    /// Reads a string; nothing when there is more in it than literal text, `{{ name }}`, `{{ map.name }}`,
    /// `{{ map["name"] }}`, and the filter `default` with a text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            pieces.push(literal(before)?);
            let (value, after) = value(after)?;
            pieces.push(value);
            rest = after;
        }
        pieces.push(literal(rest)?);
        Some(Self(pieces))
    }

    /// The string for one user.
    #[must_use]
    pub fn render(&self, context: &RecordContext) -> String {
        let mut rendered = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Literal(text) => rendered.push_str(text),
                Piece::Value { source, default } => {
                    let value = source.value(context);
                    let default = default.as_deref().filter(|_| value.is_empty());
                    rendered.push_str(default.unwrap_or(&value));
                }
            }
        }
        rendered
    }
}

impl Source {
    fn value<'c>(&self, context: &'c RecordContext) -> Cow<'c, str> {
        let text = |value: Option<&'c String>| Cow::from(value.map_or("", String::as_str));
        match self {
            Self::Field(field) => field(context),
            Self::Attribute(name) => text(context.attributes.get(name)),
            Self::ClientMetadata(name) => text(context.client_metadata.get(name)),
        }
    }
}

/// Text as it stands, unless Tera would find a tag or a comment in it.
fn literal(text: &str) -> Option<Piece> {
    let plain = !text.contains("{%") && !text.contains("{#");
    plain.then(|| Piece::Literal(text.to_owned()))
}

/// What stands after `{{`, and what follows its `}}`.
fn value(text: &str) -> Option<(Piece, &str)> {
    let (name, rest) = word(skip(text))?;
    let (source, rest) = match name {
        ATTRIBUTES => key(rest).map(|(key, rest)| (Source::Attribute(key), rest))?,
        CLIENT_METADATA => key(rest).map(|(key, rest)| (Source::ClientMetadata(key), rest))?,
        _ => (Source::Field(field(name)?), rest),
    };
    let (default, rest) = match skip(rest).strip_prefix('|') {
        Some(filter) => default(filter).map(|(default, rest)| (Some(default), rest))?,
        None => (None, rest),
    };
    Some((Piece::Value { source, default }, skip(rest).strip_prefix("}}")?))
}

/// `.name` or `["name"]`.
fn key(text: &str) -> Option<(String, &str)> {
    if let Some(rest) = text.strip_prefix('.') {
        return word(rest).map(|(name, rest)| (name.to_owned(), rest));
    }
    let (name, rest) = quoted(skip(text.strip_prefix('[')?))?;
    Some((name, skip(rest).strip_prefix(']')?))
}

/// `default(value="text")`.
fn default(text: &str) -> Option<(String, &str)> {
    let rest = skip(skip(text).strip_prefix("default")?).strip_prefix('(')?;
    let rest = skip(skip(rest).strip_prefix("value")?).strip_prefix('=')?;
    let (default, rest) = quoted(skip(rest))?;
    Some((default, skip(rest).strip_prefix(')')?))
}

/// Tera's own white space.
fn skip(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\n', '\r'])
}

/// A name as Tera has them.
fn word(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let named = word.starts_with(|c: char| !c.is_ascii_digit());
    named.then_some((word, rest))
}

/// A text in quotation marks; one with a backslash is left to Tera.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mark = text.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let (quoted, rest) = text[1..].split_once(mark)?;
    let plain = !quoted.contains('\\');
    plain.then(|| (quoted.to_owned(), rest))
}

/// The field of the context that is called so, unless it is a map.
fn field(name: &str) -> Option<fn(&RecordContext) -> Cow<'_, str>> {
    Some(match name {
        "sub" => |context| Cow::from(&context.sub),
        "user_name" => |context| Cow::from(&context.user_name),
        "user_pool_id" => |context| Cow::from(&context.user_pool_id),
        "client_id" => |context| Cow::from(&context.client_id),
        "trigger_source" => |context| Cow::from(&context.trigger_source),
        "now" => |context| Cow::from(&context.now),
        "now_epoch_seconds" => |context| Cow::from(context.now_epoch_seconds.to_string()),
        "locale" => |context| Cow::from(&context.locale),
        "email" => |context| Cow::from(&context.email),
        "canonical_email" => |context| Cow::from(&context.canonical_email),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::expressions::Expressions;
    use crate::language;

    fn context(value: &str) -> RecordContext {
        let map = [("name".to_owned(), value.to_owned()), ("custom:plan".to_owned(), String::new())];
        RecordContext {
            sub: "s".to_owned(),
            email: value.to_owned(),
            now_epoch_seconds: 1_767_323_045,
            attributes: map.clone().into(),
            client_metadata: map.into(),
            ..RecordContext::default()
        }
    }

    fn by_tera(text: &str, context: &RecordContext) -> Option<String> {
        let mut expressions = Expressions::new(None);
        expressions.add(text).ok()?;
        let mut tera = language::tera();
        tera.add(text).ok()?;
        tera.over(&expressions.complete(context)).ok()?(text)
    }

    #[test]
    fn strings_that_only_name_values_need_no_tera() {
        for text in [
            "{{ sub }}",
            "{{sub}}",
            "{{\tsub\n}}",
            "USER#{{ sub }}/{{ user_name }}{{ email }}",
            "{{ now }}{{ now_epoch_seconds }}{{ locale }}{{ canonical_email }}",
            "{{ user_pool_id }}{{ client_id }}{{ trigger_source }}",
            "{{ attributes.name }}{{ client_metadata.name }}",
            "{{ attributes[\"custom:plan\"] }}{{ attributes['custom:plan'] }}{{ attributes[ `name` ] }}",
            "{{ attributes.name | default(value=\"}}\") }}",
            "{{ attributes['custom:plan']|default ( value = 'free' )}}",
            "{{ sub | default(value='') }} }} } {",
        ] {
            let context = context("Jane");
            let names = Names::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(Some(names.render(&context)), by_tera(text, &context), "{text}");
        }
    }

    #[test]
    fn what_does_more_is_left_to_tera() {
        for text in [
            "{{ sub",
            "{{ sub }",
            "{{{ sub }}",
            "{{- sub }}",
            "{{ sub -}}",
            "{{ nobody_knows }}",
            "{{ attributes }}",
            "{{ attributes?.name }}",
            "{{ attributes.name.first }}",
            "{{ attributes['name'].first }}",
            "{{\u{a0}sub }}",
            "{{ attributes[\"a\\\\b\"] }}",
            "{{ attributes[sub] }}",
            "{{ email | lower }}",
            "{{ sub | default }}",
            "{{ sub | default(value=7) }}",
            "{{ sub | default(value='a') | upper }}",
            "{{ now_epoch_seconds + 1 }}",
            "{{ \"sub\" }}",
            "{{ }}",
            "{% if sub %}{{ sub }}{% endif %}",
            "{{ sub }}{# said #}",
        ] {
            assert!(Names::parse(text).is_none(), "{text}");
        }
    }

    /// Parts of strings, of which most make sense to both.
    const LITERALS: [&str; 8] = ["", "USER#", "}}", "{", "%}", "\\", "{#", "<b>\"'"];
    const SPACES: [&str; 6] = ["", " ", "\n", "\t", "-", "\u{a0}"];
    const SOURCES: [&str; 8] = [
        "sub",
        "email",
        "now_epoch_seconds",
        "attributes.name",
        "attributes['custom:plan']",
        "client_metadata[ `name` ]",
        "attributes",
        "nobody",
    ];
    const FILTERS: [&str; 8] = [
        "",
        "",
        "| default(value='x')",
        "|default ( value = \"}}\" )",
        "| default(value='')",
        "| default(value='\\n')",
        "| upper",
        ".x",
    ];

    fn one_of(parts: &'static [&str]) -> impl Strategy<Value = &'static str> {
        prop::sample::select(parts)
    }

    proptest! {
        #[test]
        fn what_is_read_here_is_what_tera_reads(
            pieces in prop::collection::vec(
                (one_of(&LITERALS), one_of(&SPACES), one_of(&SOURCES), one_of(&SPACES), one_of(&FILTERS)), 1..3,
            ),
            value in ".{0,6}",
        ) {
            let piece = |(literal, before, source, after, filter)| {
                format!("{literal}{{{{{before}{source}{after}{filter}{before}}}}}")
            };
            let text: String = pieces.into_iter().map(piece).collect();
            if let Some(names) = Names::parse(&text) {
                let context = context(&value);
                prop_assert_eq!(Some(names.render(&context)), by_tera(&text, &context), "{}", text);
            }
        }
    }
}
