//! Characters that no person's name has and that harm whoever prints the name: line breaks, overrides of the writing
//! direction, invisible and private characters, stacked marks. Joiners and direction marks stay: names in Persian,
//! Hindi or Arabic need them.

use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// ZWNJ, ZWJ, LRM, RLM, ALM and the soft hyphen.
const NEEDED_FORMATS: [char; 6] = ['\u{200C}', '\u{200D}', '\u{200E}', '\u{200F}', '\u{061C}', '\u{00AD}'];

/// Real orthographies stack at most this many marks on a letter.
const MARKS_IN_A_ROW: usize = 4;

/// Whether every character of `name` is one that names have.
#[must_use]
pub fn is_writable(name: &str) -> bool {
    // Most names; only the characters of the others have to be looked up.
    if name.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return true;
    }
    let mut marks = 0;
    name.chars().all(|c| {
        marks = if c.general_category_group() == GeneralCategoryGroup::Mark { marks + 1 } else { 0 };
        marks <= MARKS_IN_A_ROW && is_allowed(c)
    })
}

fn is_allowed(c: char) -> bool {
    use GeneralCategory::{Control, Format, LineSeparator, ParagraphSeparator, PrivateUse, Unassigned};
    match c.general_category() {
        Control | PrivateUse | Unassigned | LineSeparator | ParagraphSeparator => false,
        Format => NEEDED_FORMATS.contains(&c),
        // What stands for text that was not valid Unicode.
        _ => c != char::REPLACEMENT_CHARACTER,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn keeps_what_people_are_called() {
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
        ] {
            assert!(is_writable(name), "{name:?}");
        }
    }

    #[test]
    fn refuses_what_no_person_is_called() {
        for name in [
            "Jane\r\nBcc: x",
            "Jane\u{0}",
            "\u{202E}enaJ",
            "\u{2066}Jane",
            "Ja\u{200B}ne",
            "\u{FEFF}Jane",
            "Jane\u{E000}",
            "Jane\u{2028}",
            "Jane\u{FFFF}",
            "Jane\u{FFFD}",
            "Z\u{301}\u{302}\u{303}\u{304}\u{306}",
            "\u{E0041}",
            "Jane\u{85}",
        ] {
            assert!(!is_writable(name), "{name:?}");
        }
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
    }
}
