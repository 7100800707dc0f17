//! Detection of links in text, for names at sign-up and for names in greetings.
//!
//! Mail clients and chats turn such text into links. A bare host is a special case: `Anna.Li` and `evil.com`
//! have the same form, but the first is a name.

use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use crate::invisible::visible;

/// IANA's top-level domains, one per line.
const TOP_LEVEL_DOMAINS: &str = include_str!("../lists/top-level-domains.txt");

/// Reserved top-level domains, which IANA's list lacks. Some lead into networks of their own.
/// Source: <https://www.iana.org/assignments/special-use-domain-names>
const SPECIAL_USE: [&str; 8] =
    ["alt", "example", "internal", "invalid", "local", "localhost", "onion", "test"];

/// Schemes that work without `//`.
const SCHEMES: [&str; 26] = [
    "http",
    "https",
    "ftp",
    "ftps",
    "mailto",
    "javascript",
    "vbscript",
    "file",
    "data",
    "tel",
    "sms",
    "whatsapp",
    "bitcoin",
    "callto",
    "facetime",
    "intent",
    "magnet",
    "market",
    "sip",
    "sips",
    "skype",
    "smsto",
    "viber",
    "ws",
    "wss",
    "xmpp",
];

/// The text as people and mail clients read it: NFKC in lower case, with ASCII full stops, slashes and
/// colons, and without invisible characters.
#[must_use]
pub fn plain(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    visible(text).map(folded).flat_map(char::to_lowercase).collect()
}

const fn folded(c: char) -> char {
    match c {
        // Ideographic full stop, which is a dot in host names. NFKC folds its half-width form.
        '\u{3002}' => '.',
        // Fraction slash, division slash, big solidus.
        '\u{2044}' | '\u{2215}' | '\u{29F8}' => '/',
        // Ratio, modifier letter colon.
        '\u{2236}' | '\u{A789}' => ':',
        _ => c,
    }
}

/// Returns whether a text from [`plain`] holds a link: a scheme, `www.`, an email address, a Punycode label,
/// or a host with a path or a port.
#[must_use]
pub fn has_link(plain: &str) -> bool {
    plain.contains("://") || has_www(plain) || has_scheme(plain) || hosts(plain).any(|host| host.is_linked())
}

/// Returns whether a text from [`plain`] holds a bare host. Mail clients recognise one by its top-level
/// domain.
#[must_use]
pub fn has_host(plain: &str) -> bool {
    hosts(plain).any(|host| host.labels().skip(1).map(without_other_script).any(is_top_level_domain))
}

/// The label up to the first letter of a script without letter case. Chinese and Japanese write no space
/// after a host, and mail clients end the host at that letter.
fn without_other_script(label: &str) -> &str {
    let end = label.find(|c: char| !c.is_ascii() && !c.is_lowercase()).filter(|end| *end > 0);
    &label[..end.unwrap_or(label.len())]
}

fn has_www(plain: &str) -> bool {
    plain.match_indices("www.").any(|(at, www)| {
        !plain[..at].ends_with(char::is_alphanumeric)
            && plain[at + www.len()..].starts_with(|c: char| !c.is_whitespace())
    })
}

fn has_scheme(plain: &str) -> bool {
    plain.match_indices(':').any(|(at, colon)| {
        let names = |scheme: &&str| {
            plain[..at].strip_suffix(*scheme).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
        };
        SCHEMES.iter().any(names) && plain[at + colon.len()..].starts_with(|c: char| !c.is_whitespace())
    })
}

/// Labels separated by dots, with the text before and after them.
struct Host<'a> {
    before: &'a str,
    name: &'a str,
    after: &'a str,
}

/// All parts of a text that have the form of a host or an IPv4 address.
fn hosts(plain: &str) -> impl Iterator<Item = Host<'_>> {
    // A host has no two dots in a row, so `Click...evil.com` is two words.
    let runs = plain.split(|c: char| !is_host_character(c)).flat_map(|run| run.split(".."));
    let names = runs.map(|run| run.trim_matches('.')).filter(|name| name.contains('.'));
    names.map(move |name| {
        let start = name.as_ptr().addr() - plain.as_ptr().addr();
        let (before, after) = (&plain[..start], &plain[start + name.len()..]);
        Host { before: before.trim_end_matches('.'), name, after: after.trim_start_matches('.') }
    })
}

fn is_host_character(c: char) -> bool {
    c.is_alphanumeric() || "-.".contains(c) || c.general_category_group() == GeneralCategoryGroup::Mark
}

impl<'a> Host<'a> {
    fn labels(&self) -> impl Iterator<Item = &'a str> {
        self.name.split('.')
    }

    fn is_linked(&self) -> bool {
        self.is_punycode() || self.ends_an_email_address() || self.has_path_or_port() && self.is_reachable()
    }

    /// Returns whether a label is Punycode, which people do not type.
    fn is_punycode(&self) -> bool {
        self.labels().any(|label| label.starts_with("xn--"))
    }

    fn ends_an_email_address(&self) -> bool {
        let before = self.before.strip_suffix('[').unwrap_or(self.before);
        let is_letter = |c: char| is_host_character(c) || "_+\"".contains(c);
        let is_sign = |c: char| "!#$%&'*=?^`{}~".contains(c);
        let local_part = before.strip_suffix('@').map(|text| text.trim_end_matches(is_sign));
        local_part.is_some_and(|local_part| local_part.ends_with(is_letter))
    }

    /// Returns whether a browser could open the host.
    fn is_reachable(&self) -> bool {
        let is_ipv4 = self.labels().count() == 4 && self.labels().all(|label| label.parse::<u8>().is_ok());
        is_ipv4 || self.labels().last().is_some_and(is_top_level_domain)
    }

    fn has_path_or_port(&self) -> bool {
        let mut after = self.after.chars();
        let follows = match after.next() {
            Some('/' | '\\') => true,
            Some(':') => after.next().is_some_and(|c| c.is_ascii_digit()),
            Some('?' | '#') => after.next().is_some_and(char::is_alphanumeric),
            _ => false,
        };
        follows || self.before.ends_with("//") || self.before.ends_with("\\\\")
    }
}

