//! Broken templates and words are not packed.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use std::path::Path;
use std::sync::LazyLock;

use messages::Folder;
use messages::packer::messages;

static TEMPLATES: LazyLock<Folder> =
    LazyLock::new(|| Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates")).unwrap());

/// The repository's templates in one brand and one locale, after a change.
fn changed(change: impl FnOnce(&mut Folder)) -> Folder {
    let mut folder = TEMPLATES.clone();
    folder.locales.retain(|texts| texts.locale == "en");
    folder.brands.retain(|(name, _)| name == "eshop");
    change(&mut folder);
    folder
}

fn with_template(name: &str, content: &str) -> Folder {
    changed(|folder| {
        folder.templates.retain(|(known, _)| known != name);
        folder.templates.push((name.to_owned(), content.to_owned()));
    })
}

fn problem(folder: &Folder) -> String {
    messages(folder).unwrap_err().to_string()
}

#[test]
fn a_template_that_breaks_a_limit_or_cannot_be_rendered_is_named() {
    let long = format!("{{{{ code }}}}{}", "x".repeat(20_000));
    for (name, content, expected) in [
        ("sign-up.html", "no code", "eshop/en/sign-up: emailMessage has 0 placeholders for the code"),
        ("sign-up.html", "{{ code }}{{ code }}", "has 2 placeholders for the code"),
        // Tera reads this as a comment.
        ("sign-up.html", "before {####} after", "has 0 placeholders for the code"),
        ("sign-up.html", "{{ code }} {{ '{{' }}", "contains {{"),
        ("sign-up.html", "{{ code }} undefined", "contains undefined"),
        ("sign-up.html", "{{ code }} {{ nobody_knows }}", "nobody_knows"),
        ("sign-up.html", "{{ code | no_such_filter }}", "no_such_filter"),
        ("sign-up.html", "{% if %}", "sign-up.html"),
        ("sign-up.html", &long, "characters in"),
        ("code.html", "", "has 0 placeholders for the code"),
        ("sign-up.txt", "no code", "smsMessage has 0 placeholders"),
        ("sign-up.txt", "{{ code }}\nanother line", "smsMessage contains U+000A"),
        ("sign-up.txt", "{{ code }} and a space without a width \u{200B}.", "smsMessage contains U+200B"),
        ("sign-up.txt", &long, "smsMessage has 20006 characters"),
    ] {
        let problem = problem(&with_template(name, content));
        assert!(problem.contains(expected), "{name}: {content:.60}: {problem}");
    }
}

#[test]
fn a_template_that_depends_on_a_value_of_the_event_is_refused() {
    for (name, content) in [
        ("sign-up.html", "{{ code }}{% if code == '{####}' %}!{% endif %}"),
        ("forgot-password.html", "{{ code }} {{ words.greeting | upper }}"),
        ("authentication.html", "{{ code }} {{ words.expiry | replace(from='4', to='four') }}"),
        ("sign-up.txt", "{{ words.sms }}{% if code == '{####}' %}!{% endif %}"),
    ] {
        let problem = problem(&with_template(name, content));
        assert!(problem.contains("let it depend only on the brand"), "{content}: {problem}");
    }
}

#[test]
fn a_template_may_depend_on_brand_locale_and_words() {
    for content in [
        "{{ code }}{% if brand.logo %}!{% endif %}{% if lang == 'en' %}?{% endif %}",
        "{{ code }}{% if words.heading == 'Welcome to eSHOP-FCJ' %} {{ words.intro }}{% else %}.{% endif %}",
    ] {
        assert!(messages(&with_template("sign-up.html", content)).is_ok(), "{content}");
    }
}

#[test]
fn a_folder_without_words_or_templates_is_refused() {
    for folder in
        [changed(|folder| folder.locales[0].messages.clear()), changed(|folder| folder.templates.clear())]
    {
        assert!(messages(&folder).is_err());
    }
}

#[test]
fn characters_outside_cognitos_pattern_become_entities() {
    let packed = messages(&with_template("sign-up.html", "{{ code }} a\u{A0}b\u{200C}c")).unwrap();
    let locale = content::Locale { tag: "en", zero: '0'.into(), refusals: content::Refusals::NONE };
    let messages = content::Messages::read(&packed, vec![locale]).unwrap();
    let key = content::Key { brand: 0, locale: 0, stem: 0, named: false };
    let lifetimes = content::Lifetimes::DEFAULT;
    let message = messages::packer::packed_message(&messages, key, lifetimes, None, "{####}").unwrap();
    assert_eq!(message.email_message, "{####} a&#160;b&#8204;c");
}
