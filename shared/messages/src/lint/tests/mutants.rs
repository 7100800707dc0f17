//! Changes of templates and words, each of which breaks a rule.

use std::collections::BTreeMap;

use locales::Text;

use super::only;
use crate::Lifetimes;
use crate::lint::{Finding, lint};

/// The code of the rule, the changed file, the replaced text and the new text.
pub type Mutant = (&'static str, &'static str, &'static str, &'static str);

/// At least one for each rule.
pub const MUTANTS: &[Mutant] = &[
    ("rendering", "base.html", "{{ words.intro }}", "{{ nobody }}"),
    ("limits", "code.html", "{{ code }}", "{{ code }}{{ code }}"),
    ("limits", "code.html", "{{ code }}", "{####}"),
    ("body-budget", "base.html", "range(end=60)", "range(end=600)"),
    (
        "subject-budget",
        "en",
        "Your {$brand} verification code",
        "Your {$brand} verification code for the account you asked for",
    ),
    ("sms-segments", "sign-up.txt", "{{ words.sms }}", "{{ words.sms }} ✓"),
    ("sms-code", "admin-create-user.txt", "{{ words.sms }}", "{{ words.sms }}."),
    ("sms-code", "en", "{$brand}: your verification code", "Your verification code"),
    (
        "sms-autofill-line",
        "sign-up.txt",
        "{{ words.sms }}",
        "{{ words.sms }}\n@elsewhere.example #{{ code }}",
    ),
    ("document", "base.html", "<!doctype html>", ""),
    ("document", "base.html", "<meta charset=\"utf-8\">", ""),
    ("document", "base.html", "name=\"viewport\"", "name=\"view\""),
    ("document", "base.html", "name=\"color-scheme\"", "name=\"scheme\""),
    ("language", "base.html", "<html lang=\"{{ lang }}\"", "<html lang=\"de\""),
    ("language", "base.html", "lang=\"{{ lang }}\" dir=\"{{ dir }}\">\n<table", ">\n<table"),
    ("title", "base.html", "<title>{{ plain.subject }}", "<title>{{ plain.heading }}"),
    ("heading", "base.html", "{{ words.greeting }}", "<h1>{{ words.greeting }}</h1>"),
    ("heading", "base.html", "{{ words.brand }}", ""),
    ("tables", "code.html", "<table role=\"presentation\"", "<table"),
    ("outlook", "base.html", "<!--[if mso]></td></tr></table><![endif]-->", ""),
    (
        "outlook",
        "base.html",
        "</noscript>",
        "</noscript><style>td,p{font-family:Arial,sans-serif!important}</style>",
    ),
    ("preheader", "base.html", "{{ plain.preheader }}", "{{ plain.heading }}"),
    ("preheader", "base.html", "{{ plain.preheader }}", "{{ plain.preheader }} {{ code }}"),
    ("preheader", "base.html", "display:none;", ""),
    ("preheader", "base.html", "&#847;&#160;", ""),
    ("external-content", "base.html", "</body>", "<script>1</script></body>"),
    ("external-content", "base.html", "<h1", "<img src=\"https://eshop.example/open.gif\" alt=\"\"><h1"),
    (
        "external-content",
        "base.html",
        "font-weight:bold;text-align:center",
        "background:url(https://eshop.example/a.png)",
    ),
    ("plain-styles", "base.html", "font-weight:bold;text-align:center", "display:flex"),
    ("plain-styles", "base.html", ":root{", ".px{display: inline-flex}:root{"),
    ("plain-styles", "base.html", "font-weight:bold;text-align:center", "position:relative"),
    ("plain-styles", "base.html", "font-weight:bold;text-align:center", "margin-inline-start:4px"),
    ("plain-styles", "base.html", "font-weight:bold;text-align:center", "width:calc(1px)"),
    ("colours", "base.html", "color:{{ light.text }}", "color:#333"),
    ("colours", "base.html", "color:{{ light.text }}", "color:black"),
    ("colours", "base.html", "text-align:center", "background:#fff"),
    ("colours", "base.html", "text-align:center", "background: white url(a.png)"),
    ("colours", "code.html", "border-radius:6px", "border:1px solid #ccc"),
    ("colours", "code.html", "border-radius:6px", "border-top:1px solid silver"),
    ("colours", "code.html", "border-radius:6px", "border-color:rgb(1,2,3)"),
    ("colours", "base.html", ":root{", ".px{background:#abc}:root{"),
    (
        "gradient",
        "base.html",
        "bgcolor=\"{{ light.header }}\" align=\"center\" class=\"px hd gr\"",
        "align=\"center\" class=\"px hd gr\"",
    ),
    ("gradient", "base.html", "padding:28px 32px;background-color:{{ light.header }};", "padding:28px 32px;"),
    (
        "gradient",
        "base.html",
        "border-radius:8px 8px 0 0",
        "background-image:linear-gradient(135deg,{{ light.header }},{{ light.header_end }})",
    ),
    ("fonts", "base.html", "font:16px/1.6 {{ fonts }}", "font:16px/1.6 Arial,Helvetica"),
    ("fonts", "base.html", "font-style:{{ type.slant }}", "font-style:italic"),
    ("fonts", "base.html", "color:{{ light.text }};{{ type.breaks }}", "color:{{ light.text }}"),
    ("inline", "base.html", "font:16px/1.6 {{ fonts }};color:{{ light.text }}", "font:16px/1.6 {{ fonts }}"),
    (
        "contrast",
        "base.html",
        "padding:20px 0 0;border-top:1px solid {{ light.line }};font-size:14px;color:{{ light.muted }}",
        "font-size:14px;color:#a0a0a0",
    ),
    (
        "contrast",
        "base.html",
        "1.35 {{ fonts }};color:{{ light.on_header }}",
        "1.35 {{ fonts }};color:#1f6391",
    ),
    // The start of the gradient contrasts with the text, and its end does not.
    (
        "contrast",
        "base.html",
        ".gr{background-image:linear-gradient(135deg,{{ light.header }},{{ light.header_end }})}",
        ".gr{background-image:linear-gradient(135deg,{{ light.header }},#ffffff)}",
    ),
    ("contrast", "link-style.html", "color:{{ light.on_header }}", "color:{{ light.header }}"),
    ("contrast-dark", "base.html", ".tx{color:{{ dark.text }}!important}", ".tx{color:#444444!important}"),
    (
        "contrast-dark",
        "base.html",
        ".on,.link a{color:{{ dark.on_header }}!important}}",
        ".on{color:{{ dark.on_header }}!important}.link a{color:{{ dark.header }}!important}}",
    ),
    ("contrast-dark", "base.html", "class=\"px tx ln\"", "class=\"px ln\""),
    ("dark-outlook", "base.html", "[data-ogsc] .tx{color:{{ dark.text }}!important}", ""),
    (
        "dark-outlook",
        "base.html",
        "[data-ogsc] .tx{color:{{ dark.text }}!important}",
        "[data-ogsc] .tx{color:{{ dark.text }}}",
    ),
    (
        "contrast-dark",
        "base.html",
        ".tx{color:{{ dark.text }}!important}.mu",
        ".tx{color:{{ dark.text }}}.mu",
    ),
    ("fonts", "link-style.html", "display:block;", "/* x */ font:16px Arial;display:block;"),
    ("size", "base.html", "font:13px/1.6", "font:12px/1.6"),
    ("size", "base.html", "font:16px/1.6", "font:15px/1.6"),
    ("links", "footer.html", "text-decoration:underline", "text-decoration:none"),
    ("links", "footer.html", "{{ site_label }}", "our shop"),
    ("links", "footer.html", "href=\"{{ brand.site_url }}\"", "href=\"http://eshop.example\""),
    ("code-alone", "code.html", "{{ code }}", "{{ code }} "),
    ("code-alone", "code.html", "{{ code }}", "<b>{{ code }}</b>"),
    ("code-alone", "admin-create-user.html", "{{ code }}", "{{ code }}."),
    ("code-style", "code.html", "dir=\"ltr\"", ""),
    ("code-style", "code.html", "white-space:nowrap", ""),
    ("code-style", "code.html", "letter-spacing:4px;", ""),
    ("code-style", "code.html", "bold 30px", "bold 20px"),
    ("code-style", "code.html", ",monospace", ",serif"),
    ("code-style", "link.html", "padding:14px 28px;", ""),
    ("code-style", "link-style.html", "padding:0!important;", ""),
    ("code-style", "link-style.html", "padding:0!important;", "padding:0;"),
    ("code-style", "link-style.html", "display:block;", ""),
    ("code-word", "en", "enter this verification code:", "enter these digits:"),
    ("code-word", "base.html", "{{ words.intro }}</p>", "{{ words.intro }}</p><p>{{ words.privacy }}</p>"),
    ("translated", "ar", "رمز التحقق لحسابك لدى {$brand}", "Your {$brand} verification code"),
    ("sentences", "base.html", "{{ words.not_you }}", ""),
    ("sentences", "base.html", "{{ words.never_share }}", ""),
    ("sentences", "base.html", "{{ words.expiry }}", "This code expires in 5 minutes."),
    ("sender", "base.html", "{{ words.team }}", ""),
    ("sender", "footer.html", "{{ brand.support_address }}</a>", "</a>"),
    ("expiry", "en", "This code expires in 24 hours.", "This code expires in 5 minutes."),
    ("expiry", "ar", "المرور المؤقتة بعد {$number} أيام", "المرور المؤقتة بعد أيام"),
    ("residue", "base.html", "{{ words.regards }}", "{$brand}"),
    ("direction", "footer.html", "{{ words.brand }}", "{{ brand.name }}"),
    (
        "direction",
        "footer.html",
        "href=\"{{ brand.site_url }}\" dir=\"ltr\"",
        "href=\"{{ brand.site_url }}\"",
    ),
    ("greeting", "base.html", "{{ words.greeting }}", "Hello User!"),
    ("translated", "ar", "مع أطيب التحيات،", "Best regards,"),
    ("translated", "ar", "حدث خطأ من جانبنا، لذا يُرجى المحاولة مرة أخرى بعد بضع دقائق", UNAVAILABLE),
    ("code-term", "ar", "رمز التحقق لحسابك", "كود التحقق لحسابك"),
    ("email-link", "base.html", "{{ words.regards }}", "{{ words.regards }} www.eshop.example"),
    ("email-link", "footer.html", "{{ site_label }}</a>", "</a>{{ site_label }}"),
    ("sms-link", "sign-up.txt", "{{ words.sms }}", "{{ words.sms }} shop.com"),
    ("sms-link", "en", "your verification code is", "your shop.com verification code is"),
];

/// A refusal.
const UNAVAILABLE: &str = "Something went wrong on our side, so please try again in a few minutes";

/// The findings in a few messages after the change: both directions, with a code and with a password.
pub fn findings_of((_, file, from, to): Mutant) -> Vec<Finding> {
    let mut folder = only(&["en", "ar"]);
    let mut changed = 0;
    for (name, template) in &mut folder.templates {
        if name == file && template.contains(from) {
            *template = template.replace(from, to);
            changed += 1;
        }
    }
    for texts in folder.locales.iter_mut().filter(|texts| texts.locale == file) {
        let texts = texts.messages.values_mut().flat_map(BTreeMap::values_mut);
        let forms = texts.flat_map(|text| match text {
            Text::Same(text) => std::slice::from_mut(text),
            Text::Plural { forms, .. } => forms.as_mut_slice(),
        });
        let mut found = forms.filter(|form| form.contains(from)).peekable();
        changed += usize::from(found.peek().is_some());
        found.for_each(|form| *form = form.replace(from, to));
    }
    assert_eq!(changed, 1, "{file} holds {from}");
    lint(&folder, Lifetimes::DEFAULT, |_, _| ()).unwrap()
}