fn is_top_level_domain(label: &str) -> bool {
    SPECIAL_USE.contains(&label) || TOP_LEVEL_DOMAINS.lines().any(|known| known == label)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn is_link(text: &str) -> bool {
        has_link(&plain(text))
    }

    #[test]
    fn links_are_detected_in_any_spelling() {
        for link in [
            "Free iPhone bit.ly/3xyz",
            "evil．com/login",
            "evil。com/login",
            "evil｡com/login",
            "evil․com/login",
            "call me at ann@evil.com",
            "ann＠evil．com",
            "\"ann\"@evil.com",
            "ann@[192.0.2.1]",
            "(www.evil.com)",
            "-www.evil.com",
            "𝐰𝐰𝐰.evil.com",
            "ⓦⓦⓦ.evil",
            "w\u{200B}ww.evil.com",
            "www\u{AD}.evil.com",
            "Win now http://evil.example",
            "http：／／evil.example",
            "foo://x",
            "MAILTO:x",
            "javascript:alert(1)",
            "evil.com:8080",
            "evil.com.:8080",
            "EVIL.COM/",
            "evil.com?x=1",
            "evil.com\\x",
            "evil.рф/вход",
            "evil.xn--p1ai",
            "xn--80ak6aa92e.com",
            "//evil.com",
            "192.0.2.1/x",
            "e\u{34F}vil.com/x",
            "evil.com\u{2044}x",
        ] {
            assert!(is_link(link), "{link:?}");
        }
    }

    #[test]
    fn punctuation_around_a_host_hides_no_link() {
        for link in [
            "Click...evil.com/login",
            "Click…evil.com/login",
            "go..bit.ly/x",
            "evil.com../login",
            "ann@..evil.com",
            "ann'@evil.com",
            "ann!#~@evil.com",
            "evil.example/login",
            "evil.test:8080",
            "evil.onion/x",
            "skype:ann",
            "SIP:ann",
        ] {
            assert!(is_link(link), "{link:?}");
        }
    }

    #[test]
    fn a_dot_a_colon_a_slash_or_an_at_sign_alone_is_not_a_link() {
        for name in [
            "Anna.Li",
            "J.R.R. Tolkien",
            "Dr. No.com",
            "S/O: Ravi Kumar",
            "D/O : Ravi Kumar",
            "Asha W／O：Ravi Kumar",
            "St.John/Smith",
            "Nuria 3:16",
            "A/B",
            "Wwwa",
            "Awww.",
            "Jr.",
            "@jane.doe",
            "~@jane.doe~",
            "Ann...Lee/Li",
            "Jane @ Work",
            "Jane (Smith/Miller)",
            "Tel Aviv",
            "Jose\u{301}.Li",
            "1.2.3.4",
        ] {
            assert!(!is_link(name), "{name:?}");
        }
    }

    #[test]
    fn a_bare_host_is_detected_by_its_top_level_domain() {
        for host in [
            "evil.com",
            "Visit evil.com!",
            "evil。com",
            "ｅｖｉｌ．ｃｏｍ",
            "evil.рф",
            "Anna.Li",
            "Dr. No.com",
            "a.com,now",
            "x_evil.com_",
            "Click...evil.com",
            "evil.example",
            "访问evil.com领奖",
            "evil.comです",
        ] {
            assert!(has_host(&plain(host)), "{host}");
        }
        for name in ["St.John", "J.R.R. Tolkien", "Jr.", "com", ".com", "a..com", "Jo.Peña", "李.小龙"] {
            assert!(!has_host(&plain(name)), "{name}");
        }
    }

    proptest! {
        #[test]
        fn invisible_characters_and_wide_letters_hide_no_link(
            link in prop::sample::select(&["www.evil.com", "evil.com/login", "ann@evil.com", "https://evil.com"][..]),
            at in any::<prop::sample::Index>(),
            hidden in prop::sample::select(&['\u{200B}', '\u{AD}', '\u{34F}', '\u{2060}', '\u{FE0F}', '\u{2066}', '\u{E0061}'][..]),
            wide in any::<bool>(),
        ) {
            let widened = |c: char| char::from_u32(u32::from(c) + 0xFEE0).filter(|_| wide).unwrap_or(c);
            let mut text: Vec<char> = link.chars().map(widened).collect();
            text.insert(at.index(text.len()), hidden);
            let text = format!("Dear ({})", text.into_iter().collect::<String>());
            prop_assert!(is_link(&text), "{:?}", text);
        }

        #[test]
        fn any_text_is_judged_without_a_panic(text in any::<String>()) {
            let plain = plain(&text);
            let _ = (has_link(&plain), has_host(&plain));
        }
    }
}
