//! The locales of the content, and the one that a person gets: by the client's metadata, by the user's attribute `locale`,
//! or else `DEFAULT_LOCALE`. A wish is compared with the tags of the content and never used for anything else.

use content::{Pack, RefusalCode, Refusals};
use serde::Deserialize;

use crate::{Event, InitError, Settings};

/// The locale that the shipped texts are translated from.
const DEFAULT: &str = "en";

/// The sentence of [`RefusalCode::Unavailable`] where no content can be read.
const UNAVAILABLE: &str = "Something went wrong on our side, so please try again in a few minutes";

/// Languages that are known by another tag, too. Source: CLDR, `languageAlias` and `parentLocales`.
const ALIASES: [(&str, &str); 8] = [
    ("cmn", "zh"),
    ("in", "id"),
    ("iw", "he"),
    ("mo", "ro"),
    ("nn", "nb"),
    ("no", "nb"),
    ("sh", "sr"),
    ("tl", "fil"),
];

/// Regions whose English is nearer to that of the United States. Source: CLDR, `languageMatching`, `$enUS`.
const ENGLISH_OF_THE_STATES: &str = "AS CA GU MH MP PH PR UM US VI";

/// Source: UN M.49, region 019; CLDR, `languageMatching`, `$americas`.
const AMERICAS: &str = "019 AG AI AR AW BB BL BM BO BQ BR BS BV BZ CA CL CO CR CU CW DM DO EC FK GD GF GL GP GS GT \
                        GY HN HT JM KN KY LC MF MQ MS MX NI PA PE PM PR PY SR SV SX TC TT US UY VC VE VG VI";

/// Regions that write Chinese in traditional characters.
const TRADITIONAL_CHINESE: &str = "HK MO TW";

/// A locale of the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Locale {
    tag: &'static str,
    refusals: Refusals<'static>,
}

impl Locale {
    /// English with one sentence: for errors before the content is read.
    const NEUTRAL: Self = Self { tag: DEFAULT, refusals: Refusals::NONE };

    /// Its BCP 47 tag, for example `pt-BR`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        self.tag
    }

    /// The sentence that the person sees, without a final full stop.
    #[must_use]
    pub fn sentence(self, refusal_code: RefusalCode) -> &'static str {
        self.refusals.sentence(refusal_code).unwrap_or(UNAVAILABLE)
    }
}

impl Default for Locale {
    fn default() -> Self {
        Self::NEUTRAL
    }
}

/// Every locale of the content, and the default.
#[derive(Clone, Debug)]
pub struct Locales {
    /// Sorted by their tags.
    all: Vec<Locale>,
    default: Locale,
}

impl Locales {
    /// No content: English alone.
    pub const NEUTRAL: Self = Self { all: Vec::new(), default: Locale::NEUTRAL };

    /// The locales of the content, and `DEFAULT_LOCALE`, or else `en`.
    ///
    /// # Errors
    /// When the content has no such locale.
    pub fn from_settings(settings: &Settings, pack: &Pack<'static>) -> Result<Self, InitError> {
        let all = pack.locales().iter().map(|locale| Locale { tag: locale.tag, refusals: locale.refusals });
        let mut locales = Self { all: all.collect(), default: Locale::NEUTRAL };
        let named = |tag: &str| {
            let tags = || locales.all.iter().map(|locale| locale.tag).collect::<Vec<_>>().join(", ");
            locales.named(tag).ok_or_else(|| format!("not one of the locales of the content: {}", tags()))
        };
        locales.default = match settings.parsed("DEFAULT_LOCALE", DEFAULT, named)? {
            Some(locale) => locale,
            None => locales.named(DEFAULT).or(locales.all.first().copied()).unwrap_or_default(),
        };
        Ok(locales)
    }

    /// Every locale, in the order of the tags.
    pub fn all(&self) -> impl Iterator<Item = Locale> {
        self.all.iter().copied()
    }

    /// The locale of people who want none that there is.
    #[must_use]
    pub const fn default_locale(&self) -> Locale {
        self.default
    }

    /// The locale of the person whom an event of `trigger_source` is about. While people register, the client knows
    /// best which language they read. Later, anybody may ask for a message to somebody else, as for a new password, and
    /// the client's metadata is that of whoever asks: the user's own attribute comes first.
    #[must_use]
    pub fn for_user(
        &self,
        trigger_source: &str,
        attribute: Option<&str>,
        client_metadata: Option<&str>,
    ) -> Locale {
        let requested_locales = if is_registration(trigger_source) {
            [client_metadata, attribute]
        } else {
            [attribute, client_metadata]
        };
        self.choose(requested_locales.into_iter().flatten())
    }

