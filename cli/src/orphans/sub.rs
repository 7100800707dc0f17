//! The `sub` of a user as a number, so that millions of them fit into memory.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Length of a UUID as text.
const LENGTH: usize = 36;
/// Positions of the hyphens.
const HYPHENS: [usize; 4] = [8, 13, 18, 23];

/// A `sub`: a UUID in lower case.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Sub(u128);

impl Sub {
    /// Parses a `sub`. Returns nothing for any other text, so the text of the result is always the parsed one.
    pub fn parse(text: &str) -> Option<Self> {
        let is_valid = |(index, byte): (usize, u8)| {
            if HYPHENS.contains(&index) { byte == b'-' } else { matches!(byte, b'0'..=b'9' | b'a'..=b'f') }
        };
        let is_uuid = text.len() == LENGTH && text.bytes().enumerate().all(is_valid);
        is_uuid.then(|| u128::from_str_radix(&text.replace('-', ""), 16).ok()).flatten().map(Self)
    }
}

impl fmt::Display for Sub {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:032x}", self.0);
        let parts = [0..8, 8..12, 12..16, 16..20, 20..32].map(|range| &digits[range]);
        formatter.write_str(&parts.join("-"))
    }
}

impl From<Sub> for String {
    fn from(sub: Sub) -> Self {
        sub.to_string()
    }
}

impl TryFrom<String> for Sub {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a sub")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SUB: &str = "8f14e45f-ceea-467f-9af0-b5d1c3a2e001";

    #[test]
    fn only_a_uuid_in_lower_case_is_a_sub() {
        assert_eq!(Sub::parse(SUB).unwrap().to_string(), SUB);
        for other in [
            "",
            "8F14E45F-CEEA-467F-9AF0-B5D1C3A2E001",
            "8f14e45fceea467f9af0b5d1c3a2e001",
            "8f14e45f-ceea-467f-9af0-b5d1c3a2e00",
            "8f14e45f-ceea-467f-9af0-b5d1c3a2e0011",
            "8f14e45f-ceea-467f-9af0+b5d1c3a2e001",
            "8f14e45fc-eea-467f-9af0-b5d1c3a2e001",
            "+f14e45f-ceea-467f-9af0-b5d1c3a2e001",
            "8f14e45f-ceea-467f-9af0-b5d1c3a2e0é",
        ] {
            assert_eq!(Sub::parse(other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn the_text_of_a_number_is_parsed_as_the_number(number in any::<u128>()) {
            prop_assert_eq!(Sub::parse(&Sub(number).to_string()), Some(Sub(number)));
        }

        #[test]
        fn a_parsed_text_is_kept(text in "[0-9a-fA-F-]{35,37}") {
            if let Some(sub) = Sub::parse(&text) {
                prop_assert_eq!(sub.to_string(), text);
            }
        }
    }
}
