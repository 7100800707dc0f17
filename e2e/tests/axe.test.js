// axe finds no accessibility defect in the emails of two languages of each writing direction, in light and dark.

import axe from "axe-core";
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { showEach, skip, startBrowser } from "../parts/browser.js";
import { audit, contrasts } from "../parts/in_page.js";
import { readMails, writeGallery } from "../parts/mails.js";
import { stopAll } from "../parts/processes.js";

const desktop = { width: 1024, height: 900 };

describe("axe", { skip }, () => {
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
    test(`axe finds no defect in ${scheme} emails`, async (context) => {
      const found = [];
      let contrastCount = 0;
      await showEach(browser, mails, desktop, async (page, { name }) => {
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        // axe stays in the page when the next email is shown.
        if (!(await page.evaluate(() => typeof axe === "object"))) await page.evaluate(axe.source);
        const findings = await page.evaluate(audit);
        const { findings: unreadable, scheme: shownScheme, checked, texts } = await page.evaluate(contrasts);
        found.push(...[...findings, ...unreadable].map((finding) => `${name}: ${finding}`));
        assert.deepEqual([shownScheme, checked], [scheme, texts], name);
        contrastCount += checked;
      });
      assert.deepEqual(found, []);
      context.diagnostic(`${contrastCount} contrasts`);
    });
  }
});