    /// The first wish that can be met, or else the default.
    pub fn choose<'w>(&self, requested_locales: impl IntoIterator<Item = &'w str>) -> Locale {
        requested_locales.into_iter().find_map(|wish| self.nearest(wish)).unwrap_or(self.default)
    }

    /// The locale of the person that `event` is about.
    #[must_use]
    pub fn of_event(&self, event: &Event<'_>) -> Locale {
        let Wishes { client_metadata, user_attributes } = event.request::<Wishes>().0;
        let [metadata, attribute] = [client_metadata, user_attributes].map(|wish| wish?.locale);
        self.for_user(event.trigger_source(), attribute.as_deref(), metadata.as_deref())
    }

    /// The locale with this tag.
    fn named(&self, tag: &str) -> Option<Locale> {
        self.all().find(|locale| locale.tag.eq_ignore_ascii_case(tag))
    }

    /// The locale that comes nearest to a wish, if there is one in its language.
    fn nearest(&self, wish: &str) -> Option<Locale> {
        let wish = Wish::parse(wish)?;
        wish.candidates().iter().find_map(|tag| self.named(tag)).or_else(|| {
            let same_language = |tag: &str| tag.split('-').next() == Some(&wish.language);
            self.all().find(|locale| same_language(locale.tag))
        })
    }
}

/// Whether the client is that of the person who registers. Anybody who knows a username can ask for another code, so
/// `CustomMessage_ResendCode` is none of these.
fn is_registration(trigger_source: &str) -> bool {
    trigger_source.starts_with("PreSignUp_")
        || matches!(
            trigger_source,
            "CustomMessage_SignUp" | "CustomMessage_AdminCreateUser" | "PostConfirmation_ConfirmSignUp"
        )
}

/// Where an event says which locale the person wants.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Wishes {
    client_metadata: Option<LocaleOnly>,
    user_attributes: Option<LocaleOnly>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct LocaleOnly {
    locale: Option<String>,
}

/// The parts of a tag that matter here. Written any way: `pt-BR`, `pt_br`, `pt-BR.UTF-8`, `pt-BR,pt;q=0.9`.
struct Wish {
    language: String,
    script: Option<String>,
    region: Option<String>,
}

impl Wish {
    fn parse(text: &str) -> Option<Self> {
        let tag = text.trim().split([',', ';', '.', '@']).next()?;
        let mut parts = tag.split(['-', '_']).peekable();
        let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
        let language = parts.next().filter(|part| matches!(part.len(), 2..=3) && letters(part))?;
        let language = language.to_ascii_lowercase();
        let script = parts.next_if(|part| part.len() == 4 && letters(part)).map(str::to_owned);
        let region = parts.next_if(|part| match part.len() {
            2 => letters(part),
            3 => part.bytes().all(|byte| byte.is_ascii_digit()),
            _ => false,
        });
        let alias = ALIASES.into_iter().find(|(alias, _)| *alias == language);
        let language = alias.map_or(language, |(_, language)| language.to_owned());
        Some(Self { language, script, region: region.map(str::to_ascii_uppercase) })
    }

    /// Tags that would do, the best first.
    fn candidates(&self) -> Vec<String> {
        let Self { language, script, region } = self;
        let mut tags = Vec::new();
        if let (Some(script), Some(region)) = (script, region) {
            tags.push(format!("{language}-{script}-{region}"));
        }
        if let Some(script) = script {
            tags.push(format!("{language}-{script}"));
        } else if let Some(region) = region {
            tags.push(format!("{language}-{region}"));
        }
        tags.extend(self.neighbour().map(|neighbour| format!("{language}-{neighbour}")));
        tags.push(language.clone());
        tags
    }

    /// The script or region that stands for this one where the language has more than one standard.
    fn neighbour(&self) -> Option<&'static str> {
        let lies_in = |regions: &str| {
            self.region.as_ref().is_some_and(|region| regions.split(' ').any(|known| known == region))
        };
        match self.language.as_str() {
            "zh" if self.script.is_none() && lies_in(TRADITIONAL_CHINESE) => Some("Hant"),
            "zh" if self.script.is_none() => Some("Hans"),
            "en" if self.region.is_some() && !lies_in(ENGLISH_OF_THE_STATES) => Some("GB"),
            "es" if lies_in(AMERICAS) => Some("419"),
            "pt" if self.region.is_none() || lies_in(AMERICAS) => Some("BR"),
            "pt" => Some("PT"),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::test_content::{locales, pack};

    fn chosen(wish: &str) -> &'static str {
        locales("").choose([wish]).tag()
    }

