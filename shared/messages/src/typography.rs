//! Type by brand and script: fonts, slant, line breaks and the space between sentences.

use serde::{Deserialize, Serialize};

/// A font that the systems of mail readers have, by the name in a brand file.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Font {
    /// Arial, or Helvetica.
    #[default]
    Arial,
    /// Georgia, with serifs.
    Georgia,
    /// The interface font of each system.
    System,
    /// Tahoma, narrow.
    Tahoma,
    /// Times New Roman, with serifs.
    Times,
    /// Trebuchet MS.
    Trebuchet,
    /// Verdana, wide.
    Verdana,
}

impl Font {
    /// The fonts, and the generic family that replaces them. The first one is on Windows: Outlook takes Times New Roman
    /// if it lacks the first font of a list.
    const fn stack(self) -> (&'static str, &'static str) {
        match self {
            Self::Arial => ("Arial,Helvetica", "sans-serif"),
            Self::Georgia => ("Georgia,'Times New Roman'", "serif"),
            Self::System => ("'Segoe UI',-apple-system,Roboto,'Helvetica Neue',Arial", "sans-serif"),
            Self::Tahoma => ("Tahoma,Geneva", "sans-serif"),
            Self::Times => ("'Times New Roman',Times", "serif"),
            Self::Trebuchet => ("'Trebuchet MS',Tahoma", "sans-serif"),
            Self::Verdana => ("Verdana,Geneva", "sans-serif"),
        }
    }
}

/// The type of a script: the tags of its locales, its fonts, and the one for Outlook.
struct Script {
    tags: &'static [&'static str],
    fonts: &'static str,
    office_font: &'static str,
}

/// The scripts that a Latin font lacks.
const SCRIPTS: [Script; 9] = [
    script(&["ar", "ckb", "fa", "ps", "sd", "ug", "ur"], "'Geeza Pro','Segoe UI',Tahoma", "'Segoe UI'"),
    script(&["he", "yi"], "'Segoe UI',Tahoma", "'Segoe UI'"),
    script(&["ja"], "'Hiragino Sans','Yu Gothic UI',Meiryo,'Noto Sans JP'", "Meiryo"),
    script(&["ko"], "'Apple SD Gothic Neo','Malgun Gothic','Noto Sans KR'", "'Malgun Gothic'"),
    script(
        &["zh-Hant", "zh-HK", "zh-MO", "zh-TW"],
        "'PingFang TC','Microsoft JhengHei','Noto Sans TC'",
        "'Microsoft JhengHei'",
    ),
    script(&["zh"], "'PingFang SC','Microsoft YaHei','Noto Sans SC'", "'Microsoft YaHei'"),
    script(&["th"], "Thonburi,'Leelawadee UI','Noto Sans Thai'", "'Leelawadee UI'"),
    script(&["hi", "mr", "ne"], "'Kohinoor Devanagari','Nirmala UI','Noto Sans Devanagari'", "'Nirmala UI'"),
    script(&["as", "bn"], "'Kohinoor Bangla','Nirmala UI','Noto Sans Bengali'", "'Nirmala UI'"),
];

/// Languages in Latin, Greek or Cyrillic letters, which have an italic form. Most other scripts have none.
const ITALIC: [&str; 48] = [
    "af", "az", "be", "bg", "bs", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu", "fi", "fil",
    "fr", "ga", "gl", "hr", "hu", "id", "is", "it", "kk", "lt", "lv", "mk", "ms", "mt", "nb", "nl", "nn",
    "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "tr", "uk", "vi",
];

const fn script(tags: &'static [&'static str], fonts: &'static str, office_font: &'static str) -> Script {
    Script { tags, fonts, office_font }
}

/// The type of a message, as templates refer to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Typography {
    /// The font list: the brand's font, the fonts of the script, a generic family.
    pub fonts: String,
    /// The font for Outlook, which chooses fonts for other scripts itself; empty for Latin, Greek and Cyrillic.
    pub office_font: &'static str,
    /// `italic` for Latin, Greek and Cyrillic letters, or `normal`.
    pub slant: &'static str,
    /// Declarations for line breaks. A word that is longer than a line breaks anywhere.
    pub breaks: &'static str,
    /// The space between two sentences.
    pub gap: &'static str,
}

impl Typography {
    /// The type of a brand's font in a locale.
    #[must_use]
    pub fn new(font: Font, locale: &str) -> Self {
        let (fonts, generic) = font.stack();
        let script = SCRIPTS.iter().find(|script| script.tags.iter().any(|tag| is_within(locale, tag)));
        let language = locale.split('-').next().unwrap_or_default();
        Self {
            fonts: script.map_or_else(
                || format!("{fonts},{generic}"),
                |script| format!("{fonts},{},{generic}", script.fonts),
            ),
            office_font: script.map_or("", |script| script.office_font),
            slant: if is_italic(locale) { "italic" } else { "normal" },
            breaks: match language {
                "ko" => "word-break:keep-all;overflow-wrap:anywhere",
                _ => "word-break:break-word",
            },
            gap: if ["ja", "zh"].contains(&language) { "" } else { " " },
        }
    }
}

/// Returns whether the script of the locale, by its own subtag or by its language, has an italic form.
fn is_italic(locale: &str) -> bool {
    let mut parts = locale.split('-');
    let language = parts.next().unwrap_or_default();
    match parts.next().filter(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic())) {
        Some(script) => ["Cyrl", "Grek", "Latn"].contains(&script),
        None => ITALIC.contains(&language),
    }
}

/// Returns whether the locale is `tag` or a more specific one.
fn is_within(locale: &str, tag: &str) -> bool {
    locale.strip_prefix(tag).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_specific_tag_selects_the_script() {
        let fonts = |locale| Typography::new(Font::Arial, locale).fonts;
        assert_eq!(fonts("en-GB"), "Arial,Helvetica,sans-serif");
        assert!(fonts("zh-Hant").contains("PingFang TC") && fonts("zh-TW").contains("PingFang TC"));
        assert!(fonts("zh-Hans").contains("PingFang SC") && fonts("zh").contains("PingFang SC"));
        // The Filipino language is not a form of Finnish or Persian.
        assert_eq!(fonts("fil"), fonts("fi"));
    }

    #[test]
    fn a_script_without_a_slanted_form_is_upright() {
        for locale in ["ar", "fa", "he", "ja", "ko", "zh-Hans", "zh-Hant", "th", "hi", "bn", "ka", "ms-Arab"]
        {
            assert_eq!(Typography::new(Font::Arial, locale).slant, "normal", "{locale}");
        }
        for locale in ["en", "pt-BR", "el", "ru", "vi", "tr", "fil", "es-419", "sr-Latn"] {
            assert_eq!(Typography::new(Font::Arial, locale).slant, "italic", "{locale}");
        }
    }

    #[test]
    fn a_font_keeps_its_generic_family_after_the_fonts_of_the_script() {
        assert_eq!(Typography::new(Font::Georgia, "en").fonts, "Georgia,'Times New Roman',serif");
        let thai = Typography::new(Font::Georgia, "th");
        assert!(
            thai.fonts.starts_with("Georgia,'Times New Roman',Thonburi,") && thai.fonts.ends_with(",serif")
        );
    }
}
