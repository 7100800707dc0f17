//! A brand: the name, addresses and colours that all messages of a company share, from `templates/brands/*.toml`. An
//! invalid brand fails the pack and the build.

use serde::{Deserialize, Serialize};

/// The lowest contrast ratio of text and background (WCAG 2, AA).
pub const LEAST_CONTRAST: f64 = 4.5;

/// The colour of links in mail clients that drop all styles.
const UNSTYLED_LINK: &str = "#0000ee";

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
    /// Signature in every language, instead of the locale's "The … Team".
    pub team: Option<String>,
    /// Postal address, the last line of the footer.
    pub postal_line: Option<String>,
    /// Image above the heading. Without it, a mail client loads nothing.
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

/// An image above the heading.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a table: [logo] with the keys url, alt, width and height")]
pub struct Logo {
    /// Address of the image, `https` only.
    pub url: String,
    /// Text for readers who do not see the image.
    pub alt: String,
    /// Displayed width, in pixels.
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

/// Dark colours, `#rrggbb` each. Header and code keep their light ones.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a table: [dark] with the keys page, card, text, muted and link")]
pub struct Dark {
    /// Background around the card.
    pub page: Colour,
    /// Background of the text.
    pub card: Colour,
    /// Text.
    pub text: Colour,
    /// Secondary text.
    pub muted: Colour,
    /// Links.
    pub link: Colour,
}

/// `#rrggbb`: the only form that every mail client supports.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(try_from = "String")]
pub struct Colour(pub String);

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if is_colour(&text) {
            Ok(Self(text))
        } else {
            Err(format!("{text:?} is not a colour; write #rrggbb, for example \"#047481\""))
        }
    }
}

impl Brand {
    /// The problems of the brand, each with its key.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        let mut problems: Vec<String> = self.pairs().iter().filter_map(low_contrast).collect();
        let logo = self.logo.as_ref();
        let texts = [
            ("name", Some(&self.name)),
            ("sms_name", self.sms_name.as_ref()),
            ("team", self.team.as_ref()),
            ("postal_line", self.postal_line.as_ref()),
            ("logo.alt", logo.map(|logo| &logo.alt)),
        ];
        for (key, text) in texts.into_iter().filter_map(|(key, text)| Some((key, text?))) {
            if text.trim().is_empty() || text.chars().any(|c| c.is_control() || "{}<>".contains(c)) {
                problems.push(format!(
                    "{key} {text:?} is empty or contains a line break, a brace or markup; \
                     write words on one line"
                ));
            }
        }
        let urls = [("site_url", Some(&self.site_url)), ("logo.url", logo.map(|logo| &logo.url))];
        for (key, url) in urls.into_iter().filter_map(|(key, url)| Some((key, url?))) {
            if !is_https(url) {
                problems.push(format!(
                    "{key} {url:?} is not an https address; write for example https://shop.example/"
                ));
            }
        }
        let (local_part, host) = self.support_address.split_once('@').unwrap_or_default();
        if local_part.is_empty() || !is_host(host) {
            problems.push(format!(
                "support_address {:?} is not an email address; write for example help@shop.example",
                self.support_address
            ));
        }
        if let Some(host) = self.sms_host.as_ref().filter(|host| !is_host(host)) {
            problems.push(format!("sms_host {host:?} is not a host name; write for example shop.example"));
        }
        problems
    }

    /// Every pair of text and background colours in a message.
    fn pairs(&self) -> [(&'static str, &str, &str); 13] {
        let Self { light, dark, .. } = self;
        [
            ("light.text on light.card", &light.text.0, &light.card.0),
            ("light.muted on light.card", &light.muted.0, &light.card.0),
            ("light.muted on light.page", &light.muted.0, &light.page.0),
            ("light.link on light.card", &light.link.0, &light.card.0),
            ("light.link on light.page", &light.link.0, &light.page.0),
            ("an unstyled link on light.card", UNSTYLED_LINK, &light.card.0),
            ("light.on_header on light.header", &light.on_header.0, &light.header.0),
            ("light.on_header on light.header_end", &light.on_header.0, &light.header_end.0),
            ("dark.text on dark.card", &dark.text.0, &dark.card.0),
            ("dark.muted on dark.card", &dark.muted.0, &dark.card.0),
            ("dark.muted on dark.page", &dark.muted.0, &dark.page.0),
            ("dark.link on dark.card", &dark.link.0, &dark.card.0),
            ("dark.link on dark.page", &dark.link.0, &dark.page.0),
        ]
    }
}

