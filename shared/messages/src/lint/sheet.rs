//! The style sheets of a message, as far as the rules read them: declarations by selector and by colour scheme.

use scraper::ElementRef;

/// A declaration of a style sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// One selector, with single spaces.
    pub selector: String,
    pub property: String,
    /// The value without `!important`.
    pub value: String,
    /// Whether the declaration overrides inline styles.
    pub is_important: bool,
}

/// The declarations of all style sheets of a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheets {
    /// Outside of media queries.
    pub always: Vec<Declaration>,
    /// In a media query for light mode.
    pub light: Vec<Declaration>,
    /// In a media query for dark mode.
    pub dark: Vec<Declaration>,
}

impl Sheets {
    /// Reads `<style>` elements.
    pub fn read<'a>(elements: impl IntoIterator<Item = ElementRef<'a>>) -> Self {
        let mut sheets = Self::default();
        for element in elements {
            sheets.add(&compact(&element.text().collect::<String>()));
        }
        sheets
    }

    fn add(&mut self, css: &str) {
        let mut rest = css;
        while let Some((prelude, after)) = rest.split_once('{') {
            let (body, next) = block(after);
            match prelude.strip_prefix("@media") {
                Some(query) if query.contains("prefers-color-scheme:dark") => add(&mut self.dark, body),
                Some(query) if query.contains("prefers-color-scheme:light") => add(&mut self.light, body),
                Some(_) => {}
                None => add_rule(&mut self.always, prelude, body),
            }
            rest = next;
        }
    }
}

/// Adds the rules in the block of a media query.
fn add(declarations: &mut Vec<Declaration>, block: &str) {
    for (selectors, body) in block.split('}').filter_map(|rule| rule.split_once('{')) {
        add_rule(declarations, selectors, body);
    }
}

fn add_rule(declarations: &mut Vec<Declaration>, selectors: &str, body: &str) {
    for selector in selectors.split(',') {
        let parts = body.split(';').filter_map(|one| one.split_once(':'));
        declarations.extend(parts.map(|(property, value)| {
            let important = value.strip_suffix("!important");
            Declaration {
                selector: selector.to_owned(),
                property: property.to_owned(),
                value: important.unwrap_or(value).to_owned(),
                is_important: important.is_some(),
            }
        }));
    }
}

/// The text up to the brace that closes the block, and the text after it.
fn block(text: &str) -> (&str, &str) {
    let mut depth = 1_usize;
    for (at, brace) in text.match_indices(['{', '}']) {
        depth = if brace == "{" { depth + 1 } else { depth - 1 };
        if depth == 0 {
            return (&text[..at], &text[at + 1..]);
        }
    }
    (text, "")
}

/// Styles without comments.
pub fn uncommented(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default();
    std::iter::once(first).chain(parts.filter_map(|part| Some(part.split_once("*/")?.1))).collect()
}

/// The style sheet without comments, and without spaces that have no meaning for the rules.
fn compact(css: &str) -> String {
    let css = uncommented(css);
    let mut compact = String::with_capacity(css.len());
    for word in css.split_whitespace() {
        let separates = |c: char| "{}:;,!".contains(c);
        if !compact.is_empty() && !compact.ends_with(separates) && !word.starts_with(separates) {
            compact.push(' ');
        }
        compact.push_str(word);
    }
    compact
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(css: &str) -> Sheets {
        let mut sheets = Sheets::default();
        sheets.add(&compact(css));
        sheets
    }

    #[test]
    fn spaces_lines_and_comments_change_nothing() {
        let short = "@media (prefers-color-scheme:dark){.a,.b a{color:#ffffff!important;border:1px solid #000000}}\
                     [data-ogsc] .a{color:#ffffff!important}.c{font:16px/1.6 Arial,serif}";
        let long = "/* dark */ @media ( prefers-color-scheme : dark ) {\n  .a,\n  .b a {\n    color: #ffffff !important;\n    \
                    border: 1px solid #000000;\n  }\n}\n/* Outlook; { */\n[data-ogsc] .a { color: #ffffff !important; }\n\
                    .c { font: 16px/1.6 Arial, serif }\n";
        let sheets = read(long);
        assert_eq!(sheets, read(short));
        assert_eq!((sheets.always.len(), sheets.light.len(), sheets.dark.len()), (2, 0, 4));
        let last = Declaration {
            selector: ".b a".to_owned(),
            property: "border".to_owned(),
            value: "1px solid #000000".to_owned(),
            is_important: false,
        };
        assert_eq!(sheets.dark.last(), Some(&last));
    }

    #[test]
    fn other_media_queries_and_open_blocks_are_left_out() {
        let sheets = read(
            "@media (max-width:480px){.a{color:#ffffff}}.b{color:#000000}@media (prefers-color-scheme:light){.c{d:e}",
        );
        let selectors = |declarations: &[Declaration]| -> Vec<String> {
            declarations.iter().map(|declaration| declaration.selector.clone()).collect()
        };
        assert_eq!(
            (selectors(&sheets.always), selectors(&sheets.light)),
            (vec![".b".into()], vec![".c".into()])
        );
        assert_eq!(read("a{b:c"), read("a{b:c}"));
    }
}
