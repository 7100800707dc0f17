//! Finds templates that do more with a value of an event than print it. Messages are rendered when they are
//! packed, before the values exist.

/// The values of an event, and the words that hold the name.
const VALUES: [&str; 5] = ["code", "username", "link", "words.greeting", "words"];

/// One finding, `file:line: problem`, for each tag of a template that does more with a value than print it.
pub fn findings(file: &str, template: &str) -> Vec<String> {
    let used = tags(template).filter_map(|(at, tag)| Some((at, tag, used_value(tag)?)));
    let finding = |(at, tag, value): (usize, &str, &str)| {
        let line = template[..at].matches('\n').count() + 1;
        let tag = tag.split_whitespace().collect::<Vec<_>>().join(" ");
        format!(
            "{file}:{line}: {tag} depends on {value}, which only an event has; print it as {{{{ {value} }}}}, and let \
             the template depend only on the brand, the locale and the other words"
        )
    };
    used.map(finding).collect()
}

/// The tags of a template with their byte offsets, without comments.
fn tags(template: &str) -> impl Iterator<Item = (usize, &str)> {
    const TAGS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = &template[at..];
            let first =
                TAGS.iter().filter_map(|(open, close)| Some((rest.find(open)?, *open, *close))).min()?;
            let (start, open, close) = first;
            let length = rest[start..].find(close).map_or(rest.len() - start, |end| end + close.len());
            let tag = (at + start, &rest[start..start + length]);
            at += start + length;
            if open != "{#" {
                return Some(tag);
            }
        }
    })
}

/// The value with which a tag does more than print it.
fn used_value(tag: &str) -> Option<&'static str> {
    let inner = tag.trim_start_matches(['{', '%', '-']).trim_end_matches(['}', '%', '-']).trim();
    let inner = dotted(inner);
    let is_block_name = ["block ", "endblock "].iter().any(|word| inner.starts_with(word));
    if is_block_name || (tag.starts_with("{{") && VALUES.contains(&&*inner)) {
        return None;
    }
    let names = names(&inner);
    VALUES.into_iter().find(|value| names.iter().any(|name| name == value))
}

/// The expression, with `words["x"]` and `words . x` written as `words.x`.
fn dotted(expression: &str) -> String {
    let text = expression.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut text = text.replace(" .", ".").replace(". ", ".");
    for quote in ['"', '\'', '`'] {
        text = text.replace(&format!("[{quote}"), ".").replace(&format!("{quote}]"), "");
    }
    text
}

/// The dotted names in an expression, without those in strings.
fn names(expression: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut quote = None;
    for c in expression.chars() {
        match quote {
            Some(end) if c == end => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'' | '`') => {
                quote = Some(c);
                names.push(String::new());
            }
            None if c.is_alphanumeric() || matches!(c, '_' | '.') => {
                names.last_mut().expect("the list starts with one name").push(c);
            }
            None => names.push(String::new()),
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_may_be_printed() {
        for template in [
            "{{ code }} {{username}} {{- link -}} {{ words.greeting }}",
            "{% if brand.logo %}{{ words.code }}{% endif %}",
            "{{ \"code\" }}{% if lang == 'code' %}{% endif %}{# {% if code %} #}",
            "{{ words.username_label }} {{ barcode }} {{ code_block }} {% include \"code.html\" %}",
            "{% block code %}{{ words[\"greeting\"] }}{% endblock code %}",
            "no tag",
            "{{ open",
        ] {
            assert_eq!(findings("a.html", template), Vec::<String>::new(), "{template}");
        }
    }

    #[test]
    fn any_other_use_is_named_by_file_and_line() {
        for (template, line, value) in [
            ("\n\n{% if code == \"1\" %}x{% endif %}", 3, "code"),
            ("{{ code | upper }}", 1, "code"),
            ("a\n{{ link|safe }}", 2, "link"),
            ("{{ words.greeting | upper }}", 1, "words.greeting"),
            ("{%- if not username -%}{% endif %}", 1, "username"),
            ("{% set x = code %}", 1, "code"),
            ("{% set x = code", 1, "code"),
            ("{{ words[\"greeting\"] | upper }}", 1, "words.greeting"),
            ("{{ words . greeting | upper }}", 1, "words.greeting"),
            ("{% set x = words %}{{ x.greeting | upper }}", 1, "words"),
        ] {
            let found = findings("templates/email/a.html", template);
            assert_eq!(found.len(), 1, "{template}");
            assert!(found[0].starts_with(&format!("templates/email/a.html:{line}: {{")), "{found:?}");
            assert!(found[0].contains(&format!("depends on {value}, which only an event has")), "{found:?}");
        }
    }
}
