// Every email in a browser: its layout on a narrow phone, the selection after clicks, and the findings of axe.

import axe from "axe-core";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { missing, openPage, showEach, skip, startBrowser } from "../parts/browser.js";
import { audit, contrasts, deadPartsOfButtons, layoutFindings, lettersWithoutGlyph, logoBox, positionsOf,
  unreadableAfterInversion } from "../parts/in_page.js";
import { brands, kinds, locales, mailsOfBrand, readMails, secrets, writeGallery } from "../parts/mails.js";
import { project } from "../parts/paths.js";
import { stopAll } from "../parts/processes.js";

const phone = { width: 320, height: 800 };
const desktop = { width: 1024, height: 900 };

describe("in a browser", { skip }, () => {
  let browser, mails;

  before(async () => {
    mails = readMails(writeGallery());
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.disconnect();
    await stopAll();
  });

  const inLocales = (...some) => mails.filter(({ locale }) => some.includes(locale));

  async function assertLayout(chosen) {
    const found = [];
    await showEach(browser, chosen, phone, async (page, { name }) => {
      found.push(...(await page.evaluate(layoutFindings, phone.width)).map((finding) => `${name}: ${finding}`));
    });
    assert.deepEqual(found, []);
  }

  test("the fonts have every letter, so that measured widths are real", async (context) => {
    const letters = [...new Set(mails.flatMap(({ html }) => html.match(/[^\p{ASCII}\P{L}]/gu) ?? []))];
    const { page } = await openPage(browser, "about:blank", phone);
    const without = await page.evaluate(lettersWithoutGlyph, letters);
    context.diagnostic(`${letters.length} letters`);
    const remedy = "apt install fonts-noto-core fonts-noto-cjk";
    if (without.length) context.skip(missing(`no glyph for ${without.length} of the letters: ${remedy}`));
    await page.close();
  });

  test("at 320 px every email fits, has large enough text and underlined links, and loads nothing", async () => {
    assert.equal(mails.length, brands.length * locales.length * kinds.length);
    await assertLayout(mails);
  });

  test("an email without its style sheet still fits at 320 px", async () => {
    const bare = inLocales("en", "de", "th", "ar", "he").map((mail) =>
      ({ ...mail, html: mail.html.replace(/<style>.*?<\/style>/gs, "") }));
    assert.ok(bare.every(({ html }) => !html.includes("<style")));
    await assertLayout(bare);
  });

  const harbour = () => readFileSync(join(project, "templates/brands/harbour.toml"), "utf8");

  for (const name of ["Donaudampfschifffahrtskapitaen", "Bread-and-Butter-and-Jam-Shops", "Ben & Anna's Shop 🛍"]) {
    test(`at 320 px the brand "${name}" fits`, async () => {
      const text = harbour().replace(/^name = .*/m, `name = "${name}"\nsms_name = "Shop"`);
      const long = mailsOfBrand("long", text);
      assert.ok(long[0].html.includes(name.slice(0, 3)));
      await assertLayout(long.filter(({ locale }) => ["en", "de", "ar", "ko", "ja", "th"].includes(locale)));
    });
  }

  test("the whole box of a button is its link", async () => {
    let boxes = 0;
    await showEach(browser, inLocales("en", "de", "ar", "ja"), phone, async (page, { name, holds, brand }) => {
      const found = await page.evaluate(deadPartsOfButtons);
      assert.deepEqual(found.dead, [], name);
      assert.equal(found.boxes, holds === "link" || (holds === "password" && brand === "harbour") ? 1 : 0, name);
      boxes += found.boxes;
    });
    assert.equal(boxes, 4 * (2 * brands.length + 1));
  });

  test("a mail client that inverts colours and keeps pictures leaves the header readable", async () => {
    const inverting = inLocales("en", "ar").map((mail) => {
      // Such a client knows no colour schemes.
      const html = mail.html.replaceAll(/\(prefers-color-scheme:(light|dark)\)/g, "(prefers-color-scheme:none)");
      assert.notEqual(html, mail.html);
      return { ...mail, html };
    });
    await showEach(browser, inverting, desktop, async (page, { name }) => {
      assert.deepEqual(await page.evaluate(unreadableAfterInversion), [], name);
    });
  });

  test("a logo keeps its proportion and fits a phone", async () => {
    const picture = "data:image/svg+xml," +
      encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="600" height="120"/>');
    const logo = 'logo = { url = "https://harbour.example/logo.png", alt = "Harbour", width = 300, height = 60 }';
    const mails = mailsOfBrand("logo", harbour().replace("[light]", `${logo}\n\n[light]`));
    const shown = mails.filter(({ locale }) => ["en", "he"].includes(locale))
      .map((mail) => ({ ...mail, html: mail.html.replaceAll("https://harbour.example/logo.png", picture) }));
    for (const [screen, expected] of [[desktop, 300], [phone, 256]]) {
      await showEach(browser, shown, screen, async (page, { name }) => {
        const { width, height, space } = await page.evaluate(logoBox);
        assert.deepEqual([width, Math.round(width / height), width <= space], [expected, 5, true], name);
      });
    }
  });

  for (const [action, clicks, holds] of [
    ["double-click", 2, "code"],
    ["triple-click", 3, "code"],
    ["triple-click", 3, "password"],
  ]) {
    test(`a ${action} selects exactly the ${holds}`, async () => {
      const chosen = inLocales("en", "de", "ja", "th", "ar", "he").filter((mail) => mail.holds === holds);
      assert.ok(chosen.length > 0);
      await showEach(browser, chosen, desktop, async (page, { name }) => {
        for (const [x, y] of await page.evaluate(positionsOf, secrets[holds])) {
          await page.mouse.click(x, y, { count: clicks });
          const selected = await page.evaluate(() => getSelection().toString());
          assert.equal(selected, secrets[holds], name);
          await page.evaluate(() => getSelection().removeAllRanges());
        }
      });
    });
  }

  // Two languages of each writing direction.
  for (const scheme of ["light", "dark"]) {
    test(`axe finds no defect in ${scheme} emails`, async (context) => {
      const found = [];
      let contrastCount = 0;
      await showEach(browser, inLocales("en", "ja", "ar", "he"), desktop, async (page, { name }) => {
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
