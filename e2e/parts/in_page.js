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
    if (element.matches("a") && !style.textDecorationLine.includes("underline")) findings.push(`no underline: ${name}`);
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
  const stops = new Set(getComputedStyle(header).backgroundImage.match(/rgb\([^)]*\)/g));
  header.style.backgroundImage = "none";
  for (const stop of stops) {
    header.style.backgroundColor = stop;
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