fn low_contrast((pair, text, background): &(&str, &str, &str)) -> Option<String> {
    let contrast = contrast(text, background);
    (contrast < LEAST_CONTRAST).then(|| {
        format!(
            "{pair} ({text} on {background}) has a contrast of {contrast:.2}:1; make it at least {LEAST_CONTRAST}:1"
        )
    })
}

fn is_https(url: &str) -> bool {
    url.strip_prefix("https://").is_some_and(|rest| is_host(rest.split('/').next().unwrap_or_default()))
        && url.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"'<>{}".contains(&byte))
}

/// Returns whether `text` has the form `#rrggbb`.
pub(crate) fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn is_host(host: &str) -> bool {
    host.contains('.')
        && host.split('.').all(|label| !label.is_empty() && !label.starts_with('-'))
        && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte))
}

/// The contrast ratio of two `#rrggbb` colours, as WCAG 2 defines it.
#[must_use]
pub fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |colour: &str| {
        let channel = |at: usize| {
            let byte = colour.get(at..at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
            let value = f64::from(byte.unwrap_or_default()) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(change: impl FnOnce(&mut Brand)) -> Vec<String> {
        let colour = |text: &str| Colour(text.to_owned());
        let (white, black) = (|| colour("#ffffff"), || colour("#000000"));
        let mut brand = Brand {
            name: "Shop".to_owned(),
            site_url: "https://shop.example/".to_owned(),
            support_address: "help@shop.example".to_owned(),
            team: None,
            postal_line: None,
            logo: None,
            sms_name: None,
            sms_host: None,
            light: Light {
                page: white(),
                card: white(),
                header: black(),
                header_end: black(),
                on_header: white(),
                text: black(),
                muted: black(),
                link: black(),
            },
            dark: Dark { page: black(), card: black(), text: white(), muted: white(), link: white() },
        };
        change(&mut brand);
        brand.problems()
    }

    #[test]
    fn a_pair_of_low_contrast_is_named_with_its_ratio() {
        assert!(problems(|_| ()).is_empty());
        assert_eq!(
            problems(|brand| brand.light.muted = Colour("#777777".to_owned())),
            [
                "light.muted on light.card (#777777 on #ffffff) has a contrast of 4.48:1; make it at least 4.5:1",
                "light.muted on light.page (#777777 on #ffffff) has a contrast of 4.48:1; make it at least 4.5:1"
            ]
        );
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.001);
    }

    #[test]
    fn an_invalid_value_is_named_by_its_key() {
        let logo =
            |url: &str| Some(Logo { url: url.to_owned(), alt: "Shop".to_owned(), width: 120, height: 40 });
        assert!(problems(|brand| brand.logo = logo("https://shop.example/logo.png")).is_empty());
        assert_eq!(
            problems(|brand| brand.logo = logo("http://shop.example/logo.png")),
            [
                "logo.url \"http://shop.example/logo.png\" is not an https address; write for example https://shop.example/"
            ]
        );
        for (change, problem) in [
            (
                (|brand| brand.name = "{####}".to_owned()) as fn(&mut Brand),
                "name \"{####}\" is empty or contains",
            ),
            (|brand| brand.team = Some(String::new()), "team \"\" is empty or contains"),
            (
                |brand| brand.site_url = "https://shop.example/\"x".to_owned(),
                "site_url \"https://shop.example/\\\"x\" is not",
            ),
            (|brand| brand.postal_line = Some("a\nb".to_owned()), "postal_line \"a\\nb\" is empty or"),
            (|brand| brand.sms_name = Some("<b>".to_owned()), "sms_name \"<b>\" is empty or contains"),
            (|brand| brand.support_address = "shop.example".to_owned(), "support_address \"shop.example\""),
            (|brand| brand.sms_host = Some("https://shop.example".to_owned()), "sms_host \"https:"),
        ] {
            let problems = problems(change);
            assert!(problems.len() == 1 && problems[0].starts_with(problem), "{problems:?}");
        }
        assert!(Colour::try_from("#fff".to_owned()).is_err());
    }
}
