//! The fields of an event's request that a message depends on. Amazon's struct lacks the link, and it decodes
//! all attributes, of which a message needs four.

use serde::Deserialize;

/// The request of an event.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Request {
    pub code_parameter: Option<String>,
    pub username_parameter: Option<String>,
    /// Placeholder of the link. Some pools that verify by codes also send it, but their links do not work.
    pub link_parameter: Option<String>,
    user_attributes: Option<Texts>,
    client_metadata: Option<Texts>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Texts {
    email_verified: Option<String>,
    given_name: Option<String>,
    locale: Option<String>,
    name: Option<String>,
}

impl Request {
    /// A user attribute that messages depend on.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let texts = self.user_attributes.as_ref()?;
        let text = match name {
            "email_verified" => &texts.email_verified,
            "given_name" => &texts.given_name,
            "locale" => &texts.locale,
            "name" => &texts.name,
            _ => return None,
        };
        text.as_deref()
    }

    /// The locale that the client requests.
    pub fn client_locale(&self) -> Option<&str> {
        self.client_metadata.as_ref()?.locale.as_deref()
    }
}
