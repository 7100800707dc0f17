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
        Self::among(&embedded::BRANDS.iter().map(|(name, _)| *name).collect::<Vec<_>>(), settings)
    }

    fn among(brands: &[&str], settings: &Settings) -> Result<Self, InitError> {
        let example = "1example23456789=eshop,1example98765432=harbour";
        let by_client = settings.parsed("BRAND_BY_CLIENT", example, |list| pairs(brands, list))?;
        Ok(Self {
            brand: default_brand(brands, settings)?,
            brand_by_client: by_client.unwrap_or_default(),
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

/// The brand of the clients that have none of their own. The one that no setting names may be gone as well.
fn default_brand(brands: &[&str], settings: &Settings) -> Result<String, InitError> {
    let example = brands.first().copied().unwrap_or(DEFAULT_BRAND);
    let set = settings.parsed("BRAND", example, |name| brand(brands, name))?;
    let unset = |problem| InitError {
        name: "BRAND",
        problem: format!("is not set, {problem}"),
        example: example.to_owned(),
    };
    set.map_or_else(|| brand(brands, DEFAULT_BRAND).map_err(unset), Ok)
}

/// The name of a brand as it was compiled in.
fn brand(brands: &[&str], name: &str) -> Result<String, String> {
    let found = brands.iter().find(|known| known.eq_ignore_ascii_case(name));
    let unknown = || format!("and \"{name}\" is none of the brands: {}", brands.join(", "));
    found.map(|known| (*known).to_owned()).ok_or_else(unknown)
}

/// `clientId=brand,…`
fn pairs(brands: &[&str], list: &str) -> Result<Vec<(String, String)>, String> {
    let entries = list.split(',').map(str::trim).filter(|entry| !entry.is_empty());
    let pair = |entry: &str| {
        let (client, name) = entry.split_once('=').ok_or_else(|| format!("and \"{entry}\" has no brand"))?;
        Ok((client.trim().to_owned(), brand(brands, name.trim())?))
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
    fn without_a_setting_the_usual_brand_must_be_there() {
        let unset = Settings::from_pairs(&[]);
        assert_eq!(Choices::among(&["eshop", "harbour"], &unset).unwrap().brand("any"), "eshop");
        assert_eq!(
            Choices::among(&["harbour", "orchard"], &unset).unwrap_err().to_string(),
            "BRAND is not set, and \"eshop\" is none of the brands: harbour, orchard; for example BRAND=harbour"
        );
        let set = Settings::from_pairs(&[("BRAND", "orchard")]);
        assert_eq!(Choices::among(&["harbour", "orchard"], &set).unwrap().brand("any"), "orchard");
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
