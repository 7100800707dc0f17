// Starts the page, switches between the views, and follows the server.
"use strict";

const content = document.getElementById("content");
const views = {
  findings: { label: "Findings", show: viewFindings, count: () => index.findings.length, isBad: true },
  messages: { label: "Messages", show: viewMessages, hasOptions: true },
  languages: { label: "Languages", show: viewLanguages },
  refusals: { label: "Refusals", show: viewRefusals },
  fallbacks: { label: "Cognito's own", show: viewFallbacks },
  changes: { label: "Changes", show: viewChanges, hasOptions: true, count: () => changedMessages().length },
};
/** Counts the calls of `show`, so that a slow one does not overwrite a later one. */
let shows = 0;

/** Shows the chosen view. */
async function show() {
  if (!(view in views) || !isChosen) view = index.findings.length ? "findings" : "messages";
  // From now on the page stays where it is.
  if (index.done === index.all && index.all > 0) isChosen = true;
  saveOptions();
  showTabs();
  showStatus();
  showCounts();
  document.getElementById("bench").classList.toggle("plain", !views[view].hasOptions);
  const current = (shows += 1);
  const { scrollTop } = document.scrollingElement;
  let parts;
  try {
    parts = await views[view].show(content.clientWidth);
  } catch (error) {
    parts = [element("p", { className: "bad", textContent: `${error.message}; reload the page` })];
  }
  if (current !== shows) return;
  content.replaceChildren(...parts);
  document.scrollingElement.scrollTop = scrollTop;
}

function showTabs() {
  const tabs = Object.entries(views).map(([name, { label, count, isBad }]) => {
    const number = count?.() ?? 0;
    const tab = element("button", { type: "button", textContent: label, onclick: () => open(name) });
    if (number) tab.append(" ", element("span", { className: `count${isBad ? " bad" : ""}`, textContent: number }));
    if (name === view) tab.setAttribute("aria-current", "page");
    return tab;
  });
  const focused = document.activeElement?.closest("#views") && document.activeElement.textContent;
  const nav = document.getElementById("views");
  nav.replaceChildren(...tabs);
  // Keyboard users stay where they are.
  if (focused) tabs.find((tab) => tab.textContent === focused)?.focus();
  function open(name) {
    document.scrollingElement.scrollTop = 0;
    choose({ view: name });
  }
}

function showStatus() {
  const { done, all, messages, problems, lifetimes } = index;
  const progress = done < all && problems.length === 0 ? `rendering: ${done} of ${all} sheets` : `${messages.length} messages`;
  document.getElementById("status").textContent =
    `${progress}, passwords for ${counted(lifetimes[0], "day")}, sign-in codes for ${counted(lifetimes[1], "minute")}`;
  const box = document.getElementById("problems");
  box.hidden = problems.length === 0;
  box.replaceChildren(
    element("h2", { textContent: `The templates cannot be used${messages.length ? "; here are the last messages" : ""}.` }),
    ...problems.map((textContent) => element("p", { textContent })));
}

/** Fills the controls from the index. The first time, the options come from the URL. */
function showControls() {
  const isFirst = !chosen("locale");
  setChoices("brand", index.brands.map(({ id, name }) => [id, name === id ? id : `${name} (${id})`]));
  const languages = index.languages.map(({ tag }) => [tag, languageLabel(tag), tag]);
  setChoices("locale", languages);
  setChoices("beside", [["", "nothing"], ...languages]);
  setChoices("client", Object.entries(clients).map(([name, { label }]) => [name, label]));
  const kind = chosen("kind");
  const choices = ["", ...index.kinds].map((value) => element("label", {},
    element("input", { type: "radio", name: "kind", value, checked: value === kind }),
    value ? kindName(value) : "All messages", element("span", { className: "count" })));
  const fieldset = document.getElementById("kinds");
  const isFocused = fieldset.contains(document.activeElement);
  fieldset.replaceChildren(fieldset.querySelector("legend"), ...choices);
  if (isFocused) fieldset.querySelector(":checked")?.focus();
  if (isFirst) restoreOptions();
}

/** Shows the number of findings of each kind in the chosen brand and languages. */
function showCounts() {
  const shown = index.findings.filter(({ brand, locale }) =>
    brand === chosen("brand") && [chosen("locale"), chosen("beside")].includes(locale));
  for (const label of document.querySelectorAll("#kinds label")) {
    const { value } = label.firstChild;
    label.lastChild.textContent = shown.filter(({ message }) => message === value).length || "";
  }
}

/** Loads new data when the server has some. */
async function follow() {
  let last = { version: index.version, done: index.done, problems: String(index.problems) };
  let isLost = false;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, index.pollMs));
    try {
      const state = await serverState();
      if (isLost) showStatus();
      isLost = false;
      // A server that has just started has not read the templates yet.
      if (!state.all && !state.problems.length) continue;
      const isNew = state.version !== last.version || String(state.problems) !== last.problems;
      // While the rest is rendered, the index is loaded only at the end.
      if (!isNew && !(state.done !== last.done && state.done === state.all)) continue;
      await loadIndex();
      last = { ...state, problems: String(state.problems) };
      showControls();
      // Messages on screen stay as they are when the rest is done; lists are updated.
      if (isNew || !isChosen || view !== "messages" || chosen("search")) await show();
      else [showTabs, showStatus, showCounts].forEach((part) => part());
    } catch {
      isLost = true;
      document.getElementById("status").textContent =
        "the server has stopped; run cognito-triggers preview --serve again";
    }
  }
}

showControls();
options.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("input", (event) => {
  if (event.target.form !== options) return;
  isChosen = true;
  show();
});
addEventListener("resize", () => views[view].hasOptions && show());
show();
if (isServed) follow();
