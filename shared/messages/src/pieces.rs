//! A rendered text as pieces: split at cuts, and at the marks of the values that only an event has.

use content::{Piece, Place};

use crate::localized_brand::{CUT, DAYS, MINUTES};

/// The placeholders that Cognito documents, for which messages are packed.
pub const CODE: &str = "{####}";
/// The placeholder of the username in an invitation.
pub const USERNAME: &str = "{username}";
/// The mark of the name to greet by.
pub const NAME: &str = "{#name#}";

/// Splits a text at cuts and marks; `written` makes of each text what a person gets.
pub fn pieces(text: &str, written: impl Fn(&str) -> String) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for part in text.split(CUT) {
        let mut rest = part;
        while let Some((at, mark, place)) = first_mark(rest) {
            push(&mut pieces, &written(&rest[..at]));
            pieces.push(Piece::Place(place));
            rest = &rest[at + mark.len()..];
        }
        push(&mut pieces, &written(rest));
    }
    pieces
}

fn first_mark(text: &str) -> Option<(usize, &'static str, Place)> {
    const MARKS: [(&str, Place); 5] = [
        (CODE, Place::Code),
        (USERNAME, Place::Username),
        (NAME, Place::Name),
        (DAYS, Place::Days),
        (MINUTES, Place::Minutes),
    ];
    let found = MARKS.into_iter().filter_map(|(mark, place)| Some((text.find(mark)?, mark, place)));
    found.min_by_key(|(at, ..)| *at)
}

fn push(pieces: &mut Vec<Piece>, text: &str) {
    if !text.is_empty() {
        pieces.push(Piece::Text(within_json(text)));
    }
}

/// The text as it stands between the quotation marks of a JSON text.
fn within_json(text: &str) -> String {
    let json = serde_json::Value::from(text).to_string();
    json[1..json.len() - 1].to_owned()
}
