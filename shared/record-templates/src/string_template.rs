//! The strings of a template: text with placeholders for values of the user, for example `USER#{{ sub }}`.
//!
//! This file implements the whole syntax; `docs/records.md` describes it.

use std::borrow::Cow;

use crate::context::{ContextMap, FIELDS, Field, NOW_EPOCH_SECONDS, RecordContext};

/// The syntax, for errors.
const SYNTAX: &str = "text, {{ name }}, {{ map.name }}, {{ map[\"name\"] }}, \
                     the filters default(value=\"…\") and lower, and {{ now_epoch_seconds + 60 }}";

/// A parsed string.
pub enum StringTemplate {
    /// Text without placeholders.
    Constant(String),
    /// Text with at least one placeholder.
    Interpolated(Vec<Piece>),
}

/// One part of a string.
pub enum Piece {
    /// Text outside braces.
    Literal(String),
    /// A placeholder: the source of its value, and the filters from left to right.
    Placeholder(Source, Vec<Filter>),
}

/// The source of a value.
pub enum Source {
    /// A field of the context.
    Field(Field),
    /// A key of a map.
    Key(ContextMap, String),
    /// `now_epoch_seconds` plus this number of seconds.
    SecondsFromNow(i64),
}

/// A filter of a value.
pub enum Filter {
    /// Replaces an empty value.
    Default(String),
    /// Converts to lower case by Unicode's rules.
    Lower,
}

impl StringTemplate {
    /// Parses a string.
    ///
    /// # Errors
    /// Fails if the syntax is invalid. The error names the problem and the allowed syntax.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (mut pieces, mut rest) = (Vec::new(), text);
        while let Some((before, after)) = rest.split_once("{{") {
            let (tokens, after) = tokens(after)?;
            pieces.extend([Piece::Literal(literal(before)?), placeholder(&tokens)?]);
            rest = after;
        }
        let last = literal(rest)?;
        if pieces.is_empty() {
            return Ok(Self::Constant(last));
        }
        pieces.push(Piece::Literal(last));
        Ok(Self::Interpolated(pieces))
    }

    /// Renders the string for one user. Returns `None` if a string with placeholders renders to an empty
    /// string.
    #[must_use]
    pub fn render(&self, context: &RecordContext) -> Option<String> {
        match self {
            Self::Constant(text) => Some(text.clone()),
            Self::Interpolated(pieces) => {
                let rendered: String = pieces.iter().map(|piece| piece.render(context)).collect();
                Some(rendered).filter(|rendered| !rendered.is_empty())
            }
        }
    }

    /// The keys of `map` that the string refers to.
    pub fn keys(&self, map: ContextMap) -> impl Iterator<Item = &str> {
        let pieces: &[Piece] = if let Self::Interpolated(pieces) = self { pieces } else { &[] };
        pieces.iter().filter_map(move |piece| match piece {
            Piece::Placeholder(Source::Key(of, key), _) if *of == map => Some(key.as_str()),
            _ => None,
        })
    }
}

impl Piece {
    fn render<'a>(&'a self, context: &'a RecordContext) -> Cow<'a, str> {
        match self {
            Self::Literal(text) => Cow::from(text),
            Self::Placeholder(source, filters) => {
                filters.iter().fold(source.value(context), |value, filter| filter.apply(value))
            }
        }
    }
}

impl Source {
    fn value<'a>(&'a self, context: &'a RecordContext) -> Cow<'a, str> {
        match self {
            Self::Field(field) => field(context),
            Self::Key(map, key) => Cow::from(map.value(context, key)),
            // The sum of two 64-bit numbers fits into 128 bits.
            Self::SecondsFromNow(seconds) => {
                Cow::from((i128::from(context.now_epoch_seconds) + i128::from(*seconds)).to_string())
            }
        }
    }
}

impl Filter {
    fn apply<'a>(&'a self, value: Cow<'a, str>) -> Cow<'a, str> {
        match self {
            Self::Default(text) if value.is_empty() => Cow::from(text),
            Self::Default(_) => value,
            Self::Lower => Cow::from(value.to_lowercase()),
        }
    }
}

