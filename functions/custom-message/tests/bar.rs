//! The bar for every message of every kind that is compiled in: what mail clients, Cognito and readers need.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use custom_message::sms::segments;
use custom_message::{Kind, Lifetimes, Message, Order, Placeholders, Renderer, Sources, embedded, gate};
use scraper::{ElementRef, Html, Selector};
use unicode_width::UnicodeWidthStr;

/// One message that is judged.
struct Judged {
    /// Brand, locale and kind, for the finding.
    name: String,
    locale: &'static str,
    brand: &'static str,
    kind: Kind,
    placeholders: Placeholders,
    message: Message,
}

impl Judged {
    fn by_link(&self) -> bool {
        self.placeholders.link.is_some()
    }

    fn html(&self) -> Html {
        Html::parse_document(&self.message.email_message)
    }
}

/// Every brand in every locale in every kind, with a code, with a link, with and without a name.
fn each(judge: impl Fn(&Judged)) {
    let renderer =
        Renderer::new(Sources::embedded(Lifetimes { temporary_password_days: 7, mfa_code_minutes: 3 }));
    let renderer = renderer.unwrap();
    let mut judged = 0;
    for (brand, _) in embedded::BRANDS {
        for (locale, _) in embedded::LOCALES {
            for kind in Kind::ALL {
                for (link, name) in
                    [(None, None), (Some("{##Click##}"), None), (None, Some("O'Brien & Söhne"))]
                {
                    let placeholders = placeholders(kind).with_link(link);
                    let order = Order { kind, brand, locale, name, placeholders: &placeholders };
                    let (message, placeholders) = renderer.render(&order).unwrap();
                    let method = if placeholders.link.is_some() { " by link" } else { "" };
                    let name = format!("{brand} {locale} {}{method}", kind.stem());
                    judge(&Judged { name, locale, brand, kind, placeholders, message });
                    judged += 1;
                }
            }
        }
    }
    assert_eq!(judged, embedded::BRANDS.len() * embedded::LOCALES.len() * Kind::ALL.len() * 3);
    assert!(embedded::BRANDS.len() >= 3 && embedded::LOCALES.len() >= 30);
}

fn placeholders(kind: Kind) -> Placeholders {
    Placeholders::new(Some("{####}"), Some("{username}"), kind.names_user()).unwrap()
}

fn brand(name: &str) -> custom_message::brand::Brand {
    let (_, json) = embedded::BRANDS.iter().find(|(known, _)| *known == name).unwrap();
    serde_json::from_str(json).unwrap()
}

fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn preheader(html: &Html) -> String {
    text(all(html, "body > div")[0]).chars().filter(|c| !"\u{34F}\u{A0}".contains(*c)).collect()
}

#[test]
fn every_message_passes_the_gate_within_its_budget() {
    each(|Judged { name, message, placeholders, .. }| {
        assert_eq!(gate::check(message, placeholders), Ok(()), "{name}");
        assert!(
            message.email_message.len() <= gate::BODY_BUDGET,
            "{name}: {} bytes",
            message.email_message.len()
        );
        assert!(
            message.email_subject.chars().count() <= gate::SUBJECT_BUDGET,
            "{name}: {}",
            message.email_subject
        );
    });
}

#[test]
fn the_document_is_whole() {
    each(|judged| {
        let (name, html) = (&judged.name, judged.html());
        assert!(judged.message.email_message.starts_with("<!doctype html>"), "{name}");
        let root = all(&html, "html[lang][dir]");
        assert_eq!(root.len(), 1, "{name}");
        assert_eq!(root[0].value().attr("lang"), Some(judged.locale), "{name}");
        let right_to_left = ["ar", "fa", "he"].contains(&judged.locale);
        assert_eq!(root[0].value().attr("dir"), Some(if right_to_left { "rtl" } else { "ltr" }), "{name}");
        assert_eq!(all(&html, "head > :first-child")[0].value().attr("charset"), Some("utf-8"), "{name}");
        assert_eq!(text(all(&html, "title")[0]), judged.message.email_subject, "{name}");
        for meta in [
            "viewport",
            "color-scheme",
            "supported-color-schemes",
            "format-detection",
            "x-apple-disable-message-reformatting",
        ] {
            assert_eq!(all(&html, &format!("meta[name='{meta}']")).len(), 1, "{name} {meta}");
        }
        assert_eq!(all(&html, "[role=article][lang][dir]").len(), 1, "{name}");
        assert_eq!(all(&html, "h1").len(), 1, "{name}");
        assert_eq!(all(&html, "table").len(), all(&html, "table[role=presentation]").len(), "{name}");
    });
}

#[test]
fn in_right_to_left_mail_brand_and_addresses_keep_their_direction() {
    each(|judged| {
        let html = judged.html();
        if all(&html, "html[dir=rtl]").is_empty() {
            return;
        }
        let brand = brand(judged.brand).name;
        let alone = all(&html, "span[dir=ltr]").into_iter().filter(|span| text(*span) == brand).count();
        let said = text(all(&html, "[role=article]")[0]).matches(&brand).count();
        let own_words = own_words(judged.brand);
        assert_eq!(alone, said - own_words, "{}: every mention stands in a span", judged.name);
        assert_eq!(all(&html, "a").len(), all(&html, "a[dir=ltr]").len(), "{}", judged.name);
    });
}

/// How often the brand names itself in texts of its own, which are the same in every language.
fn own_words(name: &str) -> usize {
    let brand = brand(name);
    let texts = [&brand.team, &brand.postal_line];
    texts.into_iter().flatten().filter(|text| text.contains(&brand.name)).count()
}

