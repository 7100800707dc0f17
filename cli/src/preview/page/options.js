// The chosen options. They are in the URL, so that they survive a reload and can be shared.
"use strict";

const options = document.getElementById("options");
const defaults = {
  view: [], search: [""], brand: [], locale: ["en"], beside: [""], kind: [""], client: ["as-sent"],
  width: ["600", "320"], scheme: ["light", "dark"], size: ["overview"], values: ["usual"], images: ["placeholder"],
};
const fromUrl = new URLSearchParams(location.hash.slice(1));

/** The current view; empty while the page selects one. */
let view = fromUrl.get("view") ?? "";
/** Whether the view stays. Before that, the page opens on findings as soon as there are some. */
let isChosen = fromUrl.has("view");

/** The values of an option; an empty list if nothing is chosen. */
function chosenAll(name) {
  return new FormData(options).getAll(name).map(String);
}

/** The value of an option; empty if nothing is chosen. */
function chosen(name) {
  return chosenAll(name)[0] ?? "";
}

/** Sets options, such as `choose({ kind: "sign-up" })`, and shows them. */
function choose(values) {
  isChosen = true;
  for (const [name, value] of Object.entries(values)) {
    if (name === "view") view = value;
    else setOption(name, [value].flat());
  }
  show();
}

function setOption(name, values) {
  for (const control of [options.elements[name]].flatMap((found) =>
    (found instanceof RadioNodeList ? [...found] : [found]))) {
    if (!control) continue;
    if (control.type === "checkbox" || control.type === "radio") control.checked = values.includes(control.value);
    else if (control.tagName !== "SELECT" || [...control.options].some((one) => one.value === values[0])) {
      control.value = values[0] ?? "";
    }
  }
}

/** Sets every option from the URL, or to its default. */
function restoreOptions() {
  for (const [name, values] of Object.entries(defaults)) {
    if (name === "view") continue;
    if (fromUrl.has(name)) setOption(name, fromUrl.getAll(name));
    else if (values.length) setOption(name, values);
  }
}

/** Writes the options that differ from their defaults into the URL. */
function saveOptions() {
  const parameters = new URLSearchParams({ view });
  for (const [name, values] of Object.entries(defaults)) {
    if (name === "view") continue;
    const current = name === "width" || name === "scheme" ? chosenAll(name) : [chosen(name)];
    if (String(current) !== String(values)) for (const value of current) parameters.append(name, value);
  }
  history.replaceState(null, "", `#${parameters}`);
}

/** Replaces the choices of a select and keeps the chosen one. */
function setChoices(name, choices) {
  const select = options.elements[name];
  const before = select.value;
  select.replaceChildren(...choices.map(([value, label, lang]) => {
    const option = new Option(label, value);
    if (lang) option.lang = lang;
    return option;
  }));
  if (choices.some(([value]) => value === before)) select.value = before;
}
