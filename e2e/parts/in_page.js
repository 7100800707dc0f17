// Functions that run in the page with an email. Puppeteer sends each one alone, so it cannot use the rest of this
// module.

/** The layout defects on a phone of this width, as texts. */
export function layoutFindings(width) {
  const findings = [];
  const { clientWidth, scrollWidth } = document.documentElement;
  if (clientWidth !== width || scrollWidth > width) findings.push(`overflow: ${scrollWidth} of ${clientWidth} px`);
  for (const element of document.body.querySelectorAll("*")) {
    const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const isVisible = element.getClientRects().length > 0;
    const rects = [...element.getClientRects()];
    for (const text of texts) {
      const range = document.createRange();
      range.selectNodeContents(text);
      rects.push(...range.getClientRects());
    }
    const name = `${element.localName} "${element.textContent.trim().slice(0, 20)}"`;
    const style = getComputedStyle(element);
    const least = element.matches(".code") ? 24 : 13;
    // Layout rounds by up to half a pixel.
    if (rects.some(({ left, right }) => left < -0.5 || right > width + 0.5)) findings.push(`overflow: ${name}`);
    if (isVisible && texts.length && parseFloat(style.fontSize) < least) findings.push(`${style.fontSize}: ${name}`);
    // A button is a filled box.
    const isButton = style.display === "block" && getComputedStyle(element.parentElement).backgroundColor.startsWith("rgb(");
    const isUnderlined = style.textDecorationLine.includes("underline");
    if (element.matches("a") && !isUnderlined && !isButton) findings.push(`no underline: ${name}`);
  }
  return findings;
}

/** The violations that axe finds and the rules that it cannot decide, except contrast. */
export async function audit() {
  // An email is not a page of a site and needs no landmarks.
  const off = ["region", "landmark-one-main", "color-contrast"];
  const rules = Object.fromEntries(off.map((rule) => [rule, { enabled: false }]));
  const { violations, incomplete } = await axe.run({ rules, preload: false });
  return [...violations, ...incomplete].flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** The contrasts that axe rejects, the number of texts that it checked, and the number of texts in the email. */
export async function contrasts() {
  const texts = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode: text } = walker;
    if (text.data.trim() && text.parentElement.getClientRects().length) texts.add(text.parentElement);
    // axe takes ligatures for icons and skips them, and so skips all Arabic. Contrast does not depend on the letters.
    text.data = text.data.replace(/[^\p{ASCII}]+/gu, "x");
  }
  const findings = [];
  let checked = 0;
  // axe skips text on a gradient, so it gets each colour of the gradient in turn.
  const header = document.querySelector("h1").parentElement;
  const { backgroundColor: solid, backgroundImage } = getComputedStyle(header);
  const stops = new Set([solid, ...backgroundImage.match(/rgb\([^)]*\)/g) ?? []]);
  header.style.setProperty("background-image", "none", "important");
  for (const stop of stops) {
    header.style.setProperty("background-color", stop, "important");
    const { passes, ...results } = await axe.run({ runOnly: ["color-contrast"], preload: false });
    const bad = [...results.violations, ...results.incomplete].flatMap(({ nodes }) => nodes);
    findings.push(...bad.map(({ html, any: [{ message }] }) => `${message}: ${html}`));
    checked += passes.flatMap(({ nodes }) => nodes).length + bad.length;
  }
  const { backgroundColor } = getComputedStyle(document.body);
  const scheme = backgroundColor.match(/\d+/)[0] < 128 ? "dark" : "light";
  return { findings, checked, texts: texts.size * stops.size, scheme };
}

/** Screen positions of the first, the middle and the last character of `secret`, which the page shows once. */
export function positionsOf(secret) {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() && !walker.currentNode.data.includes(secret.slice(0, 3)));
  const text = walker.currentNode;
  text.parentElement.scrollIntoView({ block: "center" });
  const start = text.data.indexOf(secret.slice(0, 3));
  return [0, Math.floor(secret.length / 2), secret.length - 1].map((offset) => {
    const range = document.createRange();
    range.setStart(text, start + offset);
    range.setEnd(text, start + offset + 1);
    const { left, top, width, height } = range.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  });
}

/** The letters that no font of this machine has. They look like an unassigned code point. */
export function lettersWithoutGlyph(letters) {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  context.font = "20px Arial,sans-serif";
  const picture = (letter) => {
    context.clearRect(0, 0, 40, 40);
    context.fillText(letter, 5, 25);
    return context.getImageData(0, 0, 40, 40).data.join();
  };
  const missing = picture("\u0378");
  return letters.filter((letter) => picture(letter) === missing);
}

/** The parts of each button's box, near its corners and in its middle, that are not the button's link. */
export function deadPartsOfButtons() {
  const boxes = [...document.querySelectorAll("td.link, td:has(> a.on)")];
  const inset = 6;
  const dead = boxes.flatMap((box) => {
    box.scrollIntoView({ block: "center" });
    const { left, right, top, bottom } = box.getBoundingClientRect();
    const [middle, centre] = [(left + right) / 2, (top + bottom) / 2];
    const points = [[left + inset, top + inset], [right - inset, top + inset], [left + inset, bottom - inset],
      [right - inset, bottom - inset], [middle, centre]];
    return points.filter(([x, y]) => !document.elementFromPoint(x, y)?.closest("a"))
      .map(([x, y]) => `${box.textContent.trim()}: ${Math.round(x - left)},${Math.round(y - top)}`);
  });
  return { boxes: boxes.length, dead };
}

/**
 * Does what a mail client does that has no dark styles and inverts the colours of a light email: it changes text and
 * backgrounds, but not pictures and gradients. Returns the texts of the header that are no longer readable.
 */
export function unreadableAfterInversion() {
  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  const inverted = (colour) => numbers(colour).map((value, at) => (at < 3 ? 255 - value : value));
  const luminance = (colour) => {
    const linear = colour.slice(0, 3).map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const contrast = (...colours) => {
    const [dark, light] = colours.map(luminance).sort((one, other) => one - other);
    return (light + 0.05) / (dark + 0.05);
  };
  const header = document.querySelector("h1").parentElement;
  const { backgroundColor, backgroundImage } = getComputedStyle(header);
  const pictures = backgroundImage.match(/rgba?\([^)]*\)/g)?.map(numbers);
  const backgrounds = pictures ?? [inverted(backgroundColor)];
  return [...header.querySelectorAll("h1, p")].flatMap((text) => {
    const worst = Math.min(...backgrounds.map((background) => contrast(inverted(getComputedStyle(text).color), background)));
    return worst < 3 ? [`${worst.toFixed(2)}:1 ${text.textContent}`] : [];
  });
}

/** Width and height of the logo, and the space that it has. */
export function logoBox() {
  const logo = document.querySelector("img");
  const { width, height } = logo.getBoundingClientRect();
  const { paddingLeft, paddingRight } = getComputedStyle(logo.parentElement);
  return { width, height, space: logo.parentElement.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) };
}
