// The views that are lists: findings, languages, refusals, and Cognito's own messages.
"use strict";

/** The findings of all brands and languages by rule, the English ones first. */
function viewFindings() {
  if (!index.brands.length) return [];
  const order = new Map(index.languages.map(({ tag }, position) => [tag, position]));
  const sorted = index.findings.toSorted((one, other) => order.get(one.locale) - order.get(other.locale));
  const rendering = index.done < index.all ? `, ${index.done} of ${index.all} sheets are checked so far` : "";
  const title = index.findings.length ? counted(index.findings.length, "finding") : "No findings";
  return [element("section", { className: "card" },
    element("h2", { textContent: title + rendering }),
    element("p", { className: "muted", textContent:
      "A finding stops cognito-triggers pack. One error in a template or a brand causes many findings." })),
  ...[...Map.groupBy(sorted, ({ rule }) => rule).values()].map(ruleCard)];
}

function ruleCard(findings) {
  const [{ rule, remedy }] = findings;
  const texts = [...Map.groupBy(findings, ({ text }) => text)].flatMap(([text, those]) =>
    [element("p", { textContent: text }), places(those)]);
  // Each text has its places.
  const most = 2 * 8;
  const rest = texts.length > most ? element("details", {},
    element("summary", { textContent: `${(texts.length - most) / 2} more texts` }), ...texts.slice(most)) : null;
  return element("article", { className: "card", "aria-label": rule },
    element("h3", {}, element("span", { className: "bad", textContent: rule }),
      ` · ${counted(findings.length, "message")}`),
    remedy ? element("p", { className: "muted", textContent: remedy }) : null,
    ...texts.slice(0, most), rest);
}

/** Links to the messages of findings. */
function places(findings) {
  const most = 24;
  const links = findings.slice(0, most).map(({ brand, locale, message: kind }) =>
    linkButton(`${brand}/${locale}/${kind}`, () => choose({ view: "messages", search: "", brand, locale, kind })));
  const rest = findings.length > most
    ? element("span", { className: "muted", textContent: `and ${findings.length - most} more messages` }) : null;
  return element("div", { className: "places" }, ...links, rest);
}

/** The coverage of each translation. */
function viewLanguages() {
  const rows = index.languages.map((language) => {
    const { tag, texts, same, missing } = language;
    const translated = texts - same.length;
    const isEnglish = tag.split("-")[0] === "en";
    const share = `${Math.floor((100 * translated) / (texts + missing.length))} %`;
    const open = () => choose({ view: "messages", search: "", locale: tag });
    const name = linkButton(languageName(tag), open, { lang: tag });
    return [
      [name, ` ${languageName(tag, "en")} `, element("code", { textContent: tag })],
      isEnglish ? "written" : share, texts, keys(same), keys(missing),
      index.findings.filter(({ locale }) => locale === tag).length,
    ];
  });
  return [element("section", { className: "card" },
    element("h2", { textContent: `${index.languages.length} languages` }),
    element("p", { className: "muted", textContent:
      "A text that equals the English one may be right, as a label often is. Read it once more." }),
    table("Coverage of each language",
      ["Language", "Translated", "Texts", "Same as English", "Missing", "Findings"], rows))];
}

function keys(names) {
  if (!names.length) return "–";
  return element("details", {}, element("summary", { textContent: counted(names.length, "text") }),
    element("code", { textContent: names.join(", ") }));
}

/** The sentences that people see when a sign-up is refused. */
function viewRefusals() {
  const tags = [...new Set([chosen("locale"), chosen("beside") || "en"])];
  const shown = tags.map((tag) => index.languages.find((language) => language.tag === tag)).filter(Boolean);
  const codes = shown[0]?.refusals.map(([code]) => code) ?? [];
  const cell = ({ tag, refusals }, code) =>
    element("span", { textContent: refusals.find(([known]) => known === code)?.[1] ?? "–", ...inLanguage(tag) });
  return [element("section", { className: "card" },
    element("h2", { textContent: "Refusals" }),
    element("p", { className: "muted", textContent: "Cognito shows the code, a colon, the sentence and a full stop." }),
    languagePicker(),
    table("Refusals", ["Code", ...shown.map(({ tag }) => languageLabel(tag))], codes.map((code) =>
      [element("code", { textContent: code }), ...shown.map((language) => cell(language, code))])))];
}

/** A select for a view without the options at the side. */
function languagePicker() {
  const select = element("select", { onchange: () => choose({ locale: select.value }) },
    ...index.languages.map(({ tag }) => new Option(languageLabel(tag), tag, false, tag === chosen("locale"))));
  return element("label", {}, "Language ", select);
}

/** The texts that Cognito sends when a pool has no texts of its own, and the function leaves the message to it. */
const fallbacks = [
  ["Email with a code", "Your verification code", "Your verification code is 123456."],
  ["Email with a link", "Your verification link", "Please click the link below to verify your email address. …"],
  ["Invitation by email", "Your temporary password", "Your username is jane.doe and temporary password is Aq7$kd&9."],
  ["SMS with a code", "–", "Your verification code is 123456."],
  ["SMS to sign in", "–", "Your authentication code is 123456."],
  ["Invitation by SMS", "–", "Your username is jane.doe and temporary password is Aq7$kd&9."],
];

/** Cognito's own messages, and the reasons for them. */
function viewFallbacks() {
  const reasons = [
    "custom-message is not attached, fails, or does not answer within five seconds.",
    "The event lacks a placeholder of its kind, or its placeholder makes the SMS too long.",
    "The trigger source is newer than this version.",
    "The message breaks one of Cognito's limits. The linter and pack prevent this.",
  ];
  return [element("section", { className: "card" },
    element("h2", { textContent: "Cognito's own messages" }),
    element("p", { textContent: "People get these instead of yours, in English and without your brand, if:" }),
    element("ul", {}, ...reasons.map((textContent) => element("li", { textContent }))),
    table("Cognito's own messages", ["Message", "Subject", "Text"], fallbacks),
    element("p", { className: "muted", textContent: "A pool with texts of its own sends those. " +
      "The metric MessagesLeftToCognito counts the cases that the function sees." }))];
}
