//! Invisible characters. A text of nothing else is blank, and two texts can look alike and differ only in
//! them.

use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// `Default_Ignorable_Code_Point`: first and last character of each range. Future characters fall into the same ranges.
/// Source: Unicode, `DerivedCoreProperties.txt`
const DEFAULT_IGNORABLE: [(char, char); 17] = [
    ('\u{AD}', '\u{AD}'),
    ('\u{34F}', '\u{34F}'),
    ('\u{61C}', '\u{61C}'),
    ('\u{115F}', '\u{1160}'),
    ('\u{17B4}', '\u{17B5}'),
    ('\u{180B}', '\u{180F}'),
    ('\u{200B}', '\u{200F}'),
    ('\u{202A}', '\u{202E}'),
    ('\u{2060}', '\u{206F}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{FE00}', '\u{FE0F}'),
    ('\u{FEFF}', '\u{FEFF}'),
    ('\u{FFA0}', '\u{FFA0}'),
    ('\u{FFF0}', '\u{FFF8}'),
    ('\u{1BCA0}', '\u{1BCA3}'),
    ('\u{1D173}', '\u{1D17A}'),
    ('\u{E0000}', '\u{E0FFF}'),
];

/// The Braille pattern without dots. Its category is Symbol, but the screen shows a blank.
const BRAILLE_BLANK: char = '\u{2800}';

/// Returns whether `c` is invisible: a variation selector, a filler, a joiner or another format character.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    !c.is_ascii() && c.general_category() == GeneralCategory::Format
        || DEFAULT_IGNORABLE.iter().any(|(first, last)| (*first..=*last).contains(&c))
}

/// Returns whether `text` has a visible character. A combining mark alone does not count.
#[must_use]
pub fn has_visible(text: &str) -> bool {
    use GeneralCategoryGroup::{Letter, Number, Punctuation, Symbol};
    let seen = |c: char| {
        c.is_ascii_graphic() || matches!(c.general_category_group(), Letter | Number | Punctuation | Symbol)
    };
    text.chars().any(|c| seen(c) && !is_invisible(c) && c != BRAILLE_BLANK)
}

/// The visible characters of `text` in NFKC. Invisible characters are removed first, so that a letter and its
/// combining mark compose.
pub fn visible(text: &str) -> impl Iterator<Item = char> {
    // Most texts are ASCII, which is visible and in NFKC.
    let (ascii, other) = if text.is_ascii() { (text, "") } else { ("", text) };
    ascii.chars().chain(other.chars().filter(|c| !is_invisible(*c)).nfkc())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_ranges_are_in_order() {
        let bounds = DEFAULT_IGNORABLE.iter().flat_map(|(first, last)| [*first, *last]);
        assert!(bounds.collect::<Vec<_>>().is_sorted());
    }

    #[test]
    fn blank_text_has_nothing_visible() {
        for blank in [
            "",
            " ",
            "\u{3000}",
            "\u{A0}\n",
            "\u{3164}",
            "\u{115F}\u{1160}",
            "\u{2800}",
            "\u{200B}\u{FE0F}",
            "\u{301}",
        ] {
            assert!(!has_visible(blank), "{blank:?}");
        }
        for seen in ["a", ".", "\u{200B}a", "李", "🙂", "7", "\u{A0}\u{E9}"] {
            assert!(has_visible(seen), "{seen:?}");
        }
    }

    #[test]
    fn equivalent_spellings_have_the_same_visible_text() {
        for same in ["né", "ne\u{301}", "ne\u{34F}\u{301}", "ⓝe\u{301}", "\u{3164}n\u{200D}\u{E9}\u{FE0F}"]
        {
            assert_eq!(visible(same).collect::<String>(), "n\u{E9}", "{same:?}");
        }
    }

    proptest! {
        #[test]
        fn an_invisible_character_does_not_change_visibility(text in any::<String>(), at in any::<prop::sample::Index>()) {
            let chars = DEFAULT_IGNORABLE.iter().flat_map(|(first, last)| *first..=*last).collect::<Vec<_>>();
            let more = format!("{text}{}", at.get(&chars));
            prop_assert_eq!(has_visible(&text), has_visible(&more));
        }
    }
}
