//! The `From` header: a name and an address.

use attributes::EmailAddress;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Most bytes of UTF-8 in an encoded word: it may have 75 characters, of which `=?utf-8?B?…?=` takes 12, and base64
/// turns three bytes into four characters.
/// Source: RFC 2047, section 2
const WORD_BYTES: usize = 45;

/// The address as SES accepts it: its domain in ASCII.
#[must_use]
pub fn address(address: &EmailAddress) -> String {
    format!("{}@{}", address.local_part(), address.domain())
}

/// A header value with this name and address: a quoted string if the name is ASCII, else encoded words.
#[must_use]
pub fn mailbox(name: &str, address: &str) -> String {
    let is_plain = name.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic());
    let name = if is_plain {
        format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        let words = words(name).into_iter().map(|word| format!("=?utf-8?B?{}?=", STANDARD.encode(word)));
        words.collect::<Vec<_>>().join(" ")
    };
    format!("{name} <{address}>")
}

/// The name in parts that fit into an encoded word and do not split a character.
fn words(name: &str) -> Vec<&str> {
    let mut rest = name;
    let mut words = Vec::new();
    while !rest.is_empty() {
        let (word, more) = rest.split_at(rest.floor_char_boundary(WORD_BYTES));
        words.push(word);
        rest = more;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_quoted_or_encoded() {
        for (name, header) in [
            ("Harbour", "\"Harbour\" <a@b.example>"),
            ("A \"B\" \\ C, Ltd.", "\"A \\\"B\\\" \\\\ C, Ltd.\" <a@b.example>"),
            ("Café", "=?utf-8?B?Q2Fmw6k=?= <a@b.example>"),
            ("A\r\nBcc: x", "=?utf-8?B?QQ0KQmNjOiB4?= <a@b.example>"),
        ] {
            assert_eq!(mailbox(name, "a@b.example"), header);
        }
    }

    #[test]
    fn a_long_name_has_several_words_of_whole_characters() {
        let header = mailbox(&"ハーバー".repeat(10), "a@b.example");
        let words: Vec<&str> = header.strip_suffix(" <a@b.example>").unwrap().split(' ').collect();
        assert!(words.len() == 3 && words.iter().all(|word| word.len() <= 75), "{words:?}");
        let decoded = words.iter().map(|word| {
            let word = word.strip_prefix("=?utf-8?B?").unwrap().strip_suffix("?=").unwrap();
            String::from_utf8(STANDARD.decode(word).unwrap()).unwrap()
        });
        assert_eq!(decoded.collect::<String>(), "ハーバー".repeat(10));
    }
}
