// Simulations of mail clients. Each changes a copy of the email; none is the client itself.
"use strict";

/** The simulations. Some have a width of their own, or only one colour scheme. */
const clients = {
  "as-sent": { label: "As sent", change: (html) => html },
  // It is a program for desktops and ignores dark styles.
  outlook: { label: "Outlook's rules", change: outlook, widths: [660], schemes: ["light"] },
  "no-styles": { label: "No style sheet", change: withoutStyleSheets, schemes: ["light"] },
  "forced-dark": { label: "Forced dark", change: (html) => html, schemes: ["light"], isInverted: true },
};

/** The email for a frame. The colour scheme is fixed, whatever the browser prefers. */
function emailFor(html, { client, scheme, images }) {
  const { change, isInverted } = clients[client];
  const isDark = scheme === "dark";
  // A client that inverts colours knows no colour schemes.
  const holds = (one) => !isInverted && one === scheme;
  const fixed = imagesAs(change(html), images).replaceAll(/\(prefers-color-scheme:\s*(light|dark)\)/g,
    (_, one) => (holds(one) ? "all" : "not all"));
  // Links open nothing, because the frame may not open windows.
  const head = `<base target="_blank"><style>:root{color-scheme:${isDark ? "dark" : "light"}!important}</style>`;
  return fixed.replace(/<\/head>/i, `${head}$&`);
}

/** Applies the rules of Outlook for Windows, which renders with Word. */
function outlook(html) {
  const conditional = html
    .replace(/<!--\[if [^\]]*!mso[^\]]*\]><!-->[\s\S]*?<!--<!\[endif\]-->/g, "")
    .replace(/<!--\[if [^\]]*!mso[^\]]*\]>[\s\S]*?<!\[endif\]-->/g, "")
    .replace(/<!--\[if [^\]]*mso[^\]]*\]>([\s\S]*?)<!\[endif\]-->/g, "$1")
    .replace(/<xml>[\s\S]*?<\/xml>/gi, "");
  const names = "background-image|border-radius|box-shadow|max-width|max-height|text-shadow";
  const ignored = new RegExp(`(?<=[;"\\s])(?:${names}):[^;"]*;?`, "g");
  return withoutMediaQueries(conditional).replace(/<[^!][^>]*>/g, (tag) => tag.replace(ignored, ""));
}

/** Removes every style sheet. Inline styles stay. */
function withoutStyleSheets(html) {
  return html.replace(/<style[\s\S]*?<\/style>/gi, "");
}

function withoutMediaQueries(html) {
  let rest = html;
  for (;;) {
    const start = rest.indexOf("@media");
    if (start < 0) return rest;
    let depth = 0;
    let end = rest.indexOf("{", start);
    do {
      if (rest[end] === "{") depth += 1;
      if (rest[end] === "}") depth -= 1;
      end += 1;
    } while (depth > 0 && end < rest.length);
    rest = rest.slice(0, start) + rest.slice(end);
  }
}

/** A grey pixel, which an image stretches to its own size. */
const greyPixel = "data:image/gif;base64,R0lGODlhAQABAIAAAJqlqwAAACwAAAAAAQABAAACAkQBADs=";

/** Shows images as grey boxes, or as their alternative text. Only "load" makes a request. */
function imagesAs(html, images) {
  if (images === "load") return html;
  const source = images === "off" ? "" : ` src="${greyPixel}"`;
  return html.replace(/<img\b[^>]*>/gi, (tag) => tag.replace(/\ssrc="[^"]*"/i, source));
}

/**
 * Inverts the lightness of texts, backgrounds and borders, as clients do that force dark mode. They keep images and
 * gradients, on which inverted text can become unreadable.
 */
function forceDark(page) {
  const elements = [page.documentElement, ...page.body.querySelectorAll("*"), page.body];
  const sides = ["Top", "Bottom", "Left", "Right"].map((side) => `border${side}Color`);
  const properties = ["color", "backgroundColor", ...sides];
  const view = page.defaultView;
  const before = elements.map((one) => properties.map((property) => view.getComputedStyle(one)[property]));
  elements.forEach((one, index) => properties.forEach((property, which) => {
    const inverted = invertedColour(before[index][which]);
    const name = property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (inverted) one.style.setProperty(name, inverted, "important");
  }));
  if (!page.body.style.backgroundColor) page.body.style.setProperty("background-color", "#121212", "important");
}

/** The colour with its lightness inverted; null for a transparent one. */
function invertedColour(colour) {
  const [red, green, blue, alpha = 1] = (colour.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
  if (alpha === 0) return null;
  const [max, min] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  // Adding the same amount to all channels keeps the hue: the lightest becomes as light as the darkest was dark.
  const shift = 255 - max - min;
  const darkest = 18;
  const channel = (value) => Math.round(darkest + ((value + shift) * (255 - darkest)) / 255);
  return `rgba(${channel(red)}, ${channel(green)}, ${channel(blue)}, ${alpha})`;
}
