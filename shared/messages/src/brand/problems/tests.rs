//! Tests of the checks: a brand in black and white, and changes that each cause one problem.

mod values;

use super::*;
use crate::colour::Colour;

const BRAND: &str = r##"
name = "Shop"
site_url = "https://shop.example/"
support_address = "help@shop.example"

[light]
page = "#ffffff"
card = "#ffffff"
header = "#000000"
header_end = "#000000"
on_header = "#ffffff"
text = "#000000"
muted = "#000000"
link = "#000000"

[dark]
page = "#000000"
card = "#000000"
header = "#ffffff"
on_header = "#000000"
text = "#ffffff"
muted = "#ffffff"
link = "#ffffff"
"##;

fn brand(keys: &str) -> Brand {
    toml::from_str(&format!("{keys}\n{BRAND}")).unwrap()
}

fn problems(change: impl FnOnce(&mut Brand)) -> Vec<String> {
    let mut brand = brand("");
    change(&mut brand);
    brand.problems()
}

fn colour(text: &str) -> Colour {
    Colour(text.to_owned())
}

fn logo(url: &str, width: u16) -> Logo {
    Logo { url: url.to_owned(), alt: "Shop".to_owned(), width, height: 40 }
}

#[test]
fn a_pair_of_low_contrast_is_named_with_its_ratio() {
    assert!(problems(|_| ()).is_empty());
    assert_eq!(
        problems(|brand| brand.light.muted = colour("#777777")),
        [
            "light.muted on light.card (#777777 on #ffffff) has a contrast of 4.48:1; make it at least 4.5:1",
            "light.muted on light.page (#777777 on #ffffff) has a contrast of 4.48:1; make it at least 4.5:1"
        ]
    );
    assert_eq!(
        problems(|brand| brand.dark.on_header = Some(colour("#eeeeee"))),
        [
            "dark.on_header on dark.header (#eeeeee on #ffffff) has a contrast of 1.16:1; make it at least 4.5:1",
            "dark.on_header on dark.header_end (#eeeeee on #ffffff) has a contrast of 1.16:1; make it at least 4.5:1"
        ]
    );
}

#[test]
fn a_box_that_the_card_hides_is_named() {
    let found = problems(|brand| {
        brand.light.header = colour("#12264f");
        brand.light.header_end = colour("#12264f");
        brand.dark.card = colour("#151e31");
        brand.dark.header = None;
        brand.dark.on_header = None;
    });
    assert_eq!(
        found,
        [
            "dark.header (#12264f) has a contrast of 1.12:1 to dark.card (#151e31), so the box of the code is not \
          visible; set dark.header to a colour of at least 1.25:1"
        ]
    );
}

#[test]
fn dark_mode_has_the_header_of_light_mode_or_its_own() {
    let mut brand = brand("");
    brand.light.header_end = colour("#333333");
    let dark = |brand: &Brand| Palette::dark(&brand.dark, &brand.light);
    let own = dark(&brand);
    assert_eq!((own.header, own.header_end, own.has_gradient), (colour("#ffffff"), colour("#ffffff"), false));
    brand.dark.header = None;
    brand.dark.on_header = None;
    let light = dark(&brand);
    assert_eq!(
        (light.header, light.header_end, light.has_gradient),
        (colour("#000000"), colour("#333333"), true)
    );
}

#[test]
fn a_logo_is_an_image_that_mail_clients_show_and_fits_a_phone() {
    for url in
        ["https://shop.example/logo.png", "https://shop.example/logo", "https://shop.example/a.svg/b.png"]
    {
        assert_eq!(problems(|brand| brand.logo = Some(logo(url, 120))), [""; 0], "{url}");
    }
    for url in
        ["https://shop.example/logo.svg", "https://shop.example/Logo.SVG?v=2", "https://shop.example/a.webp"]
    {
        let problems = problems(|brand| brand.logo = Some(logo(url, 120)));
        assert!(problems.len() == 1 && problems[0].contains("use a PNG"), "{problems:?}");
    }
    for width in [0, 301] {
        let problems = problems(|brand| brand.logo = Some(logo("https://shop.example/logo.png", width)));
        assert!(problems.len() == 1 && problems[0].contains("set logo.width from 1 to 300"), "{problems:?}");
    }
    assert_eq!(
        problems(|brand| brand.logo = Some(logo("http://shop.example/logo.png", 120))),
        [
            "logo.url \"http://shop.example/logo.png\" is not an https address; write for example https://shop.example/"
        ]
    );
}

