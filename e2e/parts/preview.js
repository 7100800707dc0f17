// Previews of few templates, and their page in a browser.

import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

import { kinds } from "./mails.js";
import { project, tool } from "./paths.js";
import { finished, temporaryDirectory } from "./processes.js";

export const desktop = { width: 1440, height: 900 };

/** The parts of the templates that most tests need. */
export const few = { brands: ["eshop", "example"], locales: ["en", "de", "ar"] };
export const fewMessages = few.brands.length * few.locales.length * kinds.length;

/** A copy of few templates after changes: each is a file, a text in it, and its replacement. */
export function templatesWith(...changes) {
  const folder = join(temporaryDirectory(), "templates");
  const isKept = (path) => {
    const [part, name] = relative(join(project, "templates"), path).split("/");
    return !name || !few[part] || few[part].includes(name.split(".")[0]);
  };
  cpSync(join(project, "templates"), folder, { recursive: true, filter: isKept });
  for (const change of changes) edit(folder, ...change);
  return folder;
}

/** Replaces a text in a file of the templates. */
export function edit(folder, name, text, replacement) {
  const before = readFileSync(join(folder, name), "utf8");
  assert.ok(before.includes(text), `${name} has ${text}`);
  writeFileSync(join(folder, name), before.replace(text, replacement));
}

/** Writes a preview of a folder and returns its folder. */
export async function previewOf(templates, ...args) {
  const folder = join(temporaryDirectory(), "preview");
  const options = ["--templates", templates, "--out", folder, ...args];
  const child = await finished(tool(), ["preview", ...options], { cwd: project });
  assert.ok([0, 1].includes(child.exitCode), child.output);
  return folder;
}

/** Waits until the view is built. */
export const settled = (page) =>
  page.waitForFunction(() => document.querySelector("#content").childElementCount > 0);

/** The visible texts of all elements, each on one line. */
export const texts = (page, selector) =>
  page.$$eval(selector, (found) => found.map((one) => one.innerText.trim().replace(/\s+/g, " ")));

/** The visible text of all elements. */
export const text = async (page, selector) => (await texts(page, selector)).join("\n");

/** Waits until an element has a text. */
export function waitForText(page, selector, expected) {
  return page.waitForFunction((selector, expected) =>
    [...document.querySelectorAll(selector)].some((one) => one.innerText.includes(expected)), {}, selector, expected);
}
