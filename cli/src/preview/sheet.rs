//! The messages of one brand in one locale: the unit in which the preview renders, writes and serves.

use messages::lint::Linter;
use messages::{Folder, Lifetimes};
use serde::Serialize;

use super::message::{Change, Key, Preview};
use super::packed::PackedBefore;

/// The messages of one brand in one locale.
#[derive(Serialize)]
pub struct Sheet {
    /// The file stem of the brand.
    pub brand: String,
    /// The tag of the locale.
    pub locale: String,
    /// One message per kind.
    pub messages: Vec<Preview>,
}

/// Renders the sheets of a folder.
pub struct Renderer<'f> {
    linter: Linter<'f>,
    lifetimes: Lifetimes,
    before: Option<&'f PackedBefore>,
}

impl<'f> Renderer<'f> {
    /// Parses the templates. With a pack, each message is compared with the packed one.
    ///
    /// # Errors
    /// Fails with the text of the engine, on several lines, if a template cannot be parsed.
    pub fn new(
        folder: &'f Folder,
        lifetimes: Lifetimes,
        before: Option<&'f PackedBefore>,
    ) -> Result<Self, String> {
        let linter = Linter::new(folder, lifetimes).map_err(|error| error.to_string())?;
        Ok(Self { linter, lifetimes, before })
    }

    /// Renders and lints the messages of a brand in a locale.
    pub fn sheet(&self, (brand, locale): &Key) -> Sheet {
        let linted = self.linter.run_for(brand, locale).into_iter().map(|linted| {
            let packed = self.before.map(|before| before.message(brand, locale, linted.stem, self.lifetimes));
            let change = packed.zip(linted.rendered.as_ref());
            let change = change.and_then(|(packed, rendered)| Change::between(packed, rendered));
            Preview { change, ..Preview::new(linted) }
        });
        Sheet { brand: brand.clone(), locale: locale.clone(), messages: linted.collect() }
    }
}

/// Every sheet of a folder: brands by locales.
pub fn keys(folder: &Folder) -> impl Iterator<Item = Key> {
    let locales = || folder.locales.iter().map(|texts| texts.locale.clone());
    folder.brands.iter().flat_map(move |(brand, _)| locales().map(|locale| (brand.clone(), locale)))
}

#[cfg(test)]
pub mod tests {
    use std::path::Path;

    use super::*;

    /// The shipped templates with one brand and one locale.
    pub fn eshop_in_english() -> Folder {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../templates");
        let mut folder = Folder::read(&folder).unwrap();
        folder.brands.retain(|(name, _)| name == "eshop");
        folder.locales.retain(|texts| texts.locale == "en");
        folder
    }

    /// The message of a kind in the only sheet of `folder`.
    pub fn message(folder: &Folder, kind: &str) -> Preview {
        let renderer = Renderer::new(folder, Lifetimes::DEFAULT, None).unwrap();
        let sheet = renderer.sheet(&keys(folder).next().unwrap());
        sheet.messages.into_iter().find(|message| message.kind == kind).unwrap()
    }

    #[test]
    fn a_sheet_has_each_kind_once() {
        let folder = eshop_in_english();
        assert_eq!(keys(&folder).collect::<Vec<_>>(), [("eshop".to_owned(), "en".to_owned())]);
        let renderer = Renderer::new(&folder, Lifetimes::DEFAULT, None).unwrap();
        let sheet = renderer.sheet(&keys(&folder).next().unwrap());
        let kinds: Vec<_> = sheet.messages.iter().map(|message| message.kind).collect();
        assert_eq!(kinds, content::kind::STEMS.map(|(stem, _)| stem));
        assert!(renderer.sheet(&("nobody".to_owned(), "en".to_owned())).messages.is_empty());
    }
}
