//! Refuses characters that no name of a person has and that harm readers: control characters, unclosed
//! writing directions, private and unassigned characters, and long runs of combining marks. All other
//! characters pass. Some orthography needs them, or copying adds them, and people cannot correct characters
//! that they cannot see.

use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// Largest number of marks in a row. A Burmese syllable has five, a Tibetan stack of Sanskrit syllables
/// seven.
const MOST_MARKS: usize = 8;
/// Largest number of [`FREE_MARKS`] in a row. No orthography stacks more, and more would cover the lines
/// above and below.
const MOST_FREE_MARKS: usize = 4;
/// Blocks of marks that any letter may carry: "Combining Diacritical Marks" and its extensions.
const FREE_MARKS: [(char, char); 6] = [
    ('\u{300}', '\u{36F}'),
    ('\u{483}', '\u{489}'),
    ('\u{1AB0}', '\u{1AFF}'),
    ('\u{1DC0}', '\u{1DFF}'),
    ('\u{20D0}', '\u{20FF}'),
    ('\u{FE20}', '\u{FE2F}'),
];

/// Format characters that orthographies need: the space bar of Khmer, Thai, Lao and Burmese keyboards, the joiners of
/// Persian and Indic scripts, the marks of direction, the vowel separator of Mongolian, the soft hyphen, and the signs
/// that Arabic, Syriac and Kaithi write around numbers and abbreviations.
const NEEDED_FORMATS: [char; 21] = [
    '\u{AD}',
    '\u{600}',
    '\u{601}',
    '\u{602}',
    '\u{603}',
    '\u{604}',
    '\u{605}',
    '\u{61C}',
    '\u{6DD}',
    '\u{70F}',
    '\u{890}',
    '\u{891}',
    '\u{8E2}',
    '\u{180E}',
    '\u{200B}',
    '\u{200C}',
    '\u{200D}',
    '\u{200E}',
    '\u{200F}',
    '\u{110BD}',
    '\u{110CD}',
];

/// Pop directional isolate and pop directional formatting, which close the innermost direction of their kind.
const CLOSERS: [char; 2] = ['\u{2069}', '\u{202C}'];

/// Black flag, which tag characters turn into the flag of a region, such as Scotland.
/// Source: <https://www.unicode.org/reports/tr51/#def_emoji_tag_sequence>
const FLAG: char = '\u{1F3F4}';
const END_OF_TAGS: char = '\u{E007F}';

/// Returns whether a name may have every character of `name`. White space around the name comes from pasting
/// and does not count, even between direction marks.
#[must_use]
pub fn is_writable(name: &str) -> bool {
    let pasted = |c: char| c.is_whitespace() || is_needed_format(c);
    // Most names are printable ASCII, which needs no look-up.
    name.bytes().all(|byte| matches!(byte, b' '..=b'~'))
        || without_tags(name.trim_matches(pasted)).chars().all(is_allowed)
            && directions_are_closed(name)
            && most_in_a_row(name, is_mark) <= MOST_MARKS
            && most_in_a_row(name, is_free_mark) <= MOST_FREE_MARKS
}

fn is_allowed(c: char) -> bool {
    use GeneralCategory::{Control, Format, LineSeparator, ParagraphSeparator, PrivateUse, Unassigned};
    match c.general_category() {
        Control | PrivateUse | Unassigned | LineSeparator | ParagraphSeparator => false,
        Format => is_needed_format(c),
        // Decoders put it in place of text that is not valid Unicode.
        _ => c != char::REPLACEMENT_CHARACTER,
    }
}

fn is_needed_format(c: char) -> bool {
    NEEDED_FORMATS.contains(&c) || CLOSERS.contains(&c) || closer(c).is_some()
}

/// The character that closes the direction that `c` opens.
const fn closer(c: char) -> Option<char> {
    match c {
        '\u{2066}'..='\u{2068}' => Some(CLOSERS[0]),
        '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => Some(CLOSERS[1]),
        _ => None,
    }
}

/// Returns whether every isolate, embedding and override is closed within the name, the innermost first. An
/// unclosed one would reorder the text after the name in a mail or on a page.
fn directions_are_closed(name: &str) -> bool {
    let mut open = Vec::new();
    for c in name.chars() {
        if let Some(closer) = closer(c) {
            open.push(closer);
        } else if CLOSERS.contains(&c) && open.pop() != Some(c) {
            return false;
        }
    }
    open.is_empty()
}

/// The name without the tag characters of flag emoji. The remaining tag characters belong to no emoji.
fn without_tags(name: &str) -> String {
    let mut flags = name.split(FLAG);
    let mut plain = flags.next().unwrap_or_default().to_owned();
    for after in flags {
        let rest = after.trim_start_matches(is_region_tag);
        let tagged = rest.len() < after.len();
        plain.push(FLAG);
        plain.push_str(rest.strip_prefix(END_OF_TAGS).filter(|_| tagged).unwrap_or(after));
    }
    plain
}

/// Returns whether `c` is a tag letter or digit of a region's code.
const fn is_region_tag(c: char) -> bool {
    matches!(c, '\u{E0030}'..='\u{E0039}' | '\u{E0061}'..='\u{E007A}')
}

fn is_mark(c: char) -> bool {
    c.general_category_group() == GeneralCategoryGroup::Mark
}

fn is_free_mark(c: char) -> bool {
    FREE_MARKS.iter().any(|(first, last)| (*first..=*last).contains(&c))
}

