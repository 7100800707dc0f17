//! The rendered mails: each brand in each locale, with and without a name.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use std::path::Path;

use messages::Folder;
use welcome_email::{MAILS, Mail};

fn folder() -> Folder {
    Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates")).unwrap()
}

#[test]
fn every_brand_has_a_mail_in_every_locale() {
    let folder = folder();
    assert!(folder.locales.len() >= 38 && folder.brands.len() >= 4);
    assert_eq!(MAILS.len(), folder.locales.len() * folder.brands.len());
    assert_eq!(Mail::brands(), folder.brands.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>());
    for (name, brand) in &folder.brands {
        for texts in &folder.locales {
            let mail = Mail::find(name, &texts.locale).unwrap();
            assert!(
                mail.html.before.contains(&format!("lang=\"{}\"", texts.locale)),
                "{name} {}",
                mail.locale
            );
            assert!(mail.subject.contains(brand.name_in_subject()), "{}", mail.subject);
            assert_eq!(mail.sender, brand.name);
        }
    }
    assert!(Mail::find("eshop", "xx").is_none() && Mail::find("nobody", "en").is_none());
}

#[test]
fn both_parts_have_the_words_the_links_and_the_greeting() {
    let folder = folder();
    for mail in MAILS {
        let brand = &folder.brands.iter().find(|(name, _)| name == mail.brand).unwrap().1;
        let (html, text) = (mail.html(None), mail.text(None));
        let pages = [&brand.sign_in_url, &brand.privacy_url, &brand.terms_url, &brand.imprint_url];
        let addresses = pages.into_iter().flatten().chain([&brand.site_url, &brand.support_address]);
        for address in addresses.chain(&brand.postal_line) {
            let escaped = address.replace('\'', "&#39;");
            assert!(
                html.contains(&escaped) && text.contains(address),
                "{} {}: {address}",
                mail.brand,
                mail.locale
            );
        }
        assert_eq!(html.contains("class=\"hd\""), brand.sign_in_url.is_some(), "{}: the button", mail.brand);
        let is_plain = |text: &str| !text.contains(['<', '>', '{', '}', '\u{2060}']) && !text.contains("&#");
        assert!(is_plain(&text) && is_plain(mail.subject), "{} {}: {text}", mail.brand, mail.locale);
        assert!(!html.contains("{#") && !html.contains("{$") && !html.contains("{{"), "{}", mail.locale);
        assert!(
            text.lines().filter(|line| line.is_empty()).count() >= 4 && !text.contains("\n\n\n"),
            "{text}"
        );
        for (named, greeting) in [(mail.html(Some("Ada")), &mail.html), (mail.text(Some("Ada")), &mail.text)]
        {
            assert!(named.contains("Ada") && greeting.greeting_name.contains("{$name}"), "{}", mail.locale);
        }
    }
}

#[test]
fn a_name_is_escaped_and_keeps_its_direction() {
    let mail = Mail::find("eshop", "en").unwrap();
    assert!(
        mail.html(Some("O'Brien & Söhne"))
            .contains(">Hello <span dir=\"auto\">O&#39;Brien &amp; Söhne</span>,<")
    );
    assert!(mail.text(Some("O'Brien & Söhne")).contains("\nHello O'Brien & Söhne,\n"));
    assert!(mail.text(None).contains("\nHello,\n"));
}

#[test]
fn a_plain_text_part_reads_like_a_letter() {
    let text = Mail::find("harbour", "de").unwrap().text(None);
    assert_eq!(
        text,
        "Willkommen bei Harbour

Guten Tag,

Ihr Konto bei Harbour ist bereit, und Ihre E-Mail-Adresse ist bestätigt. Sie können sich jederzeit anmelden.

Anmelden: https://harbour.example/sign-in

Mit freundlichen Grüßen
Ihr Harbour Kundenservice

Harbour: https://harbour.example
Datenschutz: https://harbour.example/privacy
Nutzungsbedingungen: https://harbour.example/terms
Impressum: https://harbour.example/imprint
Haben Sie Fragen? Schreiben Sie an help@harbour.example
Harbour, 1 Example Quay, 00000 Exampleton
"
    );
}
