// The files of the preview, and the preview in a release.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";

import { brands, kinds, locales, writeGallery } from "../parts/mails.js";
import { project, tool } from "../parts/paths.js";
import { run, stopAll } from "../parts/processes.js";

after(stopAll);

test("beside each message are the untouched email as HTML and as .eml, and the SMS", () => {
  const folder = writeGallery();
  for (const kind of kinds) {
    const read = (ending) => readFileSync(join(folder, `eshop/ja/${kind}.${ending}`), "utf8");
    const html = read("html");
    assert.match(html, /@media \(prefers-color-scheme:dark\)/);
    assert.doesNotMatch(html, /\{#|#\}|\{username\}/);
    const [head, body] = read("eml").split(/\r\n\r\n(.*)/s);
    assert.match(head, /^MIME-Version: 1\.0\r$/m);
    const isBase64 = /^Content-Transfer-Encoding: base64/m.test(head);
    const bytes = isBase64 ? Buffer.from(body, "base64") : fromQuotedPrintable(body);
    assert.equal(bytes.toString("utf8").replaceAll("\r\n", "\n"), html, kind);
    assert.ok(read("sms.txt").length > 20);
  }
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".eml"));
  assert.equal(files.length, brands.length * locales.length * kinds.length);
});

test("the release writes the preview with a command that exists, and publishes it", async () => {
  const workflow = readFileSync(join(project, ".github/workflows/release.yml"), "utf8");
  const commands = [...workflow.matchAll(/^ *target\/release\/cognito-triggers (.*)$/gm)];
  assert.equal(commands.length, 1);
  const [[, args]] = commands;
  await run(tool(), [...args.split(" "), "--help"]);
  assert.match(workflow, /zip [^\n]* "dist\/\$name\.zip"/);
});

function fromQuotedPrintable(text) {
  const byte = (_, hex) => String.fromCharCode(parseInt(hex, 16));
  return Buffer.from(text.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, byte), "latin1");
}