#[test]
fn nothing_is_loaded_run_or_left_to_the_client() {
    each(|judged| {
        let (name, html) = (&judged.name, judged.html());
        for element in ["script", "form", "img", "svg", "link", "iframe", "input", "video"] {
            assert!(all(&html, element).is_empty(), "{name} has <{element}>");
        }
        for style in ["url(", "@import", "@font-face", "var(", "calc(", "flex", "grid", "position:", "float:"]
        {
            assert!(!judged.message.email_message.contains(style), "{name} has {style}");
        }
        for link in all(&html, "a") {
            let href = link.value().attr("href").unwrap();
            assert!(href.starts_with("https://") || href.starts_with("mailto:"), "{name}: {href}");
            let shown = href.trim_start_matches("https://").trim_start_matches("mailto:");
            assert_eq!(text(link), shown, "{name}: what is shown is where it leads");
            assert!(link.value().attr("style").unwrap().contains("text-decoration:underline"), "{name}");
        }
    });
}

#[test]
fn the_code_or_the_link_stands_alone_in_its_element() {
    each(|judged| {
        let (name, html) = (&judged.name, judged.html());
        let secret = judged.placeholders.link.as_deref().unwrap_or("{####}");
        let alone: Vec<_> =
            all(&html, "td, p").into_iter().filter(|e| e.inner_html().trim() == secret).collect();
        assert_eq!(alone.len(), 1, "{name}");
        if judged.by_link() {
            return;
        }
        assert_eq!(alone[0].value().attr("dir"), Some("ltr"), "{name}");
        let style = alone[0].value().attr("style").unwrap();
        assert!(style.contains("Consolas") && style.contains("monospace"), "{name}");
        let expected = if judged.kind.names_user() { "24px" } else { "letter-spacing:4px;" };
        assert!(style.contains(expected), "{name}: {style}");
        assert_eq!(style.contains("white-space:nowrap"), !judged.kind.names_user(), "{name}");
    });
}

#[test]
fn the_preheader_adds_to_the_subject() {
    each(|judged| {
        let (name, preheader) = (&judged.name, preheader(&judged.html()));
        // In columns: a Chinese character is as wide as two letters, and says as much.
        let columns = preheader.trim().width();
        assert!((40..=90).contains(&columns), "{name}: {columns} {preheader}");
        assert_ne!(preheader.trim(), judged.message.email_subject, "{name}");
        assert!(!preheader.contains("{##"), "{name}");
    });
}

#[test]
fn no_placeholder_is_said_in_any_language() {
    each(|judged| {
        let body = text(all(&judged.html(), "[role=article]")[0]);
        for residue in ["{brand}", "{name}", "{number}", "{user_name}", "{code}", "undefined", "None"] {
            assert!(
                !body.contains(residue) && !judged.message.sms_message.contains(residue),
                "{}",
                judged.name
            );
            assert!(!judged.message.email_subject.contains(residue), "{}", judged.name);
        }
        let brand = brand(judged.brand);
        assert!(body.contains(&brand.name) && body.contains(&brand.support_address), "{}", judged.name);
        assert!(judged.message.sms_message.contains(&brand.name), "{}", judged.name);
    });
}

#[test]
fn until_when_is_told_in_the_digits_of_the_language() {
    each(|judged| {
        let until = match judged.kind {
            Kind::ForgotPassword => 1,
            Kind::Authentication => 3,
            Kind::AdminCreateUser => 7,
            _ => 24,
        };
        let zero = u32::from(match judged.locale {
            "ar" => '٠',
            "bn" => '০',
            "fa" => '۰',
            _ => '0',
        });
        let digits = |number: u32| -> String {
            let digit = |c: char| char::from_u32(zero + c.to_digit(10).unwrap()).unwrap();
            number.to_string().chars().map(digit).collect()
        };
        let body = text(all(&judged.html(), "[role=article]")[0]);
        // One hour is a word in some languages, and sixty minutes in some.
        let said = body.contains(&digits(until)) || (until == 1 && !body.contains(&digits(24)));
        assert!(said, "{}: {until} {body}", judged.name);
    });
}

#[test]
fn who_why_what_until_when_and_what_if_it_was_not_you() {
    each(|judged| {
        if judged.locale != "en" || judged.by_link() || judged.brand != "eshop" {
            return;
        }
        let (name, kind) = (&judged.name, judged.kind);
        let body = text(all(&judged.html(), "[role=article]")[0]);
        let until = match kind {
            Kind::ForgotPassword => "1 hour",
            Kind::Authentication => "3 minutes",
            Kind::AdminCreateUser => "7 days",
            _ => "24 hours",
        };
        let said = ["eSHOP-FCJ", "Never share this", until, "ignore this message", "support@"];
        let said = said.iter().filter(|said| !body.contains(**said)).collect::<Vec<_>>();
        // Two kinds ask for more than to ignore them.
        let allowed: &[&&str] = match kind {
            Kind::UpdateUserAttribute | Kind::Authentication => &[&"ignore this message"],
            _ => &[],
        };
        assert_eq!(said, allowed, "{name}: {body}");
        for false_word in ["5 minutes", "User!", "2024"] {
            assert!(!body.contains(false_word), "{name} says {false_word}");
        }
    });
}

#[test]
fn an_sms_is_one_segment_in_every_language() {
    each(|judged| {
        let name = &judged.name;
        let (sms, bound) = match judged.message.sms_message.split_once('\n') {
            Some((sms, bound)) => (sms, Some(bound)),
            None => (judged.message.sms_message.as_str(), None),
        };
        assert!(bound.is_none_or(|line| line == "@harbour.example #{####}"), "{name}");
        let sent = sms.replace("{####}", "123456").replace("{username}", "jane.doe");
        assert_eq!(segments(&sent), 1, "{name}: {sent}");
        assert!(
            !judged.kind.names_user() || sent.ends_with("123456"),
            "{name}: no full stop after a password"
        );
    });
}
