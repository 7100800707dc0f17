// The view of the changes since the compared pack.
"use strict";

const partNames = { subject: "subject", body: "email", sms: "SMS" };

/** The changed messages of the index. */
function changedMessages() {
  return index.messages.filter((message) => message.change);
}

/** Every changed message of the chosen brand and language, before and now. */
async function viewChanges(width) {
  const changed = changedMessages();
  const list = element("section", { className: "card" }, element("h2", { textContent: "Changes since the pack" }));
  if (!index.isCompared) {
    list.append(element("p", {}, "Name the pack that is in use: ",
      element("code", { textContent: "cognito-triggers preview --compare content.pack" })));
    return [list];
  }
  list.append(element("p", { textContent: changed.length
    ? `${counted(changed.length, "message")} of ${index.messages.length} differ.`
    : "Every message is as in the pack." }));
  if (index.removed.length) list.append(element("p", { textContent: `Only in the pack: ${index.removed.join(", ")}` }));
  if (changed.length) list.append(changeTable(changed, index.kinds.length));
  const here = changed.filter(({ brand, locale }) => brand === chosen("brand") && locale === chosen("locale"));
  const sheet = here.length ? await sheetOf(chosen("brand"), chosen("locale")) : { messages: [] };
  const cards = sheet.messages.filter(({ change }) => change);
  return [list, ...cards.map((message) => changeCard(message, widthFor(2, width)))];
}

/** The changed messages by brand and language; a long list is folded. */
function changeTable(changed, most) {
  const groups = [...Map.groupBy(changed, ({ brand, locale }) => `${brand}/${locale}`).values()];
  const rows = groups.map((messages) => {
    const [{ brand, locale }] = messages;
    const isNew = messages.every(({ change }) => change.length === 0);
    const kinds = messages.length === most ? "all messages" : messages.map(({ kind }) => kindName(kind)).join(", ");
    const open = () => choose({ brand, locale });
    return [linkButton(`${brand} · ${languageLabel(locale)}`, open), isNew ? "not in the pack" : kinds];
  });
  return element("details", { open: groups.length <= 8 },
    element("summary", { textContent: "By brand and language" }),
    table("Changed messages", ["Brand and language", "Messages"], rows));
}

function changeCard(message, available) {
  const { kind, locale, change, usual } = message;
  const parts = change.parts.map((part) => partNames[part]).join(", ");
  const card = element("article", { className: "card", "aria-label": kindName(kind) },
    element("div", { className: "title" }, element("h2", { textContent: kindName(kind) }),
      element("span", { className: "muted", textContent: parts ? `changed: ${parts}` : "not in the pack" })));
  if (!change.packed || !usual) return card;
  for (const [label, before, now] of [
    ["Subject", change.packed.subject, usual.subject],
    ["Text", textOf(change.packed.html), textOf(usual.html)],
    ["SMS", change.packed.sms, usual.sms],
  ]) {
    if (before !== now) card.append(element("h3", { textContent: label }), difference(before, now, locale));
  }
  const side = (label, { html }) => element("div", {}, element("h3", { textContent: label }),
    frames(`${kindName(kind)}, ${label.toLowerCase()}`, html, available));
  card.append(element("div", { className: "side-by-side" }, side("Packed", change.packed), side("Now", usual)));
  return card;
}

/** The visible text of an email. */
function textOf(html) {
  // Texts of neighbouring blocks stay apart.
  const page = new DOMParser().parseFromString(html.replace(/<(?:\/(?:td|p|h1|div)|br)/g, " $&"), "text/html");
  return (page.querySelector("[role=article]") ?? page.body).textContent.replace(/\s+/g, " ").trim();
}

/** `now` with the words that are new, and those of `before` that are gone. */
function difference(before, now, locale) {
  const segmenter = new Intl.Segmenter(locale, { granularity: "word" });
  const [old, fresh] = [before, now].map((text) => [...segmenter.segment(text)].map(({ segment }) => segment));
  // The length of the longest common part from each pair of words on.
  const common = Array.from({ length: old.length + 1 }, () => new Array(fresh.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      common[i][j] = old[i] === fresh[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  const parts = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && old[i] === fresh[j]) {
      parts.push(old[i]);
      [i, j] = [i + 1, j + 1];
    } else if (j >= fresh.length || (i < old.length && common[i + 1][j] >= common[i][j + 1])) {
      parts.push(element("del", { textContent: old[i] }));
      i += 1;
    } else {
      parts.push(element("ins", { textContent: fresh[j] }));
      j += 1;
    }
  }
  return element("p", { className: "diff", ...inLanguage(locale) }, ...parts);
}