/// A token between braces.
enum Token<'t> {
    Word(&'t str),
    Number(&'t str),
    Quoted(&'t str),
    Sign(&'t str),
}

/// The tokens before `}}`, and the text after it.
fn tokens(text: &str) -> Result<(Vec<Token<'_>>, &str), String> {
    let (mut tokens, mut rest) = (Vec::new(), text);
    loop {
        rest = rest.trim_start_matches([' ', '\t', '\n', '\r']);
        if let Some(after) = rest.strip_prefix("}}") {
            return Ok((tokens, after));
        }
        let (token, after) = token(rest)?;
        tokens.push(token);
        rest = after;
    }
}

/// The first token, and the text after it. A quoted text cannot contain a backslash.
fn token(text: &str) -> Result<(Token<'_>, &str), String> {
    let first = text.chars().next().ok_or_else(|| wrong("}} is missing"))?;
    if let '"' | '\'' = first {
        let (quoted, rest) =
            text[1..].split_once(first).ok_or_else(|| wrong(&format!("{first} is missing")))?;
        return if quoted.contains('\\') { Err(unexpected("\\")) } else { Ok((Token::Quoted(quoted), rest)) };
    }
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let (token, rest) = text.split_at(end.max(first.len_utf8()));
    let token = match first {
        '0'..='9' => Token::Number(token),
        _ if is_part(first) => Token::Word(token),
        _ => Token::Sign(token),
    };
    Ok((token, rest))
}

fn placeholder(tokens: &[Token<'_>]) -> Result<Piece, String> {
    use Token::{Sign, Word};
    let [Word(name), rest @ ..] = tokens else { return Err(unknown_name("")) };
    if let Some((name, map)) = ContextMap::ALL.iter().find(|(known, _)| known == name) {
        return key(name, *map, rest);
    }
    let (name, field) = FIELDS.iter().find(|(known, _)| known == name).ok_or_else(|| unknown_name(name))?;
    match rest {
        [Sign("+"), number @ ..] if *name == NOW_EPOCH_SECONDS => seconds_from_now(number),
        _ => Ok(Piece::Placeholder(Source::Field(*field), filters(rest)?)),
    }
}

fn key(name: &str, map: ContextMap, tokens: &[Token<'_>]) -> Result<Piece, String> {
    use Token::{Quoted, Sign, Word};
    match tokens {
        [Sign("."), Word(key), rest @ ..] | [Sign("["), Quoted(key), Sign("]"), rest @ ..] => {
            Ok(Piece::Placeholder(Source::Key(map, (*key).to_owned()), filters(rest)?))
        }
        _ => Err(wrong(&format!("{name} needs .name or [\"name\"]"))),
    }
}

fn seconds_from_now(tokens: &[Token<'_>]) -> Result<Piece, String> {
    let seconds = if let [Token::Number(digits)] = tokens { digits.parse().ok() } else { None };
    let problem = || wrong(&format!("+ needs one whole number up to {}", i64::MAX));
    Ok(Piece::Placeholder(Source::SecondsFromNow(seconds.ok_or_else(problem)?), Vec::new()))
}

fn filters(tokens: &[Token<'_>]) -> Result<Vec<Filter>, String> {
    use Token::{Number, Quoted, Sign, Word};
    let (mut filters, mut rest) = (Vec::new(), tokens);
    loop {
        let (filter, after) = match rest {
            [] => return Ok(filters),
            [Sign("|"), Word("lower"), rest @ ..] => (Filter::Lower, rest),
            [
                Sign("|"),
                Word("default"),
                Sign("("),
                Word("value"),
                Sign("="),
                Quoted(text),
                Sign(")"),
                rest @ ..,
            ] => (Filter::Default((*text).to_owned()), rest),
            [Sign("|"), Word("default"), ..] => return Err(wrong("default needs (value=\"…\")")),
            [Sign("|"), Word(name), ..] => return Err(wrong(&format!("unknown filter {name}"))),
            [Sign("|"), ..] => return Err(wrong("a filter is missing")),
            [Word(found) | Number(found) | Quoted(found) | Sign(found), ..] => return Err(unexpected(found)),
        };
        filters.push(filter);
        rest = after;
    }
}

/// Text outside braces.
fn literal(text: &str) -> Result<String, String> {
    let tag = ["{%", "{#"].into_iter().find(|tag| text.contains(tag));
    tag.map_or_else(|| Ok(text.to_owned()), |tag| Err(unexpected(tag)))
}

fn unexpected(found: &str) -> String {
    wrong(&format!("unexpected {found:?}"))
}

fn wrong(problem: &str) -> String {
    format!("{problem}; allowed are {SYNTAX}")
}

fn unknown_name(name: &str) -> String {
    let fields = FIELDS.iter().map(|(name, _)| *name);
    let names: Vec<&str> = fields.chain(ContextMap::ALL.iter().map(|(name, _)| *name)).collect();
    let problem =
        if name.is_empty() { "a name is missing".to_owned() } else { format!("unknown name {name}") };
    format!("{problem}; allowed are {}", names.join(", "))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    /// A context in which the value of each field is the field's name, the attribute `name` is "Jane", and
    /// `custom:plan` is empty.
    fn context() -> RecordContext {
        let map = [("name", "Jane"), ("custom:plan", ""), ("a b", "x")];
        let map = map.map(|(name, value)| (name.to_owned(), value.to_owned()));
        RecordContext {
            sub: "sub".to_owned(),
            username: "username".to_owned(),
            user_pool_id: "user_pool_id".to_owned(),
            client_id: "client_id".to_owned(),
            trigger_source: "trigger_source".to_owned(),
            now: "now".to_owned(),
            now_epoch_seconds: 1_767_323_045,
            locale: "locale".to_owned(),
            email: "email".to_owned(),
            canonical_email: "canonical_email".to_owned(),
            attributes: map.clone().into(),
            client_metadata: map.into(),
        }
    }

    fn render(text: &str, context: &RecordContext) -> Option<String> {
        StringTemplate::parse(text).unwrap_or_else(|error| panic!("{text}: {error}")).render(context)
    }

    #[test]
    fn every_field_renders_by_its_name() {
        for (name, _) in FIELDS.iter().filter(|(name, _)| *name != NOW_EPOCH_SECONDS) {
            assert_eq!(render(&format!("{{{{ {name} }}}}"), &context()).as_deref(), Some(*name));
        }
        assert_eq!(render("{{ now_epoch_seconds }}", &context()).as_deref(), Some("1767323045"));
    }

    #[test]
    fn valid_syntax_is_rendered() {
        for (text, rendered) in [
            ("", Some("")),
            ("attributes.name", Some("attributes.name")),
            ("}} } { %} #} | \\ '\"", Some("}} } { %} #} | \\ '\"")),
            ("USER#{{ sub }}/{{email}}", Some("USER#sub/email")),
            ("{{\tsub\r\n}}}", Some("sub}")),
            ("{ {{ sub }} }", Some("{ sub }")),
            ("{{ attributes.name }}{{ client_metadata.name }}", Some("JaneJane")),
            ("{{ attributes['a b'] }}{{ attributes[ \"a b\" ] }}{{ attributes . name }}", Some("xxJane")),
            ("{{ attributes['custom:plan'] }}", None),
            ("{{ attributes.missing }}{{ client_metadata.missing }}", None),
            ("Hello {{ attributes.missing }}", Some("Hello ")),
            ("{{ attributes.name | default(value='X') }}", Some("Jane")),
            ("{{ attributes.missing | default(value=\"it's\") }}", Some("it's")),
            ("{{ attributes['custom:plan']|default ( value = '\"free\"' )}}", Some("\"free\"")),
            ("{{ attributes.missing | default(value='{{ sub }}{% x %}') }}", Some("{{ sub }}{% x %}")),
            ("{{ attributes.missing | default(value='') }}", None),
            (
                "{{ attributes.missing | default(value='') | default(value='b') | default(value='c') }}",
                Some("b"),
            ),
            ("{{ attributes.name | lower }}", Some("jane")),
            ("{{ attributes.missing | lower | default(value='ÀΣ') }}", Some("ÀΣ")),
            ("{{ attributes.missing | default(value='ÀΣ') | lower }}", Some("àς")),
            ("{{ now_epoch_seconds + 2592000 }}", Some("1769915045")),
            ("{{now_epoch_seconds+007}}", Some("1767323052")),
            ("{{ now_epoch_seconds + 9223372036854775807 }}", Some("9223372038622098852")),
        ] {
            assert_eq!(render(text, &context()).as_deref(), rendered, "{text}");
        }
    }

    #[test]
    fn the_documentation_lists_every_name_and_only_valid_examples() {
        let page = include_str!("../../../docs/records.md").replace("\\|", "|");
        let names = FIELDS.iter().map(|(name, _)| name).chain(ContextMap::ALL.iter().map(|(name, _)| name));
        for name in names {
            assert!(page.contains(&format!("`{name}`")), "{name}");
        }
        let examples: Vec<&str> = page.split('`').filter(|code| code.starts_with("{{ ")).collect();
        assert_eq!(examples.len(), 6, "{examples:?}");
        for example in examples {
            assert!(StringTemplate::parse(example).is_ok(), "{example}");
        }
    }

    #[test]
    fn a_sum_does_not_overflow() {
        let context = RecordContext { now_epoch_seconds: u64::MAX, ..context() };
        let rendered = render("{{ now_epoch_seconds + 9223372036854775807 }}", &context);
        assert_eq!(rendered.as_deref(), Some("27670116110564327422"));
    }

    #[test]
    fn keys_are_listed_by_map() {
        let text = "{{ attributes.a }}{{ client_metadata['b c'] }}{{ attributes[\"d\"] | lower }}{{ sub }} attributes.e";
        let text = StringTemplate::parse(text).unwrap();
        assert_eq!(text.keys(ContextMap::Attributes).collect::<Vec<_>>(), ["a", "d"]);
        assert_eq!(text.keys(ContextMap::ClientMetadata).collect::<Vec<_>>(), ["b c"]);
        assert_eq!(StringTemplate::parse("attributes.a").unwrap().keys(ContextMap::Attributes).count(), 0);
    }

    /// Problems, each with invalid strings separated by semicolons.
    const REFUSED: [(&str, &str); 24] = [
        (
            "unknown filter upper",
            "{{ sub | upper }}; {{ sub | lower | upper }}; {{ attributes.name|upper()}}",
        ),
        ("unknown filter int", "{{ attributes['custom:age'] | int + 1 }}"),
        ("a filter is missing", "{{ sub | }}; {{ sub || email }}; {{ sub | 'lower' }}"),
        (
            "default needs (value=\"…\")",
            "{{ sub | default }}; {{ sub | default() }}; {{ sub | default('a') }}",
        ),
        ("default needs (value=\"…\")", "{{ sub | default(value=7) }}; {{ sub | default(value=`a`) }}"),
        (
            "default needs (value=\"…\")",
            "{{ sub | default(value='a', other='b') }}; {{ sub | default(value='a' }}",
        ),
        ("unknown name nobody", "{{ nobody }}; {{nobody.name}}; {{ sub }}{{ nobody | lower }}"),
        ("unknown name Sub", "{{ Sub }}"),
        ("unknown name true", "{{ true }}"),
        (
            "a name is missing",
            "{{ }}; {{ sub }} {{}}; {{ 7 }}; {{ 7sub }}; {{ 'sub' }}; {{\u{a0}sub }}; {{- sub }}",
        ),
        (
            "a name is missing",
            "{{{ sub }}; {{ {{ sub }} }}; {{{{ sub }}}}; {{ (sub) }}; {{ 1 + now_epoch_seconds }}",
        ),
        (
            "attributes needs .name or [\"name\"]",
            "{{ attributes }}; {{ attributes | lower }}; {{ attributes. }}",
        ),
        (
            "attributes needs .name or [\"name\"]",
            "{{ attributes.7 }}; {{ attributes..name }}; {{ attributes?.name }}",
        ),
        (
            "attributes needs .name or [\"name\"]",
            "{{ attributes[sub] }}; {{ attributes[0] }}; {{ attributes[`name`] }}",
        ),
        ("client_metadata needs .name or [\"name\"]", "{{ client_metadata }}; {{ client_metadata['name' }}"),
        ("unexpected \"\\\\\"", "{{ attributes['a\\b'] }}; {{ sub | default(value='a\\n') }}; {{ sub \\ }}"),
        ("unexpected \".\"", "{{ attributes.name.first }}; {{ attributes['name'].first }}; {{ sub.name }}"),
        ("unexpected \"(\"", "{{ now() }}; {{ sub | lower() }}"),
        ("unexpected \"+\"", "{{ sub + 1 }}; {{ now + 1 }}; {{ now_epoch_seconds | lower + 1 }}"),
        (
            "+ needs one whole number up to 9223372036854775807",
            "{{ now_epoch_seconds + 9223372036854775808 }}",
        ),
        ("}} is missing", "{{; {{ sub; {{ sub }; {{ sub } }"),
        ("' is missing", "{{ attributes['name }}; {{ sub | default(value='a\") }}"),
        ("unexpected \"{%\"", "{% if sub %}{{ sub }}{% endif %}; {{ sub }}{% raw %}; {% set a = 1 %}"),
        ("unexpected \"{#\"", "{# said #}; {{ sub }}{# said #}"),
    ];

    #[test]
    fn invalid_syntax_is_refused_with_the_allowed_syntax() {
        for (problem, texts) in REFUSED {
            let allowed = if problem.contains(" name ") { "sub, username, " } else { "text, {{ name }}, " };
            for text in texts.split("; ") {
                refused(text, &format!("{problem}; allowed are {allowed}"));
            }
        }
        for number in ["-1", "sub", "'1'", "", "1.5", "1_000", "1 + 1", "1 | lower"] {
            refused(&format!("{{{{ now_epoch_seconds + {number} }}}}"), "+ needs one whole number ");
        }
        for operator in "- ~ * / % == != < > or and in is not if ? , {{ ! $ é".split(' ') {
            refused(&format!("{{{{ now_epoch_seconds {operator} email }}}}"), "unexpected \"");
        }
    }

    fn refused(text: &str, expected: &str) {
        let error = StringTemplate::parse(text).err().unwrap_or_else(|| panic!("{text} is accepted"));
        assert!(error.starts_with(expected), "{text}: {error}");
    }

    const LITERALS: [&str; 9] = ["", "", "USER#", "}}", "{x", "%}", "\\", "<b>\"'&\n", "ẞΣ"];
    const SOURCES: [&str; 4] =
        ["attributes.name", "attributes['name']", "client_metadata[\"name\"]", "email"];
    const TOKENS: &str = "{{ {{ }} }} { } {% {# sub attributes .name ['name'] | default (value= 'a' ) lower now_epoch_seconds + 1 é \u{a0}";

    /// A placeholder with white space between its tokens, and its filters: `Some` is a default, `None` is `lower`.
    fn value() -> impl Strategy<Value = (String, Vec<Option<String>>)> {
        let filters = prop::collection::vec(prop::option::of("[^'\\\\]{0,5}|[A-ZÀ-ÞΣİẞ]{2}"), 0..4);
        (select(&SOURCES[..]), "[ \t\r\n]{0,2}", filters).prop_map(|(source, s, filters)| {
            let filter = |filter: &Option<String>| match filter {
                Some(text) => format!("|{s}default{s}({s}value{s}={s}'{text}'{s}){s}"),
                None => format!("|{s}lower{s}"),
            };
            let written: String = filters.iter().map(filter).collect();
            (format!("{{{{{s}{source}{s}{written}}}}}"), filters)
        })
    }

    proptest! {
        #[test]
        fn values_are_inserted_unchanged_except_by_filters(
            pieces in prop::collection::vec((select(&LITERALS[..]), value()), 1..4),
            name in prop_oneof![".?", "[ \\t\u{a0}]{1,2}", "[A-ZÀ-ÞΣİẞ]{1,4}", any::<String>()],
        ) {
            let mut context = context();
            context.attributes.insert("name".to_owned(), name.clone());
            context.client_metadata.insert("name".to_owned(), name.clone());
            context.email.clone_from(&name);
            let text: String = pieces.iter().flat_map(|(literal, (value, _))| [literal, value.as_str()]).collect();
            let filtered = |filters: &[Option<String>]| {
                filters.iter().fold(name.clone(), |value, filter| match filter {
                    Some(text) if value.is_empty() => text.clone(),
                    Some(_) => value,
                    None => value.to_lowercase(),
                })
            };
            let expected = pieces.iter().flat_map(|(literal, (_, filters))| [(*literal).to_owned(), filtered(filters)]);
            let expected: String = expected.collect();
            prop_assert_eq!(render(&text, &context), Some(expected).filter(|text| !text.is_empty()), "{}", text);
        }

        #[test]
        fn any_text_is_rendered_or_refused_with_the_allowed_syntax(
            tokens in prop::collection::vec(select(TOKENS.split(' ').collect::<Vec<_>>()), 0..12),
            space in " ?",
        ) {
            let text = tokens.join(&space);
            let parsed = StringTemplate::parse(&text);
            let is_plain = ["{{", "{%", "{#"].iter().all(|tag| !text.contains(tag));
            prop_assert!(parsed.is_ok() || !is_plain);
            match parsed {
                Ok(_) if is_plain => prop_assert_eq!(render(&text, &context()), Some(text)),
                Ok(parsed) => prop_assert_ne!(parsed.render(&context()), Some(String::new())),
                Err(error) => prop_assert!(error.contains("; allowed are "), "{}", error),
            }
        }
    }
}