#[test]
fn an_invalid_value_is_named_by_its_key() {
    for (change, problem) in [
        (
            (|brand| brand.name = "{####}".to_owned()) as fn(&mut Brand),
            "name \"{####}\" is empty or contains",
        ),
        (|brand| brand.team = Some(Team::Same(String::new())), "team \"\" is empty or contains"),
        (
            |brand| brand.team = Some(Team::ByLocale([("de".to_owned(), "<b>".to_owned())].into())),
            "team.de \"<b>\" is empty or contains",
        ),
        (
            |brand| brand.site_url = "https://shop.example/\"x".to_owned(),
            "site_url \"https://shop.example/\\\"x\" is not",
        ),
        (|brand| brand.sign_in_url = Some("shop.example".to_owned()), "sign_in_url \"shop.example\" is not"),
        (|brand| brand.privacy_url = Some("http://shop.example".to_owned()), "privacy_url \"http:"),
        (|brand| brand.terms_url = Some("https://shop".to_owned()), "terms_url \"https://shop\" is not"),
        (|brand| brand.imprint_url = Some(String::new()), "imprint_url \"\" is not"),
        (|brand| brand.postal_line = Some("a\nb".to_owned()), "postal_line \"a\\nb\" is empty or"),
        (|brand| brand.sms_name = Some("<b>".to_owned()), "sms_name \"<b>\" is empty or contains"),
        (|brand| brand.support_address = "shop.example".to_owned(), "support_address \"shop.example\""),
        (|brand| brand.support_address = "help desk@shop.example".to_owned(), "support_address \"help desk"),
        (|brand| brand.support_address = "help@@shop.example".to_owned(), "support_address \"help@@"),
        (|brand| brand.support_address = ".help@shop.example".to_owned(), "support_address \".help@"),
        (|brand| brand.support_address = "\"a b\"@shop.example".to_owned(), "support_address \"\\\"a b"),
        (|brand| brand.support_address = "a?b@shop.example".to_owned(), "support_address \"a?b@"),
        (|brand| brand.support_address = "help@müller.example".to_owned(), "support_address \"help@mü"),
        (|brand| brand.sms_host = Some("https://shop.example".to_owned()), "sms_host \"https:"),
    ] {
        let problems = problems(change);
        assert!(problems.len() == 1 && problems[0].starts_with(problem), "{problems:?}");
    }
}

#[test]
fn a_signature_may_differ_by_language() {
    let by_locale = brand("team = { en = \"The Shop\", pt-BR = \"A Loja\", de = \"Der Laden\" }");
    let teams = ["en-GB", "pt-BR", "pt-PT", "de", "fr"].map(|locale| by_locale.team(locale));
    assert_eq!(teams, [Some("The Shop"), Some("A Loja"), None, Some("Der Laden"), None]);
    assert_eq!(brand("team = \"Shop\"").team("fr"), Some("Shop"));
    let error = toml::from_str::<Brand>(&format!("team = 7\n{BRAND}")).unwrap_err().to_string();
    assert!(error.contains("a string, or a table with a string for each language"), "{error}");
}

#[test]
fn a_font_has_a_name_of_the_list() {
    let error = toml::from_str::<Brand>(&format!("font = \"comic\"\n{BRAND}")).unwrap_err().to_string();
    assert!(error.contains("expected one of `arial`, `georgia`"), "{error}");
}
