//! Spaces in names, and addresses with a port, a query or other letters.

use super::problems;

#[test]
fn a_name_has_single_ordinary_spaces() {
    for text in ["North  Wind", "North\u{A0}Wind", "North\u{202F}Wind", " North", "North "] {
        let found = [
            problems(|brand| brand.name = text.to_owned()),
            problems(|brand| brand.sms_name = Some(text.to_owned())),
            problems(|brand| brand.postal_line = Some(text.to_owned())),
        ];
        for (found, key) in found.iter().zip(["name", "sms_name", "postal_line"]) {
            assert!(found.len() == 1 && found[0].starts_with(&format!("{key} {text:?} has")), "{found:?}");
            assert!(found[0].ends_with("use single ordinary spaces, none at the ends"), "{found:?}");
        }
    }
    assert_eq!(problems(|brand| brand.name = "North Wind".to_owned()), [""; 0]);
}

#[test]
fn an_address_may_have_a_port_and_a_query() {
    for url in ["https://shop.example:8443/", "https://shop.example?a=1&b=2", "https://shop.example#top"] {
        assert_eq!(problems(|brand| brand.site_url = url.to_owned()), [""; 0], "{url}");
    }
    for url in ["https://shop.example:", "https://shop.example:0", "https://shop.example:65536", "https://:1"]
    {
        assert_eq!(problems(|brand| brand.site_url = url.to_owned()).len(), 1, "{url}");
    }
}

#[test]
fn a_host_with_other_letters_is_to_be_written_in_punycode() {
    let cure = "; write the host in Punycode, such as xn--mller-kva.example";
    for problems in [
        problems(|brand| brand.site_url = "https://m\u{FC}ller.example/".to_owned()),
        problems(|brand| brand.sms_host = Some("m\u{FC}ller.example".to_owned())),
    ] {
        assert!(problems.len() == 1 && problems[0].ends_with(cure), "{problems:?}");
    }
    assert_eq!(problems(|brand| brand.sms_host = Some("xn--mller-kva.example".to_owned())), [""; 0]);
}
