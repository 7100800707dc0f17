//! The pack that `--compare` names: the messages as they were packed before.

use std::path::Path;

use anyhow::{Context, Result};
use content::kind::STEMS;
use content::{Message, Messages, Pack};
use messages::Lifetimes;
use messages::packer::packed_message;

use super::message::Key;

const CODE: &str = "{####}";

/// A content pack in memory.
pub struct PackedBefore {
    bytes: Vec<u8>,
}

impl PackedBefore {
    /// Reads a pack.
    ///
    /// # Errors
    /// Fails if the file is not a pack of this version with messages.
    pub fn read(file: &Path) -> Result<Self> {
        let bytes = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let before = Self { bytes };
        let name = || {
            let file = file.display();
            format!("{file} has no messages to compare with; name a content.pack that this version wrote")
        };
        before.with(|_| Some(())).with_context(name)?;
        Ok(before)
    }

    /// A message of the pack; `None` if the pack lacks it.
    pub fn message(&self, brand: &str, locale: &str, stem: &str, lifetimes: Lifetimes) -> Option<Message> {
        self.with(|messages| {
            let brand = messages.brands().iter().position(|name| *name == brand)?;
            let locale = messages.locales().position(|tag| tag == locale)?;
            let stem = STEMS.iter().position(|(name, _)| *name == stem)?;
            let key = content::Key { brand, locale, stem, named: false };
            packed_message(messages, key, lifetimes, None, CODE).ok()
        })
    }

    /// The brands in their locales that the pack has.
    pub fn keys(&self) -> Vec<Key> {
        let keys = self.with(|messages| {
            let locales: Vec<&str> = messages.locales().collect();
            let brands = messages.brands().iter();
            let of = |brand: &str| locales.iter().map(|tag| (brand.to_owned(), (*tag).to_owned())).collect();
            Some(brands.flat_map(|brand| -> Vec<Key> { of(brand) }).collect())
        });
        keys.unwrap_or_default()
    }

    fn with<T>(&self, read: impl Fn(&Messages<'_>) -> Option<T>) -> Option<T> {
        let pack = Pack::verified(&self.bytes).ok()?;
        read(&pack.messages().ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sheet::Renderer;
    use super::super::sheet::tests::eshop_in_english;
    use super::*;

    fn packed(folder: &messages::Folder) -> PackedBefore {
        let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../templates");
        let findings = messages::Findings::default();
        let bytes = messages::pack_folder(folder, findings, &templates, &messages::Section::ALL).unwrap();
        PackedBefore { bytes }
    }

    #[test]
    fn only_the_edited_message_differs_from_the_pack() {
        let mut folder = eshop_in_english();
        let before = packed(&folder);
        assert_eq!(before.keys(), [("eshop".to_owned(), "en".to_owned())]);
        let changes = |folder: &messages::Folder| {
            let renderer = Renderer::new(folder, Lifetimes::DEFAULT, Some(&before)).unwrap();
            let sheet = renderer.sheet(&before.keys()[0]);
            let changed = |message: super::super::message::Preview| Some((message.kind, message.change?));
            sheet.messages.into_iter().filter_map(changed).collect::<Vec<_>>()
        };
        assert!(changes(&folder).is_empty());
        let english = folder.locales[0].messages.get_mut("sign-up-link").unwrap();
        english.insert("link".to_owned(), locales::Text::Same("Go on".to_owned()));
        let changes = changes(&folder);
        let [(kind, change)] = &changes[..] else { panic!("{}", changes.len()) };
        assert_eq!((*kind, &change.parts[..]), ("sign-up-link", &["body"][..]));
        let packed = change.packed.as_ref().unwrap();
        assert!(packed.html.contains(">Confirm my email address</a>"), "{}", packed.html);
    }

    #[test]
    fn a_message_that_the_pack_lacks_is_new() {
        let before = packed(&eshop_in_english());
        assert_eq!(before.message("eshop", "de", "sign-up", Lifetimes::DEFAULT), None);
        assert!(before.message("eshop", "en", "sign-up", Lifetimes::DEFAULT).is_some());
    }
}
