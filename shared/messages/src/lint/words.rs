//! The words of a message, in any language.

use crate::Kind;
use locales::LocaleTexts;

use super::page::{Page, Sample, attribute, text};
use super::{Rule, Verdict, must};

pub(super) const RULES: &[Rule] = &[
    ("translated", translated),
    ("sentences", sentences),
    ("sender", sender),
    ("until-when", until_when),
    ("residue", residue),
    ("direction", direction),
    ("greeting", greeting),
];

/// Other languages than English have another subject.
fn translated(page: &Page<'_>) -> Verdict {
    let Sample { words, english, stem, .. } = page.sample;
    let english = english.filter(|_| words.locale.split('-').next() != Some("en"));
    let texts = |words: &LocaleTexts| words.messages.get(stem).cloned().unwrap_or_default();
    let untranslated =
        english.is_some_and(|english| texts(english).get("subject") == texts(words).get("subject"));
    must(!untranslated, || "the subject is English".to_owned())
}

/// The reason for the message, the instruction, its end, the warning, the advice for people who did not ask for it.
fn sentences(page: &Page<'_>) -> Verdict {
    let said = &page.said;
    for name in ["heading", "intro", "expiry", "never_share", "not_you", "privacy", "regards", "support"] {
        let sentence = page.words(name).unwrap_or_default();
        must(!sentence.is_empty() && said.contains(&sentence), || format!("{name} is missing: {sentence}"))?;
    }
    Ok(())
}

/// The sender, and an address for questions.
fn sender(page: &Page<'_>) -> Verdict {
    let (said, brand) = (&page.said, page.sample.brand);
    let team = brand.team.clone().or_else(|| page.words("team")).unwrap_or_default();
    let expected = [&brand.name, &team, &brand.support_address].into_iter().chain(&brand.postal_line);
    let missing = expected.into_iter().find(|text| !said.contains(text.as_str()));
    must(missing.is_none(), || format!("no {}", missing.map_or("", |text| text)))
}

/// The number of hours, minutes or days that is true of this kind, in the digits of the language or in its word.
fn until_when(page: &Page<'_>) -> Verdict {
    let lifetimes = page.sample.lifetimes;
    let number = match page.sample.kind {
        Kind::ForgotPassword => 1,
        Kind::Authentication => lifetimes.mfa_code_minutes,
        Kind::AdminCreateUser => lifetimes.temporary_password_days,
        _ => 24,
    };
    let expiry = page.words("expiry").unwrap_or_default();
    let words = page.sample.words;
    // One hour is a word in some languages, and sixty minutes in some.
    let is_hour = page.sample.kind == Kind::ForgotPassword && !expiry.contains(&words.digits(24));
    let in_words = page.unresolved("expiry").is_some_and(|text| text.is_in_words(number));
    must(expiry.contains(&words.digits(number)) || is_hour || in_words, || {
        format!("{number} is not in \"{expiry}\"")
    })
}

/// Nothing of ours is left where a value should be.
fn residue(page: &Page<'_>) -> Verdict {
    let message = page.sample.message;
    for residue in locales::locale_texts::VALUES.into_iter().chain(["undefined", "None"]) {
        let texts =
            [&message.email_subject, &message.sms_message, &page.said].map(|text| text.contains(residue));
        must(texts == [false; 3], || residue.to_owned())?;
    }
    Ok(())
}

/// In a language from right to left, brand and addresses keep their own direction.
fn direction(page: &Page<'_>) -> Verdict {
    if !page.is_right_to_left() {
        return Ok(());
    }
    let brand = page.sample.brand;
    let alone = page.all("span[dir=ltr]").into_iter().filter(|span| text(*span) == brand.name).count();
    // In texts of its own, which are the same in every language, the brand decides.
    let own = [&brand.team, &brand.postal_line].into_iter().flatten();
    let own = own.filter(|text| text.contains(&brand.name)).count();
    let said = page.said.matches(&brand.name).count() - own;
    must(alone == said, || format!("{alone} of {said} mentions of the brand have a direction"))?;
    must(page.all("a").into_iter().all(|link| attribute(link, "dir") == "ltr"), || {
        "an address without a direction".to_owned()
    })
}

/// A name stands in its own direction, in the body alone.
fn greeting(page: &Page<'_>) -> Verdict {
    let Some(name) = page.sample.name else {
        let greeting = page.words("greeting").unwrap_or_default();
        return must(page.said.contains(&greeting), || format!("no \"{greeting}\""));
    };
    let greeted = page.all("span[dir=auto]").into_iter().any(|span| text(span) == name);
    must(greeted, || "the name is not greeted".to_owned())?;
    let message = page.sample.message;
    must(![&message.email_subject, &message.sms_message].into_iter().any(|text| text.contains(name)), || {
        "the name stands in the subject or in the SMS".to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::super::Linter;
    use super::super::tests::{LIFETIMES, TEMPLATES};
    use super::*;
    use crate::Lifetimes;

    #[test]
    fn an_invitation_is_true_for_one_day_for_the_dual_and_for_a_year() {
        for temporary_password_days in [1, 2, 365] {
            let linter =
                Linter::new(TEMPLATES.sources(Lifetimes { temporary_password_days, ..LIFETIMES })).unwrap();
            let invitations = linter.choices().filter(|choice| choice.kind == Kind::AdminCreateUser);
            let found: Vec<_> = invitations.flat_map(|choice| linter.linted(&choice).findings).collect();
            assert!(found.is_empty(), "{temporary_password_days} days: {found:#?}");
        }
    }
}
