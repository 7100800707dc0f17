//! The words of a message, in any language.

use scraper::ElementRef;

use super::page::{Page, attribute, text, upwards};
use super::rule::{Rule, Verdict, must};
use crate::Kind;
use crate::brand_name::JOINER;
use crate::findings::on_one_line;

pub(super) const RULES: &[Rule] = &[
    ("sentences", sentences),
    ("sender", sender),
    ("expiry", expiry),
    ("residue", residue),
    ("direction", direction),
    ("greeting", greeting),
];

/// The body has the heading, the instruction, the expiry, the warnings, and advice for people who did not ask
/// for it.
fn sentences(page: &Page<'_>) -> Verdict {
    let has_privacy = page.sample.variant.brand.privacy_sentence;
    let has_earlier = page.unresolved_text("earlier").is_some();
    let optional = [("privacy", has_privacy), ("earlier", has_earlier)];
    let optional = optional.into_iter().filter_map(|(name, is_expected)| is_expected.then_some(name));
    let always = ["heading", "intro", "expiry", "never_share", "not_you", "regards", "support"];
    for name in always.into_iter().chain(optional) {
        let sentence = page.text(name).unwrap_or_default();
        must(!sentence.is_empty() && page.body_text.contains(&sentence), || {
            format!("the text {name} is missing; print {{{{ words.{name} }}}}")
        })?;
    }
    Ok(())
}

/// The body names the sender and an address for questions.
fn sender(page: &Page<'_>) -> Verdict {
    let brand = page.sample.variant.brand;
    let own = brand.team(&page.sample.variant.texts.locale).map(str::to_owned);
    let team = own.or_else(|| page.text("team")).unwrap_or_default();
    let expected = [
        ("brand.name", Some(&brand.name)),
        ("words.team", Some(&team)),
        ("brand.support_address", Some(&brand.support_address)),
        ("brand.postal_line", brand.postal_line.as_ref()),
    ];
    for (name, value) in expected.into_iter().filter_map(|(name, value)| Some((name, value?))) {
        must(page.body_text.contains(&on_one_line(value)), || {
            format!("\"{value}\" is missing; print {{{{ {name} }}}}")
        })?;
    }
    Ok(())
}

/// The expiry states the lifetime of this kind of code, in the digits of the language or in its word for the
/// number.
fn expiry(page: &Page<'_>) -> Verdict {
    let (lifetimes, kind) = (page.sample.lifetimes, page.sample.variant.kind);
    let (number, value) = match kind {
        Kind::ForgotPassword => (1, "1"),
        Kind::Authentication => (lifetimes.mfa_code_minutes, "{ $minutes }"),
        Kind::AdminCreateUser => (lifetimes.temporary_password_days, "{ $days }"),
        _ => (24, "24"),
    };
    let expiry = page.text("expiry").unwrap_or_default();
    let texts = page.sample.variant.texts;
    // Some languages have a word for one hour, and some write sixty minutes.
    let is_hour = kind == Kind::ForgotPassword && !expiry.contains(&texts.digits(24));
    let is_in_words = page.unresolved_text("expiry").is_some_and(|text| text.is_in_words(number));
    must(expiry.contains(&texts.digits(number)) || is_hour || is_in_words, || {
        format!("{number} is not in \"{expiry}\"; write {value} in {}", page.key("expiry"))
    })
}

/// No placeholder for a value is left unfilled.
fn residue(page: &Page<'_>) -> Verdict {
    let message = page.sample.message;
    for residue in locales::locale_texts::VALUES.into_iter().chain(["undefined", "None"]) {
        let found = [&message.email_subject, &message.sms_message, &page.body_text]
            .into_iter()
            .any(|text| text.contains(residue));
        must(!found, || format!("{residue} is left in the message; correct its template or its words"))?;
    }
    Ok(())
}

/// In a right-to-left language, the brand and addresses keep their own direction.
fn direction(page: &Page<'_>) -> Verdict {
    if !page.is_right_to_left() {
        return Ok(());
    }
    let variant = page.sample.variant;
    let brand = variant.brand;
    // The brand's own texts may hold its name, and are the same in every language.
    let own = [brand.team(&variant.texts.locale), brand.postal_line.as_deref()];
    let is_own = |text: &str| own.into_iter().flatten().any(|own| on_one_line(own) == text);
    let is_marked = |element| upwards(element).any(|one| attribute(one, "dir") == "ltr" && is_inline(one));
    let names = page.texts.iter().map(|(element, text)| (*element, on_one_line(&text.replace(JOINER, ""))));
    let mut names = names.filter(|(_, text)| text.contains(&brand.name));
    let wrong = names.find(|(element, text)| !is_own(text) && !is_marked(*element));
    must(wrong.is_none(), || {
        let text = wrong.map(|(_, text)| text).unwrap_or_default();
        format!(
            "\"{text}\" has a brand name without a direction; print {{{{ words.brand }}}} instead of {{{{ brand.name }}}}"
        )
    })?;
    // The labels of the brand's pages are in the language.
    let mut addresses = page.all("a").into_iter().filter(|link| text(*link).contains('.'));
    must(addresses.all(|link| attribute(link, "dir") == "ltr"), || {
        "set dir=\"ltr\" on every <a> that shows an address".to_owned()
    })
}

/// Returns whether the element is a part of a line.
fn is_inline(element: ElementRef<'_>) -> bool {
    ["a", "span"].contains(&element.value().name())
}

/// A name has its own direction, and is in the body only.
fn greeting(page: &Page<'_>) -> Verdict {
    let Some(name) = page.sample.name else {
        let greeting = page.text("greeting").unwrap_or_default();
        return must(page.body_text.contains(&greeting), || {
            format!("\"{greeting}\" is missing; print {{{{ words.greeting }}}}")
        });
    };
    let is_greeted = page.all("span[dir=auto]").into_iter().any(|span| text(span) == name);
    must(is_greeted, || "the name is missing in the greeting; print {{ words.greeting }}".to_owned())?;
    let message = page.sample.message;
    must(![&message.email_subject, &message.sms_message].into_iter().any(|text| text.contains(name)), || {
        "the name is in the subject or in the SMS; use { $name } in greeting-name only".to_owned()
    })
}
