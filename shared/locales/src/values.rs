//! The values that a text can hold, by message and text.

use fluent_bundle::FluentError;
use fluent_bundle::resolver::ResolverError;
use fluent_bundle::resolver::errors::ReferenceKind;

use crate::locale_texts::NUMBERS;

/// The names of the values that are filled in when the text is sent. Numbers are the last ones.
pub fn known(message: &str, text: &str) -> Vec<&'static str> {
    let number = match message {
        "admin-create-user" => Some("days"),
        "authentication" => Some("minutes"),
        _ => None,
    };
    let values: &[&str] = match (message, text) {
        ("refusal", _) | (_, "code-word") => return Vec::new(),
        (_, "greeting-name") => return vec!["name"],
        ("admin-create-user", "sms") => &["brand", "code", "username"],
        (_, "sms") => &["brand", "code"],
        _ => &["brand"],
    };
    values.iter().copied().chain(number).collect()
}

/// Returns whether the value is a number, on which plural forms depend.
pub fn is_number(name: &str) -> bool {
    NUMBERS.iter().any(|(number, _)| *number == name)
}

/// The problem of a text that refers to something else.
pub fn explained(errors: &[FluentError], known: &[&str]) -> String {
    let values: Vec<String> = known.iter().map(|name| format!("{{ ${name} }}")).collect();
    let cure = match &values[..] {
        [] => "write words only".to_owned(),
        [one] => format!("the only value of this text is {one}"),
        [first @ .., last] => format!("the values of this text are {} and {last}", first.join(", ")),
    };
    let problem = match errors.first() {
        Some(FluentError::ResolverError(ResolverError::Reference(reference))) => match reference {
            ReferenceKind::Variable { id } => format!("{{ ${id} }} is unknown here"),
            ReferenceKind::Message { id, .. } => {
                format!("{{ {id} }} is a text and not a value, which begins with $")
            }
            ReferenceKind::Term { id, .. } => format!("the term {{ -{id} }} is not in this file"),
            ReferenceKind::Function { id } => format!("{{ {id}() }} is unknown here"),
        },
        _ => "the text refers to itself or to too many others".to_owned(),
    };
    format!("{problem}; {cure}")
}

#[cfg(test)]
mod tests {
    use crate::fluent::read;

    const ONLY_BRAND: &str = "the only value of this text is { $brand }";
    /// Message, text, value, problem and cure.
    const CASES: &[(&str, &str, &str, &str, &str)] = &[
        ("sign-up", "intro", "$nobody", "{ $nobody } is unknown here", ONLY_BRAND),
        (
            "sign-up",
            "sms",
            "$days",
            "{ $days } is unknown here",
            "the values of this text are { $brand } and { $code }",
        ),
        (
            "authentication",
            "sms",
            "$days",
            "{ $days } is unknown here",
            "the values of this text are { $brand }, { $code } and { $minutes }",
        ),
        (
            "admin-create-user",
            "intro",
            "$code",
            "{ $code } is unknown here",
            "the values of this text are { $brand } and { $days }",
        ),
        (
            "common",
            "greeting-name",
            "$x",
            "{ $x } is unknown here",
            "the only value of this text is { $name }",
        ),
        ("refusal", "email-invalid", "$brand", "{ $brand } is unknown here", "write words only"),
        ("sign-up", "intro", "brand", "{ brand } is a text and not a value, which begins with $", ONLY_BRAND),
        ("sign-up", "intro", "-brand", "the term { -brand } is not in this file", ONLY_BRAND),
        ("sign-up", "intro", "UPPER()", "{ UPPER() } is unknown here", ONLY_BRAND),
    ];

    #[test]
    fn an_unknown_value_is_named_with_the_values_of_its_text() {
        for (message, text, value, problem, cure) in CASES {
            let source = format!("{message} =\n    .x = y\n    .{text} = z {{ {value} }}\n");
            let expected = format!("da.ftl:3: {message}.{text}: {problem}; {cure}");
            assert_eq!(read("da", &source).unwrap_err(), [expected]);
        }
    }
}
