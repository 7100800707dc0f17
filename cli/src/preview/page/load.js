// Loads the data: the index of all messages, and the sheet of a brand in a locale when it is shown. Both are scripts,
// because a page in a folder may not read other files.
"use strict";

/** The index of all messages. */
let index = null;
/** Whether the page is served. A page in a folder does not change. */
const isServed = location.protocol.startsWith("http");
const sheets = new Map();

/** The script with the index calls this. */
function receiveIndex(received) {
  if (index && index.version !== received.version) sheets.clear();
  index = received;
}

/** The script with a sheet calls this. */
function receiveSheet(sheet) {
  sheets.set(`${sheet.brand}/${sheet.locale}`, sheet);
}

function load(path) {
  return new Promise((resolve, reject) => {
    const script = element("script", { src: isServed ? `${path}?${index.version}` : path });
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${path} cannot be loaded`));
    document.head.append(script);
    script.addEventListener("load", () => script.remove());
  });
}

/** Loads the index again. */
function loadIndex() {
  return load("data.js");
}

/** The sheet of a brand in a locale. */
async function sheetOf(brand, locale) {
  const key = `${brand}/${locale}`;
  if (!sheets.has(key)) await load(`_data/${encodeURIComponent(brand)}/${encodeURIComponent(locale)}.js`);
  return sheets.get(key);
}

/** The state of the server. */
async function serverState() {
  const response = await fetch("state");
  return response.json();
}
