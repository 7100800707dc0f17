//! Colours: their form, their contrast and their mixtures.

use serde::{Deserialize, Serialize};

/// The lowest contrast ratio of text and background (WCAG 2, AA).
pub const LEAST_CONTRAST: f64 = 4.5;

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

impl Colour {
    /// This colour with a quarter of another one.
    #[must_use]
    pub fn with_quarter_of(&self, other: &Self) -> Self {
        let mixed = |at: usize| (3 * u16::from(channel(&self.0, at)) + u16::from(channel(&other.0, at))) / 4;
        Self(format!("#{:02x}{:02x}{:02x}", mixed(1), mixed(3), mixed(5)))
    }
}

/// Returns whether `text` has the form `#rrggbb`.
pub(crate) fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The contrast ratio of two `#rrggbb` colours, as WCAG 2 defines it.
#[must_use]
pub fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |colour: &str| {
        let linear = |at: usize| {
            let value = f64::from(channel(colour, at)) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(1) + 0.7152 * linear(3) + 0.0722 * linear(5)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The byte of a colour whose two digits start at `at`.
fn channel(colour: &str, at: usize) -> u8 {
    let digits = colour.get(at..at + 2);
    digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_has_six_digits() {
        assert!(Colour::try_from("#047481".to_owned()).is_ok());
        for text in ["#fff", "047481", "#04748g", "teal", ""] {
            assert!(Colour::try_from(text.to_owned()).unwrap_err().contains("write #rrggbb"), "{text}");
        }
    }

    #[test]
    fn black_and_white_have_the_largest_contrast() {
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.001);
        assert!((contrast("#777777", "#ffffff") - 4.48).abs() < 0.01);
    }

    #[test]
    fn a_mixture_has_three_quarters_of_the_first_colour() {
        let colour = |text: &str| Colour(text.to_owned());
        assert_eq!(colour("#ffffff").with_quarter_of(&colour("#5b6770")), colour("#d6d9db"));
        assert_eq!(colour("#000000").with_quarter_of(&colour("#ffffff")), colour("#3f3f3f"));
    }
}
