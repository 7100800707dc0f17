// The view of the messages: one card per kind, in one language or in two side by side.
"use strict";

/** The cards of the chosen brand, languages and kind. */
async function viewMessages(width) {
  const search = chosen("search").trim();
  if (search) return searchResults(search);
  if (!index.brands.length) return [];
  const locales = [...new Set([chosen("locale"), chosen("beside")])].filter(Boolean);
  const found = await Promise.all(locales.map((locale) => sheetOf(chosen("brand"), locale)));
  const kinds = index.kinds.filter((kind) => !chosen("kind") || chosen("kind") === kind);
  const available = widthFor(found.length, width);
  return kinds.map((kind) => {
    const parts = found.map((sheet) => sheet.messages.find((message) => message.kind === kind)).filter(Boolean);
    const bodies = parts.map((message) => body(message, available));
    const all = bodies.length > 1 ? element("div", { className: "side-by-side" }, ...bodies) : bodies[0];
    return element("article", { className: "card", "aria-label": kindName(kind) },
      element("h2", { textContent: kindName(kind) }), all);
  });
}

/** The pixels for the frames of one column of a card. */
function widthFor(columns, width) {
  const inside = width - 2 * 17;
  const isNarrow = matchMedia("(max-width: 900px)").matches;
  return columns > 1 && !isNarrow ? (inside - gap) / 2 : inside;
}

function body(message, available) {
  const { brand, locale, kind } = message;
  const name = `${brand}/${locale}/${kind}`;
  const shown = (chosen("values") === "long" && message.long) || message.usual;
  const title = element("div", { className: "title" },
    element("h3", { textContent: languageLabel(locale), lang: locale }), element("code", { textContent: name }));
  const part = element("div", { className: "part" }, title, findingList(message.findings));
  if (shown) {
    const label = `${kindName(kind)} in ${languageName(locale, "en")}`;
    title.append(actions(name, shown.html));
    part.append(facts(message, shown), frames(label, shown.html, available));
  }
  return part;
}

function actions(name, html) {
  const copy = element("button", { type: "button", textContent: "Copy HTML" });
  copy.onclick = async () => {
    copy.textContent = (await copied(html)) ? "Copied" : "Open alone and copy there";
  };
  const path = name.split("/").map(encodeURIComponent).join("/");
  const file = (ending, textContent, properties) =>
    element("a", { className: "button", href: `${path}.${ending}`, textContent, ...properties });
  return element("div", { className: "actions" }, copy,
    file("eml", "Download .eml", { download: `${name.replaceAll("/", "-")}.eml` }),
    file("html", "Open alone", { target: "_blank", rel: "noopener" }));
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Subject, preheader, SMS and size, each with its measure. */
function facts(message, shown) {
  const { locale } = message;
  const columns = (text) => [...text].length;
  const bytes = (text) => new TextEncoder().encode(text).length;
  const row = (label, text, className, measure, isBad = false) => [
    element("dt", { textContent: label }),
    element("dd", { textContent: text, className, ...(className ? inLanguage(locale) : {}) }),
    element("dd", { textContent: measure, className: `measure${isBad ? " bad" : ""}` }),
  ];
  const { bodyBudget, subjectBudget, smsBytes } = index;
  return element("dl", { className: "facts" },
    ...row("Subject", shown.subject, "subject", `${columns(shown.subject)} of ${subjectBudget} characters`,
      columns(shown.subject) > subjectBudget),
    ...row("Preheader", shown.preheader, "preheader", `${columns(shown.preheader)} characters`),
    ...row("SMS", shown.sms, "sms", `${bytes(shown.sms)} of ${smsBytes} bytes, ${counted(shown.segments, "segment")}`,
      bytes(shown.sms) > smsBytes),
    ...row("Body", message.long && shown === message.usual ? "greets by name or has a username: see Person" : "", "",
      `${message.bytes} of ${bodyBudget} bytes`, message.bytes > bodyBudget));
}

/** The findings of a message; null if there are none. */
function findingList(findings) {
  if (!findings.length) return null;
  return element("ul", { className: "findings", "aria-label": "Findings" }, ...findings.map(findingItem));
}

function findingItem({ rule, text, remedy }) {
  const rest = remedy ? element("span", { className: "remedy", textContent: ` ${remedy}` }) : null;
  return element("li", {}, element("strong", { textContent: `${rule}: ` }), text, rest);
}

/** The messages of all brands and languages whose texts contain `search`. */
function searchResults(search) {
  const texts = ({ subject, preheader, sms }) => [subject, preheader, sms];
  const has = (text) => text.toLowerCase().includes(search.toLowerCase());
  const found = index.messages.filter((message) => texts(message).some(has));
  const most = 100;
  const items = found.slice(0, most).map((message) => {
    const { brand, locale, kind } = message;
    const open = () => choose({ search: "", brand, locale, kind });
    return element("li", {},
      linkButton(`${kindName(kind)} · ${languageLabel(locale)} · ${brand}`, open),
      ...texts(message).filter(has).map((text) => element("p", inLanguage(locale), ...marked(text, search))));
  });
  const rest = found.length > most ? `, the first ${most} are shown` : "";
  return [element("section", { className: "card" },
    element("h2", { textContent: `${counted(found.length, "message")} with “${search}”${rest}` }),
    element("ul", { className: "results" }, ...items))];
}
