//! Content from the repository's own templates, for the tests of this crate.

use std::path::Path;
use std::sync::LazyLock;

use content::Pack;

use crate::{Locales, Settings};

/// A pack with locales only.
pub static COMPILED_IN: LazyLock<&'static [u8]> = LazyLock::new(|| {
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates");
    messages::pack(&templates, &[]).unwrap().leak()
});
static PACK: LazyLock<Pack<'static>> = LazyLock::new(|| Pack::verified(&COMPILED_IN).unwrap());

/// The pack of [`COMPILED_IN`].
pub fn pack() -> &'static Pack<'static> {
    &PACK
}

/// The locales with `default` as `DEFAULT_LOCALE`.
pub fn locales(default: &str) -> Locales {
    Locales::from_settings(&Settings::from_pairs(&[("DEFAULT_LOCALE", default)]), &PACK).unwrap()
}
