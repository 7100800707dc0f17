//! Errors in the syntax of a Fluent file, with line and column, in plain sentences.

use fluent_syntax::parser::{ErrorKind, ParserError, parse_runtime};

/// The error as `line:column: sentence`.
pub fn explained(source: &str, error: &ParserError) -> String {
    let start = error.pos.start.min(source.len());
    // A message without a text has lost its first one.
    let first = matches!(error.kind, ErrorKind::ExpectedMessageField { .. })
        .then(|| start + source.get(start..).and_then(|rest| rest.find('\n')).map_or(0, |end| end + 1));
    let (offset, text, kind, at) = match attribute(source, first.unwrap_or(start)) {
        Some((offset, text, error)) => (offset, text, error.kind, error.pos.start),
        None => (0, source, error.kind.clone(), start),
    };
    let open = open_brace(text.get(..at).unwrap_or(text));
    let (sentence, at) = match open.filter(|_| is_about_a_brace(&kind)) {
        // The parser notices an open brace later, where a closing one would have been possible.
        Some(open) => {
            ("this brace is not closed; add }, as in { $brand }, or after the last plural form", open)
        }
        None => (sentence(&kind), at),
    };
    let before = source.get(..offset + at).unwrap_or(source);
    let line = before.split('\n').count();
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    format!("{line}:{column}: {sentence}")
}

/// The first line that is indented with a tab, as a finding. The parser ends a text before such a line, or takes
/// it as more of the text before, so its errors are about other lines.
pub fn tab(source: &str) -> Option<String> {
    let indentation = |line: &str| line.find(|c| !matches!(c, ' ' | '\t')).unwrap_or(line.len());
    let mut lines = source.lines().zip(1..);
    let (column, line) =
        lines.find_map(|(line, number)| Some((line[..indentation(line)].find('\t')?, number)))?;
    Some(format!(
        "{line}:{}: Fluent does not allow a tab here; indent the lines of a text with spaces",
        column + 1
    ))
}

/// The offset and text of the attribute whose line begins at `start`, and its error. The parser drops an attribute with
/// an error, and reports only that its line begins no message. Without its indentation and dot, an attribute is a
/// message.
fn attribute(source: &str, start: usize) -> Option<(usize, &str, ParserError)> {
    let rest = source.get(start..)?;
    let text = rest.trim_start_matches(' ').strip_prefix('.')?;
    let offset = start + rest.len() - text.len();
    let mut length = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let is_next = !line.starts_with([' ', '\n', '}']) || line.trim_start().starts_with('.');
        if number > 0 && is_next {
            break;
        }
        length += line.len();
    }
    let text = &text[..length];
    let (_, errors) = parse_runtime(text).err()?;
    Some((offset, text, errors.into_iter().next()?))
}

/// The last brace of a text that is not closed.
fn open_brace(text: &str) -> Option<usize> {
    let mut open = Vec::new();
    for (at, brace) in text.match_indices(['{', '}']) {
        if brace == "{" {
            open.push(at);
        } else {
            open.pop();
        }
    }
    open.pop()
}

/// Returns whether a missing closing brace can cause the error.
const fn is_about_a_brace(kind: &ErrorKind) -> bool {
    matches!(kind, ErrorKind::ExpectedToken('}'))
}

const fn sentence(kind: &ErrorKind) -> &'static str {
    match kind {
        ErrorKind::ExpectedCharRange { .. } | ErrorKind::ExpectedInlineExpression => {
            "a name is missing here; write a value as { $brand }, and plural forms on lines of their own"
        }
        ErrorKind::UnbalancedClosingBrace => {
            "this brace closes no other; write { before the value, as in { $brand }, or remove it"
        }
        ErrorKind::ExpectedToken('=') => {
            "this line is not part of a text and has no =; write name = text, or indent it"
        }
        ErrorKind::ExpectedToken(']') => "this plural form is not closed; write for example [one]",
        ErrorKind::ExpectedToken('"') | ErrorKind::UnterminatedStringLiteral => {
            "a quotation mark after a brace has no second one; add it"
        }
        ErrorKind::ExpectedMessageField { .. } | ErrorKind::MissingValue => {
            "the text is missing; write it after the =, or on an indented line below"
        }
        ErrorKind::MissingDefaultVariant => "no plural form is the default; write *[other] for the last one",
        ErrorKind::MultipleDefaultVariants => "two plural forms are the default; remove one of the stars",
        _ => "Fluent does not allow this; compare it with the same line of en.ftl",
    }
}

