//! The reason of each rule and the way to keep it, in one sentence: shown beside a finding and in docs/messages.md.

use super::finding::Finding;

/// The remedy for findings of a rule.
#[must_use]
pub fn remedy(rule: &str) -> &'static str {
    REMEDIES.iter().find(|(code, _)| *code == rule).map_or("", |(_, remedy)| remedy)
}

/// The remedies by the code of the rule, in the order of the rules.
pub(super) const REMEDIES: &[(&str, &str)] = &[
    (
        Finding::RENDERING,
        "A template can use only values that exist, so correct the name at the given line and column.",
    ),
    (
        "limits",
        "Cognito sends its own text instead of a message outside its limits, so keep each length, use no other \
         characters, and print each placeholder once.",
    ),
    (
        "body-budget",
        "Cognito accepts 20,000 characters, of which a name and longer placeholders take some, so remove markup and \
         styles that no message needs, and shorten long addresses of the brand.",
    ),
    (
        "subject-budget",
        "A list of messages shows about 60 characters of a subject, so shorten its words, or add `sms_name` to a brand \
         with a long name.",
    ),
    (
        "sms-segments",
        "Each segment is billed as an SMS, and a letter outside GSM-7, such as an emoji, leaves 70 characters of 160, \
         so shorten the text or the name.",
    ),
    (
        "sms-code",
        "People need to see who sends which code, so print the brand and the code, and end with a password, because \
         people would also type a full stop.",
    ),
    (
        "sms-autofill-line",
        "A browser fills in a code only on the host of the last line, so set `sms_host` and let the packer write that \
         line.",
    ),
    (
        "document",
        "Mail clients guess what a document does not say, so keep the doctype and each `<meta>` of `base.html`.",
    ),
    (
        "language",
        "Screen readers and line breaks follow the language, so set `lang` and `dir` on `<html>` and on the article.",
    ),
    ("title", "Some mail clients show the title, so print the subject as `<title>`."),
    (
        "heading",
        "Screen readers jump to the heading, and people look for the sender first, so use exactly one `<h1>`, and \
         print the brand's name or logo beside it.",
    ),
    (
        "tables",
        "Screen readers announce the rows and columns of a table, so set `role=\"presentation\"` on each table for layout.",
    ),
    (
        "outlook",
        "Outlook ignores `max-width`, so put a table of 600 px that only Outlook reads around the card, and set no \
         font there, which the code would take.",
    ),
    (
        "preheader",
        "Mail clients show the first words of the body after the subject, so begin with 40 to 90 columns that add to \
         the subject, and with padding.",
    ),
    (
        "external-content",
        "Mail clients block scripts and images, and a request shows who reads, so load nothing but the brand's logo.",
    ),
    (
        "plain-styles",
        "Some mail clients support neither flex nor position, variables or calculations, so use tables, padding and \
         widths.",
    ),
    (
        "colours",
        "Mail clients read other forms of a colour differently, so write `#rrggbb`, and `background-color` instead of \
         `background`.",
    ),
    (
        "gradient",
        "A mail client that inverts colours keeps a gradient under inverted text, so write it in the style sheet of \
         a colour scheme, over `background-color` and `bgcolor`.",
    ),
    (
        "fonts",
        "Fonts, slant and line breaks follow the script, so print `fonts`, `type.slant` and `type.breaks`, and end \
         each list of fonts with a family.",
    ),
    ("inline", "Many mail clients drop every `<style>`, so set color, background-color and font inline."),
    (
        "contrast",
        "Text with less contrast than 4.5:1 is hard to read, so choose a darker text or a lighter background under \
         `[light]` of the brand.",
    ),
    (
        "contrast-dark",
        "Text with less contrast than 4.5:1 is hard to read, so give each text and background in dark mode a class with \
         a colour of `[dark]`.",
    ),
    (
        "dark-outlook",
        "Outlook's apps mark dark mode with attributes, so repeat each dark style for `[data-ogsc]` or `[data-ogsb]`.",
    ),
    (
        "size",
        "Small text is hard to read on a phone, so use at least 16 px for paragraphs and 13 px for all other text.",
    ),
    (
        "links",
        "People check where a link leads, so link to https or mailto, show the address or the label of the brand's \
         page, and underline it.",
    ),
    (
        "code-alone",
        "A double-click selects the text of one element, so print the code in an element of its own, without a space.",
    ),
    (
        "code-style",
        "People read a code digit by digit and copy a password as a whole, so keep the size, font, spacing and \
         direction of `code.html`, and the style sheet of a link, whose whole box is to be clicked.",
    ),
    (
        "code-word",
        "Phones offer a code only after the word for it, so use `code-word` in the introduction, right before the code.",
    ),
    (
        "sentences",
        "People need to know what to do, until when, and what to do if they did not ask, so print each of these texts.",
    ),
    (
        "sender",
        "A message from nobody looks like fraud, so print the brand's name, its signature and its address for questions.",
    ),
    (
        "expiry",
        "Cognito keeps a code for 24 hours, one for a new password for 1 hour, and others as long as the settings say, \
         so the text must say the same.",
    ),
    (
        "residue",
        "People would read a placeholder that nothing fills in, so write `{ $brand }` only in texts that have it.",
    ),
    (
        "direction",
        "In a right-to-left language, names and addresses in Latin letters keep their direction, so put them into an \
         element with `dir=\"ltr\"`.",
    ),
    (
        "greeting",
        "A name can be in any script and is private, so print it only in the greeting, in an element with `dir=\"auto\"`.",
    ),
    ("translated", "A message in two languages looks like fraud, so translate every text of the locale."),
    (
        "code-term",
        "People look for the word that the email uses, so write the word of `code-word` in every text that names the code.",
    ),
    (
        "email-link",
        "Mail clients make a link of an address, even of another company's, so write one only in an `<a>`.",
    ),
    (
        "sms-link",
        "Phones make a link of an address, and networks block such messages, so use a name without a dot.",
    ),
];
