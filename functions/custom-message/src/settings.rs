//! Which of the things that were compiled in an event gets.

use aws_lambda_events::event::cognito::CognitoEventUserPoolsCustomMessageRequest as Request;
use trigger::{InitError, Settings};

use crate::embedded;

/// The brand that is used where no setting names one.
const DEFAULT_BRAND: &str = "eshop";

/// The operator's choices.
#[derive(Clone, Debug)]
pub struct Choices {
    brand: String,
    brand_by_client: Vec<(String, String)>,
    by_link: bool,
}

impl Choices {
    /// Reads them.
    ///
    /// # Errors
    /// When a setting names something that was not compiled in.
    pub fn from_settings(settings: &Settings) -> Result<Self, InitError> {
        let example = "1example23456789=eshop,1example98765432=harbour";
        Ok(Self {
            brand: settings
                .parsed("BRAND", DEFAULT_BRAND, brand)?
                .unwrap_or_else(|| DEFAULT_BRAND.to_owned()),
            brand_by_client: settings.parsed("BRAND_BY_CLIENT", example, pairs)?.unwrap_or_default(),
            by_link: settings.choice("VERIFICATION_METHOD", &[("code", false), ("link", true)])?,
        })
    }

    /// The brand of an app client.
    #[must_use]
    pub fn brand(&self, client_id: &str) -> &str {
        let own = self.brand_by_client.iter().find(|(client, _)| client == client_id);
        own.map_or(&self.brand, |(_, brand)| brand)
    }

    /// The event's link, where the pool verifies by links. Amazon's struct does not know the field, which stands with
    /// those that nobody knows yet. A pool whose events have none verifies by codes, whatever the setting says.
    #[must_use]
    pub fn link_parameter<'a>(&self, request: &'a Request) -> Option<&'a str> {
        request.other.get("linkParameter").filter(|_| self.by_link)?.as_str()
    }
}

/// The name of a brand as it was compiled in.
fn brand(name: &str) -> Result<String, String> {
    let known = embedded::BRANDS.iter().map(|(known, _)| *known);
    let found = known.clone().find(|known| known.eq_ignore_ascii_case(name));
    let all = || known.collect::<Vec<_>>().join(", ");
    found.map(str::to_owned).ok_or_else(|| format!("and \"{name}\" is none of the brands: {}", all()))
}

/// `clientId=brand,…`
fn pairs(list: &str) -> Result<Vec<(String, String)>, String> {
    let entries = list.split(',').map(str::trim).filter(|entry| !entry.is_empty());
    let pair = |entry: &str| {
        let (client, name) = entry.split_once('=').ok_or_else(|| format!("and \"{entry}\" has no brand"))?;
        Ok((client.trim().to_owned(), brand(name.trim())?))
    };
    entries.map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices(name: &'static str, value: &str) -> Result<Choices, String> {
        Choices::from_settings(&Settings::from_pairs(&[(name, value)])).map_err(|error| error.to_string())
    }

    #[test]
    fn every_client_has_a_brand() {
        let choices = choices("BRAND_BY_CLIENT", " a=harbour , b = ESHOP,").unwrap();
        let brands = ["a", "b", "c", ""].map(|client| choices.brand(client));
        assert_eq!(brands, ["harbour", "eshop", "eshop", "eshop"]);
    }

    #[test]
    fn a_brand_that_is_not_there_stops_init() {
        for (name, value, problem) in [
            ("BRAND", "x", "BRAND is \"x\", and \"x\" is none of the brands: eshop, "),
            ("BRAND_BY_CLIENT", "a=x", "BRAND_BY_CLIENT is \"a=x\", and \"x\" is none of the brands"),
            ("BRAND_BY_CLIENT", "a", "BRAND_BY_CLIENT is \"a\", and \"a\" has no brand"),
            ("VERIFICATION_METHOD", "sms", "VERIFICATION_METHOD is \"sms\", not code or link"),
        ] {
            let error = choices(name, value).unwrap_err();
            assert!(error.starts_with(problem), "{error}");
        }
    }

    #[test]
    fn a_link_is_only_taken_where_the_pool_verifies_by_links() {
        let request = r#"{"userAttributes":{},"codeParameter":"{####}","linkParameter":"{##Click##}"}"#;
        let request: Request = serde_json::from_str(request).unwrap();
        assert_eq!(
            choices("VERIFICATION_METHOD", "link").unwrap().link_parameter(&request),
            Some("{##Click##}")
        );
        assert_eq!(choices("VERIFICATION_METHOD", "code").unwrap().link_parameter(&request), None);
    }
}
