//! The locales of the content, and the choice of a user's locale: by the client's metadata, by the user's
//! attribute `locale`, or by `DEFAULT_LOCALE`. A requested tag is only compared with the tags of the content,
//! never used.

use content::{Pack, RefusalCode, Refusals};
use serde::Deserialize;

use crate::{Event, InitError, Settings};

/// The source language of the shipped translations.
const DEFAULT: &str = "en";

/// Sentence of [`RefusalCode::Unavailable`] when no content can be read.
const UNAVAILABLE: &str = "Something went wrong on our side, so please try again in a few minutes";

/// Aliases of language tags. Source: CLDR, `languageAlias` and `parentLocales`.
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

/// Regions that use American English. Source: CLDR, `languageMatching`, `$enUS`.
const AMERICAN_ENGLISH: &str = "AS CA GU MH MP PH PR UM US VI";

/// Regions of the Americas. Source: UN M.49, region 019; CLDR, `languageMatching`, `$americas`.
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
    /// English with the sentence of one refusal code, for errors before the content is read.
    const NEUTRAL: Self = Self { tag: DEFAULT, refusals: Refusals::NONE };

    /// BCP 47 tag, for example `pt-BR`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        self.tag
    }

    /// Sentence for `refusal_code`, without a final full stop.
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

/// All locales of the content, and the default.
#[derive(Clone, Debug)]
pub struct Locales {
    /// Sorted by tag.
    all: Vec<Locale>,
    default: Locale,
}

impl Locales {
    /// English only, without content.
    pub const NEUTRAL: Self = Self { all: Vec::new(), default: Locale::NEUTRAL };

    /// The locales of the content. `DEFAULT_LOCALE` chooses the default; its own default is `en`.
    ///
    /// # Errors
    /// Fails if the content does not have the locale of `DEFAULT_LOCALE`.
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

    /// All locales, sorted by tag.
    pub fn all(&self) -> impl Iterator<Item = Locale> {
        self.all.iter().copied()
    }

    /// Locale of users who request no supported locale.
    #[must_use]
    pub const fn default_locale(&self) -> Locale {
        self.default
    }

    /// Locale of the user of an event. At registration the client's metadata comes first, because the client knows the
    /// person's language. Later the user's attribute comes first, because anybody can request a message to another user,
    /// such as a new password, with metadata of their own.
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

    /// The first supported locale of `requested_locales`, or the default.
    pub fn choose<'r>(&self, requested_locales: impl IntoIterator<Item = &'r str>) -> Locale {
        requested_locales.into_iter().find_map(|requested| self.nearest(requested)).unwrap_or(self.default)
    }

    /// Locale of the user of `event`.
    #[must_use]
    pub fn of_event(&self, event: &Event<'_>) -> Locale {
        let LocaleFields { client_metadata, user_attributes } = event.request::<LocaleFields>().0;
        let [metadata, attribute] = [client_metadata, user_attributes].map(|field| field?.locale);
        self.for_user(event.trigger_source(), attribute.as_deref(), metadata.as_deref())
    }

    /// The locale with this tag.
    fn named(&self, tag: &str) -> Option<Locale> {
        self.all().find(|locale| locale.tag.eq_ignore_ascii_case(tag))
    }

    /// The locale nearest to the requested tag, or `None` when its language is not supported.
    fn nearest(&self, requested: &str) -> Option<Locale> {
        let tag = LanguageTag::parse(requested)?;
        tag.candidates().iter().find_map(|tag| self.named(tag)).or_else(|| {
            let same_language = |other: &str| other.split('-').next() == Some(&tag.language);
            self.all().find(|locale| same_language(locale.tag))
        })
    }
}

/// Returns whether the event comes from the client of the person who registers. `CustomMessage_ResendCode`
/// does not count, because anybody who knows a username can request another code.
fn is_registration(trigger_source: &str) -> bool {
    trigger_source.starts_with("PreSignUp_")
        || matches!(
            trigger_source,
            "CustomMessage_SignUp" | "CustomMessage_AdminCreateUser" | "PostConfirmation_ConfirmSignUp"
        )
}