/// Length of the longest run of characters for which `is_one` returns `true`. Invisible format characters do
/// not interrupt a run.
fn most_in_a_row(name: &str, is_one: impl Fn(char) -> bool) -> usize {
    let shown: Vec<char> = name.chars().filter(|c| c.general_category() != GeneralCategory::Format).collect();
    shown.split(|c| !is_one(*c)).map(<[char]>::len).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_of_people_pass() {
        for name in [
            "O'Brien",
            "李小龙",
            "Jose\u{301}",
            "St.John",
            "J.R.R. Tolkien",
            "Nguyễn Thị Ánh",
            "דוד בן־גוריון",
            "می\u{200C}خواهم",
            "क\u{94D}\u{200D}ष",
            "Anne-Marie",
            "X Æ A-12",
            "Jr., 3rd",
            "\u{200F}עלי",
            "Åsa 🙂",
            "សុខ\u{200B}ភាព",
            "\u{182E}\u{1823}\u{1829}\u{182D}\u{1823}\u{182F}\u{180E}\u{1820}",
            "မျှော်",
            "ཧྐྵྨླྺྼྻྂ",
            "ܡܪܝ\u{70F}",
            "辻\u{E0100}",
            "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F} Ailsa",
        ] {
            assert!(is_writable(name), "{name:?}");
        }
    }

    #[test]
    fn characters_that_copying_adds_pass() {
        for copied in [
            "Jane\n",
            "\tJane \r\n",
            "Jane\u{2028}",
            "Jane\u{A0}",
            "\u{2068}Jane\n\u{2069}",
            "\u{200E}\u{2029}Jane",
            "\u{200E}Jane\u{200E}",
            "\u{2068}Jane\u{2069}",
            "\u{2067}\u{2066}Jane\u{2069} עלי\u{2069}",
            "\u{202A}Jane\u{202C}",
            "\u{202B}\u{2066}Jane\u{2069}\u{202C}",
        ] {
            assert!(is_writable(copied), "{copied:?}");
        }
    }

    #[test]
    fn characters_that_names_do_not_have_are_refused() {
        for name in [
            "Jane\r\nBcc: x",
            "Jane\u{0}",
            "Ja\tne",
            "\u{202E}enaJ",
            "\u{2066}Jane",
            "Jane\u{2069}",
            "Jane\u{202C}",
            "\u{2066}Jane\u{202C}",
            "\u{2066}\u{202E}enaJ\u{2069}\u{202C}",
            "\u{FEFF}Jane",
            "Jane\u{E000}",
            "Jane\u{2028}Doe",
            "\u{FEFF}\n",
            "Jane\u{FFFF}",
            "Jane\u{FFFD}",
            "Z\u{301}\u{302}\u{303}\u{304}\u{306}",
            "\u{E01}\u{E47}\u{E47}\u{E47}\u{E47}\u{E47}\u{E47}\u{E47}\u{E47}\u{E47}",
            "Z\u{301}\u{200D}\u{302}\u{200D}\u{303}\u{34F}\u{304}\u{200D}\u{306}",
            "\u{E0041}",
            "Jane\u{E0067}\u{E007F}",
            "\u{1F3F4}\u{E007F}",
            "\u{1F3F4}\u{E0067}\u{E0062}",
            "\u{1F3F4}\u{E0067}a\u{E007F}",
            "Ja\u{85}ne",
            "Ja\u{2062}ne",
        ] {
            assert!(!is_writable(name), "{name:?}");
        }
    }

    /// Isolates, embeddings and overrides, all open and closed as brackets are.
    fn balanced() -> impl Strategy<Value = String> {
        const PAIRS: [&str; 4] =
            ["\u{2066}\u{2069}", "\u{2068}\u{2069}", "\u{202A}\u{202C}", "\u{202E}\u{202C}"];
        r"[a-z ]{0,5}".prop_recursive(4, 16, 3, |inner| {
            let around = (prop::sample::select(&PAIRS[..]), inner.clone()).prop_map(|(pair, text)| {
                let mut pair = pair.chars();
                format!("{}{text}{}", pair.next().unwrap(), pair.next().unwrap())
            });
            prop_oneof![around, (inner.clone(), inner).prop_map(|(one, other)| one + &other)]
        })
    }

    proptest! {
        #[test]
        fn letters_are_never_refused(name in r"[\p{L}\p{Nd}\p{P} ]{0,40}") {
            prop_assert!(is_writable(&name));
        }

        #[test]
        fn any_text_is_judged_without_a_panic(name in any::<String>()) {
            let _ = is_writable(&name);
        }

        #[test]
        fn only_an_unclosed_direction_is_refused(name in balanced(), cut in any::<prop::sample::Index>()) {
            prop_assert!(is_writable(&name));
            let directions: Vec<usize> =
                name.char_indices().filter(|(_, c)| !c.is_ascii()).map(|(at, _)| at).collect();
            if !directions.is_empty() {
                let mut cut_name = name.clone();
                cut_name.remove(*cut.get(&directions));
                prop_assert!(!is_writable(&cut_name));
            }
        }

        #[test]
        fn a_private_or_control_character_is_never_allowed(
            name in r"\PC{1,10}", bad in r"[\p{Cc}\p{Co}]", rest in r"[a-z]{1,5}",
        ) {
            let name = format!("a{name}{bad}{rest}");
            prop_assert!(!is_writable(&name));
        }
    }
}
