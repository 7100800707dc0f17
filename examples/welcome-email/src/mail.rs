//! The mails that the build script rendered.

use content::pattern::name_html;

/// The welcome email of each brand in each locale.
pub static MAILS: &[Mail] = include!(concat!(env!("OUT_DIR"), "/mails.rs"));

/// The welcome email of a brand in a locale.
#[derive(Debug)]
pub struct Mail {
    /// The file stem of the brand.
    pub brand: &'static str,
    /// The tag of the locale.
    pub locale: &'static str,
    /// The name of the sender: that of the brand.
    pub sender: &'static str,
    /// The subject.
    pub subject: &'static str,
    /// The HTML part.
    pub html: Part,
    /// The plain-text part.
    pub text: Part,
}

/// A body around its greeting.
#[derive(Debug)]
pub struct Part {
    /// The body before the greeting.
    pub before: &'static str,
    /// The greeting without a name.
    pub greeting: &'static str,
    /// The greeting with `{$name}` in place of a name.
    pub greeting_name: &'static str,
    /// The body after the greeting.
    pub after: &'static str,
}

impl Mail {
    /// The mail of a brand in a locale.
    #[must_use]
    pub fn find(brand: &str, locale: &str) -> Option<&'static Self> {
        MAILS.iter().find(|mail| mail.brand == brand && mail.locale == locale)
    }

    /// The names of the brands, sorted.
    #[must_use]
    pub fn brands() -> Vec<&'static str> {
        let mut brands: Vec<_> = MAILS.iter().map(|mail| mail.brand).collect();
        brands.sort_unstable();
        brands.dedup();
        brands
    }

    /// The HTML part. The name keeps its own writing direction.
    #[must_use]
    pub fn html(&self, name: Option<&str>) -> String {
        self.html.greet(name.map(|name| format!("<span dir=\"auto\">{}</span>", name_html(name))).as_deref())
    }

    /// The plain-text part.
    #[must_use]
    pub fn text(&self, name: Option<&str>) -> String {
        self.text.greet(name)
    }
}

impl Part {
    fn greet(&self, name: Option<&str>) -> String {
        match name {
            Some(name) => [self.before, &self.greeting_name.replace("{$name}", name), self.after].concat(),
            None => [self.before, self.greeting, self.after].concat(),
        }
    }
}
