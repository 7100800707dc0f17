//! The bar for every message of every kind that is compiled in: what mail clients, Cognito and readers need.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use custom_message::{Kind, Message, Placeholders, Renderer, Sources, embedded, gate};
use scraper::{ElementRef, Html, Selector};

/// Well under Cognito's 20,000.
const BODY_BUDGET: usize = 10_000;

fn each(mut judge: impl FnMut(&str, Kind, &Message)) {
    let mut judged = 0;
    for (brand, _) in embedded::BRANDS {
        for (locale, _) in embedded::LOCALES {
            let renderer = Renderer::new(&Sources::embedded(locale, brand).unwrap()).unwrap();
            for kind in Kind::ALL {
                let message = renderer.render(kind, &placeholders(kind)).unwrap();
                judge(&format!("{brand} {locale} {}", kind.stem()), kind, &message);
                judged += 1;
            }
        }
    }
    assert!(judged >= Kind::ALL.len(), "nothing was judged");
}

fn placeholders(kind: Kind) -> Placeholders {
    Placeholders::new(Some("{####}"), Some("{username}"), kind.names_user()).unwrap()
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
    each(|name, kind, message| {
        assert_eq!(gate::check(message, &placeholders(kind)), Ok(()), "{name}");
        assert!(message.email_message.len() <= BODY_BUDGET, "{name}: {} bytes", message.email_message.len());
        assert!(message.email_subject.chars().count() <= 60, "{name}: {}", message.email_subject);
    });
}

#[test]
fn the_document_is_whole() {
    each(|name, _, message| {
        assert!(message.email_message.starts_with("<!doctype html>"), "{name}");
        let html = Html::parse_document(&message.email_message);
        assert_eq!(all(&html, "html[lang][dir]").len(), 1, "{name}");
        assert_eq!(all(&html, "head > :first-child")[0].value().attr("charset"), Some("utf-8"), "{name}");
        assert_eq!(text(all(&html, "title")[0]), message.email_subject, "{name}");
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
fn nothing_is_loaded_run_or_left_to_the_client() {
    each(|name, _, message| {
        let html = Html::parse_document(&message.email_message);
        for element in ["script", "form", "img", "svg", "link", "iframe", "input", "video"] {
            assert!(all(&html, element).is_empty(), "{name} has <{element}>");
        }
        for style in ["url(", "@import", "@font-face", "var(", "calc(", "flex", "grid", "position:", "float:"]
        {
            assert!(!message.email_message.contains(style), "{name} has {style}");
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
fn the_code_stands_alone_in_its_element() {
    each(|name, kind, message| {
        let html = Html::parse_document(&message.email_message);
        let alone: Vec<_> =
            all(&html, "td, p").into_iter().filter(|e| e.inner_html().trim() == "{####}").collect();
        assert_eq!(alone.len(), 1, "{name}");
        assert_eq!(alone[0].value().attr("dir"), Some("ltr"), "{name}");
        let style = alone[0].value().attr("style").unwrap();
        assert!(style.contains("Consolas") && style.contains("monospace"), "{name}");
        let expected = if kind.names_user() { "24px" } else { "letter-spacing:4px;" };
        assert!(style.contains(expected), "{name}: {style}");
        assert_eq!(style.contains("white-space:nowrap"), !kind.names_user(), "{name}");
    });
}

#[test]
fn the_preheader_adds_to_the_subject() {
    each(|name, _, message| {
        let html = Html::parse_document(&message.email_message);
        let preheader = preheader(&html);
        let length = preheader.trim().chars().count();
        assert!((40..=90).contains(&length), "{name}: {length} {preheader}");
        assert_ne!(preheader.trim(), message.email_subject, "{name}");
        assert!(!preheader.contains("{####}"), "{name}");
    });
}

#[test]
fn who_why_what_until_when_and_what_if_it_was_not_you() {
    each(|name, kind, message| {
        let html = Html::parse_document(&message.email_message);
        let body = text(all(&html, "[role=article]")[0]);
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
fn an_sms_is_one_segment() {
    each(|name, kind, message| {
        // In GSM-7 the braces of a placeholder count twice, but they never leave Cognito.
        let sent = message.sms_message.replace("{####}", "123456").replace("{username}", "jane@example.com");
        assert!(sent.is_ascii(), "{name}: {sent}");
        assert!(sent.len() <= 160, "{name}: {}", sent.len());
        assert!(!kind.names_user() || sent.ends_with("123456"), "{name}: no full stop after a password");
    });
}

#[test]
fn every_colour_can_be_read() {
    for (name, json) in embedded::BRANDS {
        let brand: custom_message::brand::Brand = serde_json::from_str(json).unwrap();
        let (light, dark) = (&brand.light, &brand.dark);
        for (text, ground, pair) in [
            (&light.text, &light.card, "text on card"),
            (&light.muted, &light.card, "muted on card"),
            (&light.muted, &light.page, "muted on page"),
            (&light.link, &light.page, "link on page"),
            (&light.on_header, &light.header, "heading on header"),
            (&light.on_header, &light.header_end, "heading on the gradient's end"),
            (&dark.text, &dark.card, "dark text on card"),
            (&dark.muted, &dark.card, "dark muted on card"),
            (&dark.muted, &dark.page, "dark muted on page"),
            (&dark.link, &dark.page, "dark link on page"),
        ] {
            let contrast = contrast(&text.0, &ground.0);
            assert!(contrast >= 4.5, "{name}: {pair} has {contrast:.2}");
        }
    }
}

/// WCAG 2's contrast ratio of two `#rrggbb`.
fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |colour: &str| {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    };
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}
