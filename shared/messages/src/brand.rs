//! A brand: the name, addresses, colours and type that all messages of a company share, from
//! `templates/brands/*.toml`. An invalid brand fails the pack and the build.

mod problems;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::colour::Colour;
use crate::typography::Font;

/// A brand, as in its file.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Brand {
    /// The name that people know.
    pub name: String,
    /// Address of the link in the footer, `https` only.
    pub site_url: String,
    /// Email address for questions.
    pub support_address: String,
    /// Address of the page where a person signs in: a button of the invitation.
    pub sign_in_url: Option<String>,
    /// Address of the privacy policy, in the footer.
    pub privacy_url: Option<String>,
    /// Address of the terms, in the footer.
    pub terms_url: Option<String>,
    /// Address of the legal notice, in the footer.
    pub imprint_url: Option<String>,
    /// Signature, instead of the locale's "The … Team".
    pub team: Option<Team>,
    /// Postal address, the last line of the footer.
    pub postal_line: Option<String>,
    /// Whether messages hold the sentence about privacy.
    #[serde(default = "yes")]
    pub privacy_sentence: bool,
    /// Font of every text but code and password.
    #[serde(default)]
    pub font: Font,
    /// Image above the heading, instead of the name. Without it, a mail client loads nothing.
    pub logo: Option<Logo>,
    /// Shorter name for SMS, which hold 140 bytes.
    pub sms_name: Option<String>,
    /// Host of the pages on which a browser fills in the code of an SMS (origin-bound one-time code).
    /// Source: <https://wicg.github.io/sms-one-time-codes/>
    pub sms_host: Option<String>,
    /// Light colours. They are inline, so they apply where a mail client drops styles.
    pub light: Light,
    /// Dark colours, for readers who prefer dark mode.
    pub dark: Dark,
}

/// A signature in every language, or one for each language.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(
    untagged,
    expecting = "write a string, or a table with a string for each language, such as { en = \"…\", de = \"…\" }"
)]
pub enum Team {
    /// The same in every language.
    Same(String),
    /// By language tag, such as `en` or `pt-BR`. Other languages have the signature of their locale.
    ByLocale(BTreeMap<String, String>),
}

/// An image above the heading.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a table: [logo] with the keys url, alt, width and height")]
pub struct Logo {
    /// Address of the image, `https` only. Mail clients show PNG, JPEG and GIF.
    pub url: String,
    /// Text for readers who do not see the image.
    pub alt: String,
    /// Displayed width, in pixels. A narrow screen scales the image down.
    pub width: u16,
    /// Displayed height, in pixels.
    pub height: u16,
}

/// Light colours, `#rrggbb` each.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(
    deny_unknown_fields,
    expecting = "a table: [light] with the keys page, card, header, header_end, on_header, text, muted and link"
)]
pub struct Light {
    /// Background around the card.
    pub page: Colour,
    /// Background of the text.
    pub card: Colour,
    /// Background of heading and code, and start of the gradient.
    pub header: Colour,
    /// End of the gradient.
    pub header_end: Colour,
    /// Text of heading and code.
    pub on_header: Colour,
    /// Text.
    pub text: Colour,
    /// Secondary text.
    pub muted: Colour,
    /// Links.
    pub link: Colour,
}

/// Dark colours, `#rrggbb` each.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(
    deny_unknown_fields,
    expecting = "a table: [dark] with the keys page, card, text, muted and link, and the optional keys header, \
                 header_end and on_header"
)]
pub struct Dark {
    /// Background around the card.
    pub page: Colour,
    /// Background of the text.
    pub card: Colour,
    /// Background of heading and code, and start of the gradient; those of light mode if it is missing.
    pub header: Option<Colour>,
    /// End of the gradient; without it, a `header` of dark mode has no gradient.
    pub header_end: Option<Colour>,
    /// Text of heading and code; that of light mode if it is missing.
    pub on_header: Option<Colour>,
    /// Text.
    pub text: Colour,
    /// Secondary text.
    pub muted: Colour,
    /// Links.
    pub link: Colour,
}

impl Brand {
    /// The brand's own signature in a locale: that of the tag, else that of the language.
    #[must_use]
    pub fn team(&self, locale: &str) -> Option<&str> {
        match self.team.as_ref()? {
            Team::Same(team) => Some(team),
            Team::ByLocale(teams) => {
                let language = locale.split('-').next().unwrap_or_default();
                teams.get(locale).or_else(|| teams.get(language)).map(String::as_str)
            }
        }
    }

    /// The tags of `team` that are those of no locale: nobody would see their signature.
    pub(crate) fn unknown_team_tags(&self, locales: &[&str]) -> Vec<&str> {
        let Some(Team::ByLocale(teams)) = &self.team else { return Vec::new() };
        let language = |locale: &str, tag: &str| locale.split('-').next() == Some(tag);
        let is_known = |tag: &str| locales.iter().any(|locale| *locale == tag || language(locale, tag));
        teams.keys().map(String::as_str).filter(|tag| !is_known(tag)).collect()
    }

    /// The addresses of the brand's pages by key, as far as it has them.
    pub(crate) fn pages(&self) -> impl Iterator<Item = (&'static str, &String)> {
        let pages = [
            ("site_url", Some(&self.site_url)),
            ("sign_in_url", self.sign_in_url.as_ref()),
            ("privacy_url", self.privacy_url.as_ref()),
            ("terms_url", self.terms_url.as_ref()),
            ("imprint_url", self.imprint_url.as_ref()),
        ];
        pages.into_iter().filter_map(|(key, url)| Some((key, url?)))
    }
}

const fn yes() -> bool {
    true
}
