// The frames that show emails at fixed widths.
"use strict";

const gap = 16;
/** The smallest scale at which text of 16 px can still be read. */
const leastScale = 0.55;
/** The height of each email that was shown, so that the page does not jump when it is shown again. */
const heights = new Map();

/** The frames of an email, light before dark and wide before narrow, scaled to fit `available` pixels. */
function frames(name, html, available) {
  const client = chosen("client");
  const { widths = chosenAll("width").map(Number), schemes = chosenAll("scheme") } = clients[client];
  const wanted = schemes.flatMap((scheme) => widths.map((width) => ({ scheme, width })));
  const scale = scaleFor(wanted.map(({ width }) => width), available);
  return element("div", { className: "frames" }, ...wanted.map(({ scheme, width }) =>
    frame({ name, html, width, scale, settings: { client, scheme, images: chosen("images") } })));
}

/** Full size, as far as it fits; in the overview as many frames in a row as stay legible. */
function scaleFor(widths, available) {
  const fitting = (count) => {
    const row = widths.slice(0, count);
    return Math.min(1, (available - gap * (count - 1) - 2 * count) / row.reduce((sum, width) => sum + width, 0));
  };
  const counts = widths.map((_, index) => widths.length - index);
  const count = chosen("size") === "overview" ? counts.find((one) => fitting(one) >= leastScale) : 0;
  return count ? fitting(count) : Math.min(1, (available - 2) / Math.max(...widths, 1));
}

function frame({ name, html, width, scale, settings }) {
  const { isInverted } = clients[settings.client];
  const mode = isInverted ? "forced dark" : settings.scheme;
  const key = `${name} ${width} ${mode} ${settings.client}`;
  const shownScale = scale < 1 ? `, shown at ${Math.floor(scale * 100)} %` : "";
  const email = element("iframe", {
    title: `${name}, ${mode}, ${width} px`, width, loading: "lazy", sandbox: "allow-same-origin",
    srcdoc: emailFor(html, settings),
  });
  email.style.transform = `scale(${scale})`;
  const around = element("div", { className: "window" }, email);
  around.style.width = `${Math.floor(width * scale) + 2}px`;
  const fit = (height) => {
    email.style.height = `${height}px`;
    around.style.height = `${Math.ceil(height * scale) + 2}px`;
  };
  fit(heights.get(key) ?? 760);
  email.addEventListener("load", () => {
    const page = email.contentDocument;
    if (!page?.body) return;
    if (isInverted) forceDark(page);
    email.style.height = "0";
    heights.set(key, page.documentElement.scrollHeight);
    fit(heights.get(key));
  });
  return element("figure", {}, element("figcaption", { textContent: `${width} px, ${mode}${shownScale}` }), around);
}
