// Mails in two languages of each direction as axe judges them, in light and in dark.

import axe from "axe-core";
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { showEach, skip, startBrowser } from "../parts/browser.js";
import { audit, contrasts } from "../parts/in_page.js";
import { readMails, writeGallery } from "../parts/mails.js";
import { stopAll } from "../parts/processes.js";

const desk = { width: 1024, height: 900 };

describe("to axe", { skip }, () => {
  let browser, mails;

  before(async () => {
    mails = readMails(writeGallery(), ["en", "ja", "ar", "he"]);
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.disconnect();
    await stopAll();
  });

  for (const scheme of ["light", "dark"]) {
    test(`axe finds nothing in ${scheme}`, async (context) => {
      const found = [];
      let all = 0;
      await showEach(browser, mails, desk, async (page, { name }) => {
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        // It stays when the next mail is shown.
        if (!(await page.evaluate(() => typeof axe === "object"))) await page.evaluate(axe.source);
        const findings = await page.evaluate(audit);
        const { findings: bad, ground, seen, texts } = await page.evaluate(contrasts);
        found.push(...[...findings, ...bad].map((finding) => `${name}: ${finding}`));
        assert.deepEqual([ground, seen], [scheme, texts], name);
        all += seen;
      });
      assert.deepEqual(found, []);
      context.diagnostic(`${all} contrasts`);
    });
  }
});