#[cfg(test)]
mod tests {
    use crate::fluent::read;

    fn assert_errors(cases: &[(&str, &str)], sentence: &str) {
        for (text, at) in cases {
            let source = format!("authentication =\n    .x = y\n    {text}");
            assert_eq!(read("da", &source).unwrap_err(), [format!("da.ftl:{at}: {sentence}")], "{text}");
        }
    }

    #[test]
    fn a_brace_without_another_is_named_by_line_and_column() {
        let open = [
            (".a = Hello { $brand\n    .b = x\n", "3:16"),
            (".a = Hello { $brand\n", "3:16"),
            (".a = Ünï { $brand: x { $brand }\n    .b = x\n", "3:14"),
            (".a = { $minutes ->\n        [one] x\n       *[other] y\n    .b = x\n", "3:10"),
            (".a = { $minutes ->\n        [one] { $minutes x\n       *[other] y\n    }\n", "4:15"),
            (".a = { $brand )\nnext =\n    .x = y\n", "3:10"),
            (".a = { $a.b }\n", "3:10"),
        ];
        assert_errors(
            &open,
            "this brace is not closed; add }, as in { $brand }, or after the last plural form",
        );
        let close = [(".a = Hello $brand }\n    .b = x\n", "3:23")];
        assert_errors(
            &close,
            "this brace closes no other; write { before the value, as in { $brand }, or remove it",
        );
    }

    #[test]
    fn every_other_error_is_a_sentence_with_line_and_column() {
        let name = [
            (".a = Hello { $ }\n", "3:19"),
            (".a = Hello {  }\n", "3:19"),
            (".a = { $minutes -> [one] x\n       *[other] y\n    }\n", "3:24"),
        ];
        assert_errors(
            &name,
            "a name is missing here; write a value as { $brand }, and plural forms on lines of their own",
        );
        let line = [(".a\n    .b = x\n", "3:7"), (".a = x\ntext at the start\n", "4:6")];
        assert_errors(&line, "this line is not part of a text and has no =; write name = text, or indent it");
    }

    #[test]
    fn an_incomplete_text_or_plural_is_named_by_line_and_column() {
        for (text, at, sentence) in [
            (
                ".a =\n    .b = x\n",
                "3:6",
                "the text is missing; write it after the =, or on an indented line below",
            ),
            (
                ".a = { $minutes ->\n        [one x\n       *[other] y\n    }\n",
                "4:14",
                "this plural form is not closed; write for example [one]",
            ),
            (
                ".a = { $minutes ->\n        [one] x\n        [other] y\n    }\n",
                "6:5",
                "no plural form is the default; write *[other] for the last one",
            ),
            (
                ".a = { $minutes ->\n       *[one] x\n       *[other] y\n    }\n",
                "5:9",
                "two plural forms are the default; remove one of the stars",
            ),
            (".a = {\"x\n", "3:13", "a quotation mark after a brace has no second one; add it"),
            (
                ".a = { X(x: 1, x: 2) }\n",
                "3:21",
                "Fluent does not allow this; compare it with the same line of en.ftl",
            ),
        ] {
            assert_errors(&[(text, at)], sentence);
        }
    }

    #[test]
    fn an_indentation_with_a_tab_is_the_only_finding() {
        let sentence = "Fluent does not allow a tab here; indent the lines of a text with spaces";
        for (source, at) in [
            ("a =\n\t.b = x\n\t.c = y\n", "2:1"),
            ("a =\n    .b = x\n  \t.c = y\n", "3:3"),
            ("a =\n    .b = x\n\t\n", "3:1"),
            ("a =\n    .b = { $minutes ->\n\t[one] x\n\t*[other] y\n    }\n", "3:1"),
        ] {
            assert_eq!(read("da", source).unwrap_err(), [format!("da.ftl:{at}: {sentence}")], "{source}");
        }
        assert!(read("da", "# a\tb\na =\n    .b = x\ty\n").is_err_and(|found| !found[0].contains("tab")));
    }

    #[test]
    fn each_error_of_a_file_is_a_finding() {
        let found = read("da", "a =\n    .b = { $x\n\nc =\n    .d = }\n").unwrap_err();
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("da.ftl:2:10: ") && found[1].starts_with("da.ftl:5:10: "), "{found:?}");
    }
}
