//! What one person says when they sign up.

use std::collections::HashMap;
use std::time::SystemTime;

use pre_sign_up::registration::{Registration, Source};

use super::field::Field;

/// One sign-up. It has no `Debug`: it holds nothing but personal data.
#[derive(Default)]
pub struct SignUp {
    attributes: HashMap<String, String>,
    username: String,
    terms_version: String,
}

impl SignUp {
    /// Replaces what it says in `field`. The strings are used again, so that a long file costs no memory a row.
    pub fn set(&mut self, field: &Field, value: &str) {
        let text = match field {
            Field::Username => &mut self.username,
            Field::TermsVersion => &mut self.terms_version,
            Field::Attribute(name) => match self.attributes.get_mut(name) {
                Some(text) => text,
                None => self.attributes.entry(name.clone()).or_default(),
            },
        };
        text.clear();
        text.push_str(value);
    }

    /// As the rules see it.
    pub fn registration(&self, source: Source, received_at: SystemTime) -> Registration<'_> {
        let mut registration = Registration::new(source, received_at, &self.attributes);
        registration.username = &self.username;
        registration.terms_version = Some(self.terms_version.as_str()).filter(|version| !version.is_empty());
        registration
    }
}