    #[test]
    fn a_wish_is_met_as_near_as_there_is_something() {
        for (wish, tag) in [
            ("de", "de"),
            ("DE", "de"),
            ("de-AT", "de"),
            ("de_CH.UTF-8", "de"),
            ("fr-CH, fr;q=0.9", "fr"),
            ("pt", "pt-BR"),
            ("pt-BR", "pt-BR"),
            ("pt_br", "pt-BR"),
            ("pt-AO", "pt-PT"),
            ("es", "es"),
            ("es-ES", "es"),
            ("es-MX", "es-419"),
            ("es-US", "es-419"),
            ("en-AU", "en-GB"),
            ("en-US", "en"),
            ("en-CA", "en"),
            ("en_GB", "en-GB"),
            ("zh", "zh-Hans"),
            ("zh-CN", "zh-Hans"),
            ("zh-TW", "zh-Hant"),
            ("zh-HK", "zh-Hant"),
            ("zh-Hant", "zh-Hant"),
            ("zh-hans-TW", "zh-Hans"),
            ("zh-Hant-HK", "zh-Hant"),
            ("ar_EG", "ar"),
            ("iw-IL", "he"),
            ("no", "nb"),
            ("nn-NO", "nb"),
            ("tl", "fil"),
            ("in", "id"),
        ] {
            assert_eq!(chosen(wish), tag, "{wish}");
        }
    }

    #[test]
    fn what_is_no_wish_that_can_be_met_gets_the_default() {
        for wish in ["sr-Latn-RS", "../../etc", "xx", "", "e", "english", "日本語"] {
            assert_eq!(chosen(wish), "en", "{wish}");
        }
    }

    #[test]
    fn the_first_wish_that_can_be_met_wins() {
        let choose = |requested_locales: &[&'static str]| {
            locales("fr").choose(requested_locales.iter().copied()).tag()
        };
        assert_eq!(choose(&["xx", "de"]), "de");
        assert_eq!(choose(&["it", "de"]), "it");
        assert_eq!(choose(&["xx", "../"]), "fr");
        assert_eq!(choose(&[]), "fr");
    }

    fn of_event(source: &str, request: &str) -> &'static str {
        let payload = format!(r#"{{"triggerSource":"{source}","request":{request}}}"#);
        let payload: crate::Payload = serde_json::from_str(&payload).unwrap();
        locales("").of_event(&Event::of(&payload).unwrap()).tag()
    }

    #[test]
    fn a_stranger_does_not_choose_the_language_of_a_user() {
        let both = r#"{"userAttributes":{"locale":"de"},"clientMetadata":{"locale":"vi-VN"}}"#;
        for registration in [
            "PreSignUp_SignUp",
            "PreSignUp_AdminCreateUser",
            "PreSignUp_ExternalProvider",
            "CustomMessage_SignUp",
            "CustomMessage_AdminCreateUser",
            "PostConfirmation_ConfirmSignUp",
        ] {
            assert_eq!(of_event(registration, both), "vi", "{registration}");
        }
        for known in [
            "CustomMessage_ResendCode",
            "CustomMessage_ForgotPassword",
            "CustomMessage_UpdateUserAttribute",
            "CustomMessage_VerifyUserAttribute",
            "CustomMessage_Authentication",
            "PostConfirmation_ConfirmForgotPassword",
            "PostAuthentication_Authentication",
            "Backfill",
            "",
        ] {
            assert_eq!(of_event(known, both), "de", "{known}");
        }
    }

    #[test]
    fn an_event_says_it_in_two_places() {
        let locale = |request| of_event("CustomMessage_ForgotPassword", request);
        assert_eq!(locale(r#"{"userAttributes":{"locale":"xx"},"clientMetadata":{"locale":"vi"}}"#), "vi");
        assert_eq!(locale(r#"{"userAttributes":{},"clientMetadata":{"locale":"vi"}}"#), "vi");
        assert_eq!(locale(r#"{"userAttributes":{"locale":"de"},"clientMetadata":null}"#), "de");
        assert_eq!(locale(r#"{"userAttributes":{"locale":"de"},"clientMetadata":{"locale":7}}"#), "de");
        assert_eq!(locale(r#"{"userAttributes":{"locale":null}}"#), "en");
        assert_eq!(locale("null"), "en");
    }

    #[test]
    fn the_default_must_be_there() {
        let read = |tag| Locales::from_settings(&Settings::from_pairs(&[("DEFAULT_LOCALE", tag)]), pack());
        assert_eq!(read("").unwrap().default_locale().tag(), "en");
        assert_eq!(read("PT-br").unwrap().default_locale().tag(), "pt-BR");
        let error = read("xx").unwrap_err().to_string();
        let expected = "DEFAULT_LOCALE is \"xx\", not one of the locales of the content: ar, ";
        assert!(error.starts_with(expected), "{error}");
    }

    #[test]
    fn without_content_there_is_one_sentence_and_it_is_the_english_one() {
        let english = locales("").named("en").unwrap();
        for refusal_code in RefusalCode::ALL {
            assert_eq!(Locale::default().sentence(refusal_code), english.sentence(RefusalCode::Unavailable));
        }
        assert_eq!(Locales::NEUTRAL.choose(["de"]), Locale::default());
    }

    #[test]
    fn every_locale_answers_to_its_own_tag() {
        for locale in locales("").all() {
            assert_eq!(chosen(locale.tag()), locale.tag());
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_wish(wish in any::<String>()) {
            chosen(&wish);
        }
    }
}
