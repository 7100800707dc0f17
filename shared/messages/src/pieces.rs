//! Splits a rendered text into pieces, at boundaries and at the marks of values that only an event has.

use content::{Piece, Slot};

use crate::rendering::{BOUNDARY, DAYS, MINUTES};

/// The placeholder of the code that Cognito documents. Messages are packed with it.
pub const CODE: &str = "{####}";
/// The placeholder of the username in an invitation.
pub const USERNAME: &str = "{username}";
/// The mark of the name in a greeting.
pub const NAME: &str = "{#name#}";

/// Splits a text into pieces. `encode` turns each text between marks into the form that is sent.
pub fn pieces(text: &str, encode: impl Fn(&str) -> String) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for part in text.split(BOUNDARY) {
        let mut rest = part;
        while let Some((start, mark, slot)) = first_mark(rest) {
            push(&mut pieces, &encode(&rest[..start]));
            pieces.push(Piece::Slot(slot));
            rest = &rest[start + mark.len()..];
        }
        push(&mut pieces, &encode(rest));
    }
    pieces
}

fn first_mark(text: &str) -> Option<(usize, &'static str, Slot)> {
    const MARKS: [(&str, Slot); 5] = [
        (CODE, Slot::Code),
        (USERNAME, Slot::Username),
        (NAME, Slot::Name),
        (DAYS, Slot::Days),
        (MINUTES, Slot::Minutes),
    ];
    let found = MARKS.into_iter().filter_map(|(mark, slot)| Some((text.find(mark)?, mark, slot)));
    found.min_by_key(|(start, ..)| *start)
}

fn push(pieces: &mut Vec<Piece>, text: &str) {
    if !text.is_empty() {
        pieces.push(Piece::Text(json_escaped(text)));
    }
}

/// The text as the inside of a JSON string.
fn json_escaped(text: &str) -> String {
    let json = serde_json::Value::from(text).to_string();
    json[1..json.len() - 1].to_owned()
}
