//! The optional keys of a brand: each one does what the docs say, in every language, and causes no finding.
#![cfg(feature = "lint")]
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test may do I/O and panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use content::pattern::with_entities;
use messages::brand::Brand;
use messages::lint::{Linted, Linter};
use messages::localized_brand::escaped;
use messages::{Folder, Lifetimes};

/// Every optional key but `sms_name`.
const KEYS: &str = r#"
sign_in_url = "https://shop.example/sign-in"
privacy_url = "https://shop.example/privacy"
terms_url = "https://shop.example/terms"
imprint_url = "https://shop.example/imprint"
team = { en = "Friends of the Shop", de = "Die Freunde" }
postal_line = "Shop, 1 Example Street"
privacy_sentence = false
font = "georgia"
sms_host = "shop.example"
logo = { url = "https://shop.example/logo.png", alt = "The Shop", width = 160, height = 40 }
"#;

static TEMPLATES: LazyLock<Folder> = LazyLock::new(|| Folder::read(&root().join("templates")).unwrap());

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The brand `eshop` with more keys.
fn brand(keys: &str) -> Brand {
    let eshop = fs::read_to_string(root().join("templates/brands/eshop.toml")).unwrap();
    toml::from_str(&format!("{keys}\n{eshop}")).unwrap()
}

/// Every message of a brand with these keys: locale, stem and body.
fn emails(keys: &str) -> Vec<(String, &'static str, String)> {
    let brand = brand(keys);
    assert_eq!(brand.problems(), [""; 0]);
    let folder = Folder { brands: vec![("eshop".to_owned(), brand)], ..TEMPLATES.clone() };
    let linted = Linter::new(&folder, Lifetimes::DEFAULT).unwrap().run(|_, _| ());
    let email = |linted: Linted<'_>| {
        assert_eq!(linted.findings, []);
        (linted.locale.to_owned(), linted.stem, linted.rendered.unwrap().message.email_message)
    };
    linted.into_iter().map(email).collect()
}

/// The sentence about privacy, as in an email.
fn privacy(locale: &str) -> String {
    let texts = TEMPLATES.locales.iter().find(|texts| texts.locale == locale).unwrap();
    with_entities(escaped(texts.messages["common"]["privacy"].forms().next().unwrap()))
}

/// The keys that a brand may leave out.
fn optional_keys() -> BTreeSet<String> {
    let all = serde_json::to_value(brand("")).unwrap();
    let required = ["name", "site_url", "support_address", "light", "dark"];
    all.as_object().unwrap().keys().filter(|key| !required.contains(&key.as_str())).cloned().collect()
}

#[test]
fn the_docs_name_every_optional_key_with_a_valid_example() {
    let page = fs::read_to_string(root().join("docs/messages.md")).unwrap();
    let section = page.split_once("\n## Brands\n").unwrap().1.split("\n## ").next().unwrap();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.strip_suffix("` |"));
    let rows: Vec<_> =
        rows.map(|row| (row.split('`').next().unwrap(), row.rsplit('`').next().unwrap())).collect();
    for (key, example) in &rows {
        assert!(example.starts_with(&format!("{key} = ")), "{key}: {example}");
        assert_eq!(brand(example).problems(), [""; 0], "{example}");
    }
    let documented: BTreeSet<String> = rows.iter().map(|(key, _)| (*key).to_owned()).collect();
    assert_eq!(documented, optional_keys());
}

#[test]
fn the_example_file_names_every_optional_key() {
    let eshop = fs::read_to_string(root().join("templates/brands/eshop.toml")).unwrap();
    let comments = eshop.lines().filter_map(|line| line.strip_prefix("#   "));
    let named: BTreeSet<String> =
        comments.filter_map(|line| Some(line.split_once(" = ")?.0.to_owned())).collect();
    assert_eq!(named, optional_keys());
}

#[test]
fn every_key_works_in_every_language() {
    let mut invitations = 0;
    for (locale, stem, email) in emails(KEYS) {
        let has = |part: &str| email.contains(part);
        for page in ["privacy", "terms", "imprint"] {
            assert!(has(&format!("href=\"https://shop.example/{page}\"")), "{locale}/{stem} {page}");
        }
        let is_invitation = stem == "admin-create-user";
        assert_eq!(has("https://shop.example/sign-in"), is_invitation, "{locale}/{stem}");
        invitations += usize::from(is_invitation);
        let team = match &*locale {
            "en" | "en-GB" => "Friends of the Shop",
            "de" => "Die Freunde",
            _ => "eSHOP-FCJ",
        };
        assert!(has(team), "{locale}/{stem}");
        assert!(
            has("Shop, 1 Example Street") && has("src=\"https://shop.example/logo.png\""),
            "{locale}/{stem}"
        );
        assert!(has("Georgia,") && !has("Arial"), "{locale}/{stem}");
        assert!(!has(&privacy(&locale)), "{locale}/{stem}");
    }
    assert_eq!(invitations, TEMPLATES.locales.len());
}

#[test]
fn a_label_is_in_the_language_of_the_message() {
    let emails = emails(KEYS);
    for (locale, label) in
        [("en", "Privacy"), ("de", "Datenschutz"), ("ja", "プライバシーポリシー"), ("ar", "الخصوصية")]
    {
        let mut of_locale = emails.iter().filter(|(of, ..)| of == locale);
        assert!(of_locale.all(|(.., email)| email.contains(&format!("underline\">{label}</a>"))), "{locale}");
    }
}

#[test]
fn a_header_of_one_colour_has_no_gradient_and_dark_mode_may_have_its_own() {
    let gradient = |start: &str, end: &str| format!("linear-gradient(135deg,{start},{end})");
    let email = |change: fn(&mut Brand)| {
        let mut brand = brand("");
        change(&mut brand);
        let folder = Folder { brands: vec![("eshop".to_owned(), brand)], ..TEMPLATES.clone() };
        let linted = Linter::new(&folder, Lifetimes::DEFAULT).unwrap().run(|_, _| ()).remove(0);
        assert_eq!(linted.findings, []);
        linted.rendered.unwrap().message.email_message
    };
    // In light mode, in dark mode, and in dark mode of Outlook's apps.
    assert_eq!(email(|_| ()).matches(&gradient("#047481", "#1f6391")).count(), 3);
    let plain = email(|brand| brand.light.header_end = brand.light.header.clone());
    assert!(!plain.contains("gradient") && !plain.contains("background-image"), "{plain}");
    let own = email(|brand| brand.dark.header = Some(brand.light.header_end.clone()));
    assert_eq!(own.matches("gradient").count(), 1);
    assert_eq!(own.matches(".gr{background-image:none!important}").count(), 2);
    assert_eq!(own.matches(".hd{background-color:#1f6391!important}").count(), 2);
}

#[test]
fn without_optional_keys_there_is_no_empty_link_and_no_image() {
    for (locale, stem, email) in emails("") {
        assert!(email.contains(&privacy(&locale)), "{locale}/{stem}");
        assert!(!email.contains("href=\"\"") && !email.contains("<img"), "{locale}/{stem}");
        assert_eq!(email.matches("<a ").count(), 2, "{locale}/{stem}");
    }
}