/// The fields of a request that name a locale.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct LocaleFields {
    client_metadata: Option<LocaleOnly>,
    user_attributes: Option<LocaleOnly>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct LocaleOnly {
    locale: Option<String>,
}

/// A language tag in any spelling: `pt-BR`, `pt_br`, `pt-BR.UTF-8`, `pt-BR,pt;q=0.9`.
struct LanguageTag {
    language: String,
    script: Option<String>,
    region: Option<String>,
}

impl LanguageTag {
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

    /// Matching tags, the best first.
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
        tags.extend(self.standard().map(|standard| format!("{language}-{standard}")));
        tags.push(language.clone());
        tags
    }

    /// Script or region of the written standard that this region uses, for languages with several standards.
    fn standard(&self) -> Option<&'static str> {
        let is_in = |regions: &str| {
            self.region.as_ref().is_some_and(|region| regions.split(' ').any(|known| known == region))
        };
        match self.language.as_str() {
            "zh" if self.script.is_none() && is_in(TRADITIONAL_CHINESE) => Some("Hant"),
            "zh" if self.script.is_none() => Some("Hans"),
            "en" if self.region.is_some() && !is_in(AMERICAN_ENGLISH) => Some("GB"),
            "es" if is_in(AMERICAS) => Some("419"),
            "pt" if self.region.is_none() || is_in(AMERICAS) => Some("BR"),
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

    fn chosen(requested: &str) -> &'static str {
        locales("").choose([requested]).tag()
    }

    #[test]
    fn the_nearest_supported_locale_is_chosen() {
        for (requested, tag) in [
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
            assert_eq!(chosen(requested), tag, "{requested}");
        }
    }

    #[test]
    fn an_unsupported_or_invalid_tag_gets_the_default() {
        for requested in ["sr-Latn-RS", "../../etc", "xx", "", "e", "english", "日本語"] {
            assert_eq!(chosen(requested), "en", "{requested}");
        }
    }

    #[test]
    fn the_first_supported_locale_wins() {
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
    fn after_registration_the_users_attribute_wins() {
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
    fn a_locale_is_read_from_attributes_and_client_metadata() {
        let locale = |request| of_event("CustomMessage_ForgotPassword", request);
        assert_eq!(locale(r#"{"userAttributes":{"locale":"xx"},"clientMetadata":{"locale":"vi"}}"#), "vi");
        assert_eq!(locale(r#"{"userAttributes":{},"clientMetadata":{"locale":"vi"}}"#), "vi");
        assert_eq!(locale(r#"{"userAttributes":{"locale":"de"},"clientMetadata":null}"#), "de");
        assert_eq!(locale(r#"{"userAttributes":{"locale":"de"},"clientMetadata":{"locale":7}}"#), "de");
        assert_eq!(locale(r#"{"userAttributes":{"locale":null}}"#), "en");
        assert_eq!(locale("null"), "en");
    }

    #[test]
    fn an_unsupported_default_locale_stops_init() {
        let read = |tag| Locales::from_settings(&Settings::from_pairs(&[("DEFAULT_LOCALE", tag)]), pack());
        assert_eq!(read("").unwrap().default_locale().tag(), "en");
        assert_eq!(read("PT-br").unwrap().default_locale().tag(), "pt-BR");
        let error = read("xx").unwrap_err().to_string();
        let expected = "DEFAULT_LOCALE is \"xx\", not one of the locales of the content: ar, ";
        assert!(error.starts_with(expected), "{error}");
    }

    #[test]
    fn without_content_every_refusal_has_the_neutral_sentence() {
        let english = locales("").named("en").unwrap();
        for refusal_code in RefusalCode::ALL {
            assert_eq!(Locale::default().sentence(refusal_code), english.sentence(RefusalCode::Unavailable));
        }
        assert_eq!(Locales::NEUTRAL.choose(["de"]), Locale::default());
    }

    #[test]
    fn every_locale_is_chosen_by_its_own_tag() {
        for locale in locales("").all() {
            assert_eq!(chosen(locale.tag()), locale.tag());
        }
    }

    proptest! {
        #[test]
        fn any_text_chooses_a_locale(requested in any::<String>()) {
            chosen(&requested);
        }
    }
}
