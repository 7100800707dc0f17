//! The colours of a brand in one colour scheme, complete: with the derived ones, and with those that dark mode takes
//! from light mode.

use serde::Serialize;

use crate::brand::{Dark, Light};
use crate::colour::Colour;

/// Every colour that a template refers to, as `light` or `dark`.
#[derive(Clone, Debug, Serialize)]
pub struct Palette {
    /// Background around the card, of the footer and of username and password.
    pub page: Colour,
    /// Background of the text.
    pub card: Colour,
    /// Background of heading, code and button, and start of the gradient.
    pub header: Colour,
    /// End of the gradient.
    pub header_end: Colour,
    /// Text of heading, code and button.
    pub on_header: Colour,
    /// Text.
    pub text: Colour,
    /// Secondary text.
    pub muted: Colour,
    /// Links.
    pub link: Colour,
    /// Rules and borders.
    pub line: Colour,
    /// Whether the ends of the gradient differ.
    pub has_gradient: bool,
}

impl Palette {
    /// The colours of light mode.
    #[must_use]
    pub fn light(light: &Light) -> Self {
        let Light { page, card, header, header_end, on_header, text, muted, link } = light.clone();
        Self {
            line: card.with_quarter_of(&muted),
            has_gradient: !header.0.eq_ignore_ascii_case(&header_end.0),
            page,
            card,
            header,
            header_end,
            on_header,
            text,
            muted,
            link,
        }
    }

    /// The colours of dark mode. Without a header of its own, dark mode has the header of light mode.
    #[must_use]
    pub fn dark(dark: &Dark, light: &Light) -> Self {
        let header = dark.header.as_ref();
        let header_end = dark.header_end.as_ref().or(header).unwrap_or(&light.header_end);
        Self::light(&Light {
            page: dark.page.clone(),
            card: dark.card.clone(),
            header: header.unwrap_or(&light.header).clone(),
            header_end: header_end.clone(),
            on_header: dark.on_header.as_ref().unwrap_or(&light.on_header).clone(),
            text: dark.text.clone(),
            muted: dark.muted.clone(),
            link: dark.link.clone(),
        })
    }

    /// Every pair of text and background, by the names of their keys.
    pub(crate) fn texts(&self) -> [(&'static str, &Colour, &'static str, &Colour); 8] {
        [
            ("text", &self.text, "card", &self.card),
            ("text", &self.text, "page", &self.page),
            ("muted", &self.muted, "card", &self.card),
            ("muted", &self.muted, "page", &self.page),
            ("link", &self.link, "card", &self.card),
            ("link", &self.link, "page", &self.page),
            ("on_header", &self.on_header, "header", &self.header),
            ("on_header", &self.on_header, "header_end", &self.header_end),
        ]
    }
}
