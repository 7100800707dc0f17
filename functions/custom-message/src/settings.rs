//! Settings of the messages: the brand of each app client, and verification by codes or links.

use trigger::{InitError, Settings};

/// The brand that names no company. It applies if there are several brands and no setting chooses one.
pub const NEUTRAL_BRAND: &str = "example";

const BRAND_BY_CLIENT: &str = "BRAND_BY_CLIENT";

/// Settings of the messages.
#[derive(Clone, Debug)]
pub struct MessageSettings {
    brand: String,
    brand_by_client: Vec<(String, String)>,
    by_link: bool,
}

impl MessageSettings {
    /// Reads the settings.
    ///
    /// # Errors
    /// Fails if a setting names a brand that is not among `brands`.
    pub fn from_settings(brands: &[&str], settings: &Settings) -> Result<Self, InitError> {
        let example = "1example23456789=eshop,1example98765432=harbour";
        let brand_by_client = settings.list(BRAND_BY_CLIENT, example, |entry| pair(brands, entry))?;
        if let Some(client) = first_duplicate(&brand_by_client) {
            let problem = format!("names the client {client} twice");
            return Err(InitError { name: BRAND_BY_CLIENT, problem, example: example.to_owned() });
        }
        Ok(Self {
            brand: default_brand(brands, settings)?,
            brand_by_client,
            by_link: settings.choice("VERIFICATION_METHOD", &[("code", false), ("link", true)])?,
        })
    }

    /// Brand of an app client.
    #[must_use]
    pub fn brand(&self, client_id: &str) -> &str {
        let own = self.brand_by_client.iter().find(|(client, _)| client == client_id);
        own.map_or(&self.brand, |(_, brand)| brand)
    }

    /// Returns whether the pool verifies by links.
    #[must_use]
    pub const fn by_link(&self) -> bool {
        self.by_link
    }
}

/// The brand of clients without an entry: the brand in `BRAND`, the only brand, or the neutral brand.
fn default_brand(brands: &[&str], settings: &Settings) -> Result<String, InitError> {
    let example = brands.first().copied().unwrap_or(NEUTRAL_BRAND);
    if let Some(set) = settings.parsed("BRAND", example, |name| brand(brands, name))? {
        return Ok(set);
    }
    let unset = |_| InitError {
        name: "BRAND",
        problem: format!("is not set; choose one of the brands: {}", brands.join(", ")),
        example: example.to_owned(),
    };
    match brands {
        [only] => Ok((*only).to_owned()),
        _ => brand(brands, NEUTRAL_BRAND).map_err(unset),
    }
}

/// The brand `name` in the content's letter case.
fn brand(brands: &[&str], name: &str) -> Result<String, String> {
    let found = brands.iter().find(|known| **known == name);
    let found = found.or_else(|| brands.iter().find(|known| known.eq_ignore_ascii_case(name)));
    let unknown = || format!("not one of the brands: {}", brands.join(", "));
    found.map(|known| (*known).to_owned()).ok_or_else(unknown)
}

/// Parses `clientId=brand`.
fn pair(brands: &[&str], entry: &str) -> Result<(String, String), String> {
    match entry.split_once('=') {
        Some((client, name))
            if !client.is_empty() && client.bytes().all(|byte| byte.is_ascii_alphanumeric()) =>
        {
            brand(brands, name)
                .map(|name| (client.to_owned(), name))
                .map_err(|problem| format!("has a brand that is {problem}"))
        }
        _ => Err("is not clientId=brand".to_owned()),
    }
}

fn first_duplicate(pairs: &[(String, String)]) -> Option<&str> {
    let is_duplicate = |(at, (client, _)): &(usize, &(String, String))| {
        pairs[..*at].iter().any(|(other, _)| other == client)
    };
    pairs.iter().enumerate().find(is_duplicate).map(|(_, (client, _))| client.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BRANDS: [&str; 4] = ["eshop", "example", "harbour", "orchard"];

    fn read(name: &'static str, value: &str) -> Result<MessageSettings, String> {
        MessageSettings::from_settings(&BRANDS, &Settings::from_pairs(&[(name, value)]))
            .map_err(|error| error.to_string())
    }

    #[test]
    fn every_client_has_a_brand() {
        let settings = read("BRAND_BY_CLIENT", " a=harbour , b=ESHOP").unwrap();
        let brands = ["a", "b", "c", ""].map(|client| settings.brand(client));
        assert_eq!(brands, ["harbour", "eshop", "example", "example"]);
    }

    #[test]
    fn an_unknown_brand_stops_init() {
        for (name, value, problem) in [
            ("BRAND", "x", "BRAND is \"x\", not one of the brands: eshop, "),
            (
                "BRAND_BY_CLIENT",
                "a=x",
                "BRAND_BY_CLIENT is \"a=x\", and \"a=x\" in it has a brand that is not one of the brands: eshop, ",
            ),
            ("BRAND_BY_CLIENT", "a", "BRAND_BY_CLIENT is \"a\", and \"a\" in it is not clientId=brand"),
            (
                "BRAND_BY_CLIENT",
                "=eshop",
                "BRAND_BY_CLIENT is \"=eshop\", and \"=eshop\" in it is not clientId=brand",
            ),
            ("BRAND_BY_CLIENT", "a=eshop;b=eshop", "BRAND_BY_CLIENT is \"a=eshop;b=eshop\", and "),
            ("BRAND_BY_CLIENT", "a=eshop,", "BRAND_BY_CLIENT is \"a=eshop,\", with an empty entry"),
            ("BRAND_BY_CLIENT", "a=eshop,a=harbour", "BRAND_BY_CLIENT names the client a twice"),
            ("VERIFICATION_METHOD", "sms", "VERIFICATION_METHOD is \"sms\", not code or link"),
        ] {
            let error = read(name, value).unwrap_err();
            assert!(error.starts_with(problem), "{error}");
        }
    }

    #[test]
    fn the_default_is_the_only_brand_or_the_neutral_one() {
        let unset = Settings::from_pairs(&[]);
        assert_eq!(
            MessageSettings::from_settings(&["eshop", "example"], &unset).unwrap().brand("any"),
            "example"
        );
        assert_eq!(MessageSettings::from_settings(&["harbour"], &unset).unwrap().brand("any"), "harbour");
        assert_eq!(
            MessageSettings::from_settings(&["harbour", "orchard"], &unset).unwrap_err().to_string(),
            "BRAND is not set; choose one of the brands: harbour, orchard; for example BRAND=harbour"
        );
        let set = Settings::from_pairs(&[("BRAND", "orchard")]);
        assert_eq!(
            MessageSettings::from_settings(&["harbour", "orchard"], &set).unwrap().brand("any"),
            "orchard"
        );
    }

    #[test]
    fn the_setting_chooses_links_or_codes() {
        assert!(read("VERIFICATION_METHOD", "link").unwrap().by_link());
        assert!(!read("VERIFICATION_METHOD", "code").unwrap().by_link());
    }
}
