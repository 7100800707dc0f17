// Builds elements. Texts never become markup.
"use strict";

/** An element with these properties and children. `null` children are left out. */
function element(name, properties = {}, ...children) {
  const created = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-") || key === "role") created.setAttribute(key, value);
    else created[key] = value;
  }
  created.append(...children.filter((child) => child !== null && child !== undefined));
  return created;
}

/** A button that looks like a link. */
function linkButton(text, action, properties = {}) {
  return element("button", { type: "button", className: "link", textContent: text, onclick: action, ...properties });
}

/** "1 finding", "2 findings". */
function counted(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** A table with a caption for screen readers. */
function table(label, headings, rows) {
  const cells = (tag, values, properties) => values.map((value) => {
    const cell = element(tag, properties);
    cell.append(...[value].flat());
    if (typeof value === "number") cell.className = "number";
    return cell;
  });
  return element("table", { "aria-label": label },
    element("thead", {}, element("tr", {}, ...cells("th", headings, { scope: "col" }))),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...cells("td", row)))));
}

/** `text` with each occurrence of `search` marked. */
function marked(text, search) {
  const parts = [];
  let rest = text;
  for (;;) {
    const index = search ? rest.toLowerCase().indexOf(search.toLowerCase()) : -1;
    if (index < 0) return [...parts, rest];
    parts.push(rest.slice(0, index), element("mark", { textContent: rest.slice(index, index + search.length) }));
    rest = rest.slice(index + search.length);
  }
}
