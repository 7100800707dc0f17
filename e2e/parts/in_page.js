// What the browser is asked about the mail it shows. These functions run in the page and see nothing of this module.

/** All that a person with a phone of this width would stumble over, in words. */
export function layoutFindings(width) {
  const findings = [];
  const { clientWidth, scrollWidth } = document.documentElement;
  if (clientWidth !== width || scrollWidth > width) findings.push(`overflow: ${scrollWidth} of ${clientWidth} px`);
  for (const element of document.body.querySelectorAll("*")) {
    const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const shown = element.getClientRects().length > 0;
    const rects = [...element.getClientRects()];
    for (const text of texts) {
      const range = document.createRange();
      range.selectNodeContents(text);
      rects.push(...range.getClientRects());
    }
    const name = `${element.localName} "${element.textContent.trim().slice(0, 20)}"`;
    const style = getComputedStyle(element);
    const least = element.matches(".code") ? 24 : 13;
    // Half a pixel is how layout rounds.
    if (rects.some(({ left, right }) => left < -0.5 || right > width + 0.5)) findings.push(`overflow: ${name}`);
    if (shown && texts.length && parseFloat(style.fontSize) < least) findings.push(`${style.fontSize}: ${name}`);
    if (element.matches("a") && !style.textDecorationLine.includes("underline")) findings.push(`no line: ${name}`);
  }
  return findings;
}

/** What axe finds or cannot decide, contrast apart. */
export async function audit() {
  // A mail is no page of a site: it has no landmarks.
  const off = ["region", "landmark-one-main", "color-contrast"];
  const rules = Object.fromEntries(off.map((rule) => [rule, { enabled: false }]));
  const { violations, incomplete } = await axe.run({ rules, preload: false });
  return [...violations, ...incomplete].flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** What axe does not find a good contrast, and how many texts it saw of those that there are. */
export async function contrasts() {
  const texts = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode: text } = walker;
    if (text.data.trim() && text.parentElement.getClientRects().length) texts.add(text.parentElement);
    // axe leaves out text in ligatures, as icons of a font: all Arabic. Letters have no part in a contrast.
    text.data = text.data.replace(/[^\p{ASCII}]+/gu, "x");
  }
  const findings = [];
  let seen = 0;
  // Nor does axe look through a gradient: it gets one colour of it after the other.
  const header = document.querySelector("h1").parentElement;
  const stops = new Set(getComputedStyle(header).backgroundImage.match(/rgb\([^)]*\)/g));
  header.style.backgroundImage = "none";
  for (const stop of stops) {
    header.style.backgroundColor = stop;
    const { passes, ...results } = await axe.run({ runOnly: ["color-contrast"], preload: false });
    const bad = [...results.violations, ...results.incomplete].flatMap(({ nodes }) => nodes);
    findings.push(...bad.map(({ html, any: [{ message }] }) => `${message}: ${html}`));
    seen += passes.flatMap(({ nodes }) => nodes).length + bad.length;
  }
  const { backgroundColor } = getComputedStyle(document.body);
  const ground = backgroundColor.match(/\d+/)[0] < 128 ? "dark" : "light";
  return { findings, seen, texts: texts.size * stops.size, ground };
}

/** Where the first, the middle and the last sign of the only text with `secret` are on the screen. */
export function placesOf(secret) {
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

/** The letters for which no font of this machine has a sign: they look like one that nobody has assigned. */
export function lettersWithoutGlyph(letters) {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  context.font = "20px Arial,sans-serif";
  const picture = (letter) => {
    context.clearRect(0, 0, 40, 40);
    context.fillText(letter, 5, 25);
    return context.getImageData(0, 0, 40, 40).data.join();
  };
  const none = picture("\u0378");
  return letters.filter((letter) => picture(letter) === none);
}
