//! A brand: what all messages of a company share. One TOML file each under `templates/brands/`.

use serde::{Deserialize, Serialize};

/// A brand as its file has it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Brand {
    /// The name that people know.
    pub name: String,
    /// Where the footer leads, `https` only.
    pub site_url: String,
    /// What the footer shows for it.
    pub site_label: String,
    /// Who answers questions.
    pub support_address: String,
    /// Colours on a light ground; they stand inline, so they hold where styles are dropped.
    pub light: Light,
    /// Colours where the reader prefers dark.
    pub dark: Dark,
}

/// Light colours, `#rrggbb` each.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Light {
    /// Around the card.
    pub page: Colour,
    /// Behind the text.
    pub card: Colour,
    /// Behind heading and code, and where the gradient starts.
    pub header: Colour,
    /// Where the gradient ends.
    pub header_end: Colour,
    /// Heading and code.
    pub on_header: Colour,
    /// Text.
    pub text: Colour,
    /// Text that matters less.
    pub muted: Colour,
    /// Links.
    pub link: Colour,
}

/// Dark colours, `#rrggbb` each. Header and code keep their light ones, which are dark already.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Dark {
    /// Around the card.
    pub page: Colour,
    /// Behind the text.
    pub card: Colour,
    /// Text.
    pub text: Colour,
    /// Text that matters less.
    pub muted: Colour,
    /// Links.
    pub link: Colour,
}

/// `#rrggbb`: the only form that every mail client understands.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(try_from = "String")]
pub struct Colour(pub String);

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let digits = text.strip_prefix('#').unwrap_or_default();
        if digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            Ok(Self(text))
        } else {
            Err(format!("\"{text}\" is not a colour; write it like \"#047481\""))
        }
    }
}
