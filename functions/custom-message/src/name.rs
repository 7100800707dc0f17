//! The name in the greeting of an email. Anybody can type any name, and the company's mail would carry it. So
//! an email greets by name only at a verified address, and never by a name with a link, a message or markup.
//! A doubtful name is left out.

use attributes::link::{has_host, has_link, plain};
use attributes::name::is_writable;
use content::Kind;

/// Longest name that fits the line of the greeting.
const LONGEST: usize = 60;
/// Largest number of digits and of words in a name.
const MOST_DIGITS: usize = 2;
const MOST_WORDS: usize = 7;

/// The name for the greeting in an email of `kind`, if any. `attribute` returns a user attribute by its name.
pub fn greetable<'a>(kind: Kind, attribute: impl Fn(&str) -> Option<&'a str>) -> Option<&'a str> {
    if kind.goes_to_a_verified_address() { at_verified_address(attribute) } else { None }
}

/// The name for the greeting in an email to the user's own address, if the user has verified it.
pub fn at_verified_address<'a>(attribute: impl Fn(&str) -> Option<&'a str>) -> Option<&'a str> {
    if !attribute("email_verified").is_some_and(|value| value.eq_ignore_ascii_case("true")) {
        return None;
    }
    let names = ["name", "given_name"].into_iter().filter_map(attribute);
    names.map(str::trim).find(|name| is_a_name(name))
}

/// Overrides of the writing direction, which reorder the letters of a name. Copying may add them to a name,
/// but an email must not show them.
const OVERRIDES: [char; 2] = ['\u{202D}', '\u{202E}'];

fn is_a_name(name: &str) -> bool {
    let plain = plain(name);
    let digits = plain.chars().filter(|c| c.is_numeric()).count();
    !plain.is_empty()
        && is_writable(name)
        && !name.contains(OVERRIDES)
        && name.chars().count() <= LONGEST
        && digits <= MOST_DIGITS
        && plain.split_whitespace().count() <= MOST_WORDS
        && plain.chars().any(char::is_alphabetic)
        && !plain.contains(['<', '>', '{', '}', '/', '\\', '@', ':', '#', '|', '=', '[', ']', '"'])
        && !has_link(&plain)
        && !has_host(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_every_script_are_used() {
        for name in [
            "O'Brien",
            "李小龙",
            "Jose\u{301}",
            "St.John",
            "J.R.R. Tolkien",
            "Nguyễn Thị Ánh",
            "דוד בן־גוריון",
            "می\u{200C}خواهم",
            "M&M",
            "Anne-Marie d’Arc",
            "X Æ A-12",
            "Dr. No",
            "Jr.",
        ] {
            assert!(is_a_name(name), "{name}");
        }
    }

    #[test]
    fn a_name_with_a_link_or_a_message_is_left_out() {
        for name in [
            "",
            "...",
            "evil.com",
            "Visit evil.com!",
            "evil。com",
            "evil．com",
            "ｅｖｉｌ．ｃｏｍ",
            "evil.рф",
            "www.evil",
            "Anna.Li",
            "Dr. No.com",
            "a.com,now",
            "http://evil",
            "jane@example",
            "<b>Jane</b>",
            "{####}",
            "{{7*7}}",
            "Jane \"x\"",
            "Call 555 123",
            "You won a prize please call us now",
            "Jane\r\nBcc",
            "\u{202E}enaJ",
            "\u{202E}enaJ\u{202C}",
            "Free iPhone bit.ly/3xyz",
            "call me at ann@evil.com",
            "(www.evil.com)",
            "𝐰𝐰𝐰.evil",
            "ev\u{200B}il.com",
            "www\u{34F}.evil",
            "evil.xn--p1ai",
            "pay@evil",
            "🎁🎁🎁",
        ] {
            assert!(!is_a_name(name), "{name}");
        }
        assert!(!is_a_name(&"a".repeat(LONGEST + 1)));
    }

    #[test]
    fn only_a_verified_address_is_greeted_by_name() {
        let greeted = |kind, verified| {
            greetable(kind, |name| match name {
                "name" => Some(" evil.com "),
                "given_name" => Some(" Jane "),
                "email_verified" => verified,
                _ => None,
            })
        };
        assert_eq!(greeted(Kind::ForgotPassword, Some("true")), Some("Jane"));
        assert_eq!(greeted(Kind::ForgotPassword, Some("false")), None);
        assert_eq!(greeted(Kind::ForgotPassword, None), None);
        for kind in Kind::ALL {
            let greets = greeted(kind, Some("true")).is_some();
            assert_eq!(greets, matches!(kind, Kind::ForgotPassword | Kind::Authentication), "{kind:?}");
        }
    }
}
