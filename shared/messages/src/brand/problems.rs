//! The checks of a brand: contrast, texts, addresses and the logo.

use std::ops::RangeInclusive;

use attributes::EmailAddress;

use super::{Brand, Logo, Team};
use crate::colour::{LEAST_CONTRAST, contrast};
use crate::findings::on_one_line;
use crate::palette::Palette;

/// The colour of links in mail clients that drop all styles.
const UNSTYLED_LINK: &str = "#0000ee";
/// The lowest contrast of the code's box and the card. With less, the box is not visible.
const LEAST_BOX_CONTRAST: f64 = 1.25;
/// Width and height of a logo in pixels. A card on a phone is 256 pixels wide inside.
const LOGO_WIDTH: RangeInclusive<u16> = 1..=300;
const LOGO_HEIGHT: RangeInclusive<u16> = 1..=150;
/// Formats of images that some widespread mail clients do not show.
const UNSUPPORTED_IMAGES: [&str; 4] = [".svg", ".svgz", ".webp", ".avif"];

impl Brand {
    /// The problems of the brand, each with its key.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        let mut problems = self.colour_problems();
        problems.extend(self.texts().into_iter().filter_map(|(key, text)| text_problem(&key, text)));
        let logo = self.logo.as_ref().map(|logo| ("logo.url", &logo.url));
        problems.extend(self.pages().chain(logo).filter_map(|(key, url)| url_problem(key, url)));
        problems.extend(self.logo.iter().filter_map(logo_problem));
        // A link to the address would have to encode every other character, and the domain's other letters.
        let in_link = |byte: u8| byte.is_ascii_alphanumeric() || b"._-+'@".contains(&byte);
        let address = &self.support_address;
        if EmailAddress::parse(address).is_err() || !address.bytes().all(in_link) {
            let host = address.rsplit('@').next().unwrap_or_default();
            let cure = cure(host, "write for example help@shop.example");
            problems.push(format!(
                "support_address {address:?} is not an email address that every mail client can link to; {cure}"
            ));
        }
        if let Some(host) = self.sms_host.as_ref().filter(|host| !is_host(host)) {
            let cure = cure(host, "write for example shop.example");
            problems.push(format!("sms_host {host:?} is not a host name; {cure}"));
        }
        problems
    }

    fn colour_problems(&self) -> Vec<String> {
        let light = Palette::light(&self.light);
        let dark = Palette::dark(&self.dark, &self.light);
        let own = [&self.dark.header, &self.dark.header_end, &self.dark.on_header];
        let has_dark_header = own.into_iter().any(Option::is_some);
        let mut problems = Vec::new();
        for (scheme, palette, has_header) in [("light", &light, true), ("dark", &dark, has_dark_header)] {
            let texts = palette.texts().into_iter().filter(|(text, ..)| has_header || *text != "on_header");
            let texts = texts.map(|(text, colour, background, behind)| {
                (format!("{scheme}.{text} on {scheme}.{background}"), &*colour.0, &*behind.0)
            });
            problems.extend(texts.filter_map(low_contrast));
            problems.extend(invisible_box(scheme, palette));
        }
        let unstyled = ("an unstyled link on light.card".to_owned(), UNSTYLED_LINK, &*self.light.card.0);
        problems.extend(low_contrast(unstyled));
        problems
    }

    /// The texts that people read, by key.
    fn texts(&self) -> Vec<(String, &str)> {
        let texts = [
            ("name", Some(&self.name)),
            ("sms_name", self.sms_name.as_ref()),
            ("postal_line", self.postal_line.as_ref()),
            ("logo.alt", self.logo.as_ref().map(|logo| &logo.alt)),
        ];
        let texts = texts.into_iter().filter_map(|(key, text)| Some((key.to_owned(), text?.as_str())));
        let teams: Vec<(String, &str)> = match &self.team {
            None => Vec::new(),
            Some(Team::Same(team)) => vec![("team".to_owned(), team)],
            Some(Team::ByLocale(teams)) => {
                teams.iter().map(|(tag, team)| (format!("team.{tag}"), team.as_str())).collect()
            }
        };
        texts.chain(teams).collect()
    }
}

fn low_contrast((pair, text, background): (String, &str, &str)) -> Option<String> {
    let contrast = contrast(text, background);
    (contrast < LEAST_CONTRAST).then(|| {
        format!(
            "{pair} ({text} on {background}) has a contrast of {contrast:.2}:1; make it at least {LEAST_CONTRAST}:1"
        )
    })
}

fn invisible_box(scheme: &str, Palette { header, card, .. }: &Palette) -> Option<String> {
    let contrast = contrast(&header.0, &card.0);
    (contrast < LEAST_BOX_CONTRAST).then(|| {
        format!(
            "{scheme}.header ({}) has a contrast of {contrast:.2}:1 to {scheme}.card ({}), so the box of the code is not \
             visible; set {scheme}.header to a colour of at least {LEAST_BOX_CONTRAST}:1",
            header.0, card.0
        )
    })
}

fn text_problem(key: &str, text: &str) -> Option<String> {
    let is_name = ["name", "sms_name", "postal_line"].contains(&key);
    if text.trim().is_empty() || text.chars().any(|c| c.is_control() || "{}<>".contains(c)) {
        Some(format!(
            "{key} {text:?} is empty or contains a line break, a brace or markup; write words on one line"
        ))
    } else if is_name && on_one_line(text) != text {
        // Mail clients show each of these as one space, and an SMS with a no-break space holds only 70 characters.
        Some(format!(
            "{key} {text:?} has other spaces than its words need; use single ordinary spaces, none at the ends"
        ))
    } else {
        None
    }
}

fn url_problem(key: &str, url: &str) -> Option<String> {
    let cure = cure(authority(url).unwrap_or_default(), "write for example https://shop.example/");
    (!is_https(url)).then(|| format!("{key} {url:?} is not an https address; {cure}"))
}

/// The change that mends a host: that of its letters, or the given one.
fn cure<'a>(host: &str, other: &'a str) -> &'a str {
    if host.is_ascii() { other } else { "write the host in Punycode, such as xn--mller-kva.example" }
}

fn logo_problem(Logo { url, width, height, .. }: &Logo) -> Option<String> {
    let path = url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    if let Some(format) = UNSUPPORTED_IMAGES.into_iter().find(|format| path.ends_with(format)) {
        return Some(format!(
            "logo.url {url:?} is an image of the format {format}, which mail clients do not show; use a PNG of twice the \
             displayed size"
        ));
    }
    (!LOGO_WIDTH.contains(width) || !LOGO_HEIGHT.contains(height)).then(|| {
        format!(
            "the logo is displayed with {width} × {height} pixels; set logo.width from {} to {} and logo.height from \
             {} to {}, in the proportion of the image",
            LOGO_WIDTH.start(),
            LOGO_WIDTH.end(),
            LOGO_HEIGHT.start(),
            LOGO_HEIGHT.end()
        )
    })
}

/// The host of an https address, with its port.
fn authority(url: &str) -> Option<&str> {
    url.strip_prefix("https://")?.split(['/', '?', '#']).next()
}

fn is_https(url: &str) -> bool {
    let is_authority = authority(url).is_some_and(|authority| match authority.split_once(':') {
        None => is_host(authority),
        Some((host, port)) => is_host(host) && port.parse::<u16>().is_ok_and(|port| port > 0),
    });
    is_authority && url.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"'<>{}".contains(&byte))
}

fn is_host(host: &str) -> bool {
    host.contains('.')
        && host.split('.').all(|label| !label.is_empty() && !label.starts_with('-'))
        && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte))
}

#[cfg(test)]
mod tests;
