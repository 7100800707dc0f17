//! Characters that nobody sees: a text made of them is blank, and inside a text they hide nothing but a difference.

use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// `Default_Ignorable_Code_Point`: first and last of each range. Characters that are assigned later fall into the same
/// ranges. Source: Unicode, `DerivedCoreProperties.txt`
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

/// A pattern of Braille without a dot: a symbol by its category, a blank on every screen.
const BRAILLE_BLANK: char = '\u{2800}';

/// Whether `c` is drawn as nothing: variation selectors, fillers, joiners and every other format character.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    !c.is_ascii() && c.general_category() == GeneralCategory::Format
        || DEFAULT_IGNORABLE.iter().any(|(first, last)| (*first..=*last).contains(&c))
}

/// Whether a reader sees anything of `text`. A mark alone has nothing to stand on.
#[must_use]
pub fn has_visible(text: &str) -> bool {
    use GeneralCategoryGroup::{Letter, Number, Punctuation, Symbol};
    let seen = |c: char| {
        c.is_ascii_graphic() || matches!(c.general_category_group(), Letter | Number | Punctuation | Symbol)
    };
    text.chars().any(|c| seen(c) && !is_invisible(c) && c != BRAILLE_BLANK)
}

/// The characters of `text` that a reader sees, compatibility forms folded (NFKC). Invisible ones go first: without them,
/// a letter and its mark come together.
pub fn visible(text: &str) -> impl Iterator<Item = char> {
    // Most texts are ASCII, which is all visible and has no other form.
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
    fn compatibility_forms_are_one_text() {
        for same in ["né", "ne\u{301}", "ne\u{34F}\u{301}", "ⓝe\u{301}", "\u{3164}n\u{200D}\u{E9}\u{FE0F}"]
        {
            assert_eq!(visible(same).collect::<String>(), "n\u{E9}", "{same:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_invisible_makes_nothing_visible(text in any::<String>(), at in any::<prop::sample::Index>()) {
            let chars = DEFAULT_IGNORABLE.iter().flat_map(|(first, last)| *first..=*last).collect::<Vec<_>>();
            let more = format!("{text}{}", at.get(&chars));
            prop_assert_eq!(has_visible(&text), has_visible(&more));
        }
    }
}
