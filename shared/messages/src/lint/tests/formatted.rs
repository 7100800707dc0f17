//! Styles with the spaces and lines that editors write: no rule depends on them.

use super::only;
use crate::Lifetimes;
use crate::lint::{Finding, lint};

/// Styles written as editors format them.
const FORMATTED: &[(&str, &str)] = &[
    ("!important}", " !important ;\n  }\n"),
    ("!important;", " !important; "),
    ("(prefers-color-scheme:dark){", "( prefers-color-scheme : dark ) {\n  /* dark */\n  "),
    ("(prefers-color-scheme:light){", "(prefers-color-scheme: light) {\n"),
    ("color:{{ ", "color : {{ "),
    (".link a{display:block;padding:", ".link a {\n  display: block;\n  padding: "),
    (".link{padding:0", ".link {\n  padding: 0"),
    (",monospace", ", monospace"),
    ("font:16px", "font: 16px"),
    ("white-space:nowrap", "white-space: nowrap"),
];

/// The findings in a few messages whose styles are formatted.
fn findings() -> Vec<Finding> {
    let mut folder = only(&["en", "ar"]);
    for (from, to) in FORMATTED {
        let templates = folder.templates.iter_mut().map(|(_, template)| template);
        let changed = templates.filter(|template| template.contains(from));
        assert_ne!(changed.map(|template| *template = template.replace(from, to)).count(), 0, "{from}");
    }
    lint(&folder, Lifetimes::DEFAULT, |_, _| ()).unwrap()
}

#[test]
fn spaces_and_lines_in_styles_are_no_finding() {
    assert_eq!(findings(), []);
}
