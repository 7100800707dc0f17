// The page of the preview in a browser.

import axe from "axe-core";
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";

import { openPage, skip, startBrowser } from "../parts/browser.js";
import { brands, kinds, locales, writeGallery } from "../parts/mails.js";
import { project, tool } from "../parts/paths.js";
import {
  desktop, few, fewMessages, previewOf, settled, templatesWith, text, texts, waitForText,
} from "../parts/preview.js";
import { run, stopAll, temporaryDirectory } from "../parts/processes.js";

/** A heading that breaks the linter's rule `size`. */
const heading = "{{ words.heading }}";
const tooSmall = ["email/base.html", heading, `<span style="font-size:9px">${heading}</span>`];

describe("the page", { skip }, () => {
  let browser, folder, folderWithFindings;

  before(async () => {
    folder = writeGallery();
    folderWithFindings = await previewOf(templatesWith(tooSmall));
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.disconnect();
    await stopAll();
  });

  /** Opens the page of a preview. It may load nothing outside its folder. */
  async function open(hash = "", { of = folder, screen = desktop } = {}) {
    const { href } = pathToFileURL(of);
    const opened = await openPage(browser, `${href}/index.html#${hash}`, screen, href);
    await settled(opened.page);
    return opened;
  }

  test("without findings it opens on the messages, in English, with every frame in view", async () => {
    const { page, complaints } = await open();
    assert.equal(await text(page, "#views [aria-current]"), "Messages");
    assert.deepEqual((await texts(page, "article h2")).length, kinds.length);
    assert.equal(await page.$eval("[name=locale]", (select) => select.options[0].value), "en");
    assert.equal(await page.$eval("[name=locale]", ({ value }) => value), "en");
    assert.match(await text(page, "#status"), new RegExp(`^${brands.length * locales.length * kinds.length} messages`));
    const frames = await page.$$eval("article:first-of-type iframe", (found) => found.map((one) => {
      const { right, top } = one.getBoundingClientRect();
      return { right, top, width: one.width };
    }));
    assert.deepEqual(frames.map(({ width }) => width), ["600", "320", "600", "320"]);
    assert.ok(frames.every(({ right }) => right <= desktop.width));
    assert.equal(new Set(frames.map(({ top }) => Math.round(top))).size, 1, "all in one row");
    assert.deepEqual(await texts(page, "article:first-of-type dt"), ["Subject", "Preheader", "SMS", "Body"]);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  for (const scheme of ["light", "dark"]) {
    for (const screen of [desktop, { width: 800, height: 900 }]) {
      test(`axe finds no defect in a view, ${scheme}, at ${screen.width} px, and nothing overflows`, async () => {
        const { page, complaints } = await open("", { screen, of: folderWithFindings });
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        await page.evaluate(axe.source);
        for (const view of ["findings", "messages", "languages", "refusals", "fallbacks", "changes"]) {
          await page.evaluate((view) => choose({ view, beside: "ar", kind: "sign-up" }), view);
          await settled(page);
          // The emails in the frames have tests of their own.
          const found = await page.evaluate(async () => {
            const { violations } = await axe.run({ iframes: false, preload: false });
            return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
          });
          assert.deepEqual(found, [], view);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${view} overflows`);
        }
        assert.deepEqual(complaints, []);
        await page.close();
      });
    }
  }

  test("with findings it opens on all of them, and leads to their messages", async () => {
    const { page } = await open("", { of: folderWithFindings });
    assert.match(await text(page, "#views [aria-current]"), /^Findings \d+$/);
    assert.match(await text(page, "#content h2"), /^\d+ findings$/);
    const count = Number((await text(page, "#content h2")).split(" ")[0]);
    assert.ok(count >= fewMessages, `${count} of ${fewMessages}`);
    const [first] = await texts(page, ".places button");
    assert.match(first, /^\w+\/en\//);
    await page.click(".places button");
    await waitForText(page, ".findings", "size: ");
    assert.equal(await text(page, "#views [aria-current]"), "Messages");
    assert.equal(await text(page, "article code"), first);
    await page.close();
  });

  test("two languages stand side by side, by their own names", async () => {
    const { page } = await open("beside=de&kind=forgot-password");
    assert.deepEqual(await texts(page, ".part h3"), ["English (en)", "Deutsch (de)"]);
    const tops = await page.$$eval(".part .frames", (found) => found.map((one) => one.getBoundingClientRect().top));
    assert.equal(new Set(tops).size, 1, "their frames begin at the same height");
    const names = await page.$$eval("[name=locale] option", (found) => found.map((one) => one.textContent));
    assert.ok(names.includes("日本語 (ja)") && names.includes("العربية (ar)"), names.join());
    await page.close();
  });

  test("search finds texts of all languages and marks them", async () => {
    const { page } = await open();
    const german = await page.evaluate(() => index.messages.find(({ locale }) => locale === "de").subject);
    await page.type("[name=search]", german.toLowerCase());
    await waitForText(page, "h2", "with “");
    const marks = await texts(page, ".results mark");
    assert.ok(marks.length > 0 && marks.every((found) => found === german), marks.join());
    await page.click(".results button");
    await waitForText(page, ".part h3", "Deutsch (de)");
    assert.equal(await page.$eval("[name=search]", ({ value }) => value), "");
    await page.close();
  });

  /** The first frame after the options of `hash`, as its document says. */
  async function frameWith(hash, read) {
    const { page, complaints } = await open(`kind=sign-up&${hash}`);
    await page.waitForFunction(() => document.querySelector("iframe").contentDocument.querySelector("h1"));
    const result = await page.$eval("iframe", read);
    const captions = await texts(page, "figcaption");
    assert.deepEqual(complaints, []);
    await page.close();
    return { result, captions };
  }

  test("switches change how an email is shown", async () => {
    const look = ({ contentDocument: page, contentWindow: window }) => {
      const styles = [...page.body.querySelectorAll("*")].map((one) => window.getComputedStyle(one));
      const sheets = page.querySelectorAll("style").length;
      const body = window.getComputedStyle(page.body).backgroundColor;
      return {
        hasGradient: styles.some(({ backgroundImage }) => backgroundImage !== "none"),
        isRound: styles.some(({ borderTopLeftRadius }) => borderTopLeftRadius !== "0px"),
        // Outlook reads what its comments hold.
        hasComments: page.documentElement.outerHTML.includes("[if mso"),
        sheets,
        body,
      };
    };
    const asSent = (await frameWith("scheme=light", look)).result;
    const outlook = await frameWith("client=outlook", look);
    const traits = ({ hasGradient, isRound, hasComments }) => [hasGradient, isRound, hasComments];
    assert.deepEqual([asSent, outlook.result].map(traits), [[true, true, true], [false, false, false]]);
    assert.deepEqual(outlook.captions.map((caption) => caption.split(",")[0]), ["660 px"]);
    const bare = (await frameWith("client=no-styles", look)).result;
    assert.deepEqual([bare.sheets, asSent.sheets > 1], [1, true], "only the style sheet of the frame is left");
    const dark = (await frameWith("scheme=dark", look)).result;
    const forced = (await frameWith("client=forced-dark", look)).result;
    const isDark = (colour) => Math.max(...colour.match(/\d+/g).slice(0, 3).map(Number)) < 90;
    assert.deepEqual([asSent, dark, forced].map(({ body }) => isDark(body)), [false, true, true]);
    const widths = await frameWith("width=375&scheme=light", ({ contentWindow }) => contentWindow.innerWidth);
    assert.equal(widths.result, 375);
  });

  test("images are boxes or alternative texts, and only load when asked for", async () => {
    const logo = 'logo = { url = "https://cdn.shop.example/a.png", alt = "eSHOP logo", width = 160, height = 40 }';
    const of = await previewOf(templatesWith(["brands/eshop.toml", "\n[light]", `\n${logo}\n[light]`]));
    const image = async (images) => {
      const { page, complaints } = await open(`kind=sign-up&images=${images}&view=messages&brand=eshop`, { of });
      await page.waitForFunction(() => document.querySelector("iframe").contentDocument.querySelector("img"));
      const found = await page.$eval("iframe", ({ contentDocument }) => {
        const { src, alt, width } = contentDocument.querySelector("img");
        return { src: src.slice(0, 14), alt, width };
      });
      await page.close();
      return { ...found, requests: complaints.some((one) => one.startsWith("requests http")) };
    };
    const expected = { src: "data:image/gif", alt: "eSHOP logo", width: 160, requests: false };
    assert.deepEqual(await image("placeholder"), expected);
    const off = await image("off");
    assert.deepEqual([off.src, off.alt, off.requests], ["", "eSHOP logo", false]);
    assert.ok((await image("load")).requests);
  });

  test("the switch of the person shows the named greeting and a long username", async () => {
    const shown = async (kind, values) => {
      const { page } = await open(`kind=${kind}&values=${values}`);
      await page.waitForFunction(() => document.querySelector("iframe").contentDocument.querySelector("h1"));
      const body = await page.$eval("iframe", ({ contentDocument }) => contentDocument.body.innerText);
      await page.close();
      return body;
    };
    assert.doesNotMatch(await shown("forgot-password", "usual"), /O'Brien/);
    assert.match(await shown("forgot-password", "long"), /O'Brien & Söhne/);
    assert.match(await shown("admin-create-user", "usual"), /jane\.doe/);
    assert.match(await shown("admin-create-user", "long"), /maria-magdalena\.hohenstein\.example/);
  });

  test("languages, refusals and Cognito's own messages have pages of their own", async () => {
    const { page } = await open("view=languages");
    assert.equal((await page.$$("tbody tr")).length, locales.length);
    assert.match((await texts(page, "tbody tr"))[0], /^English English en written/);
    await page.evaluate(() => choose({ view: "refusals", locale: "de" }));
    await waitForText(page, "th", "Deutsch (de)");
    assert.ok((await texts(page, "tbody code")).includes("EMAIL_NOT_ACCEPTED"));
    await page.evaluate(() => choose({ view: "fallbacks" }));
    await waitForText(page, "td", "Your verification code is 123456.");
    await page.close();
  });

  test("an email can be copied, downloaded and opened alone", async () => {
    const { page } = await open("kind=sign-up");
    const [eml, html] = await page.$$eval(".actions a", (links) => links.map(({ href }) => href));
    const read = (address) => readFileSync(new URL(address), "utf8");
    assert.match(read(eml), /^From: /);
    await page.evaluate(() => {
      navigator.clipboard.writeText = async (text) => void (window.copied = text);
    });
    await page.click(".actions button");
    await waitForText(page, ".actions button", "Copied");
    assert.equal(await page.evaluate(() => window.copied), read(html));
    await page.close();
  });

  test("everything can be reached with the keyboard, and options survive a reload", async () => {
    const { page } = await open("kind=sign-up");
    const reached = new Set();
    for (let step = 0; step < 30; step += 1) {
      await page.keyboard.press("Tab");
      reached.add(await page.evaluate(() => document.activeElement.name || document.activeElement.textContent.trim()));
    }
    const controls = ["search", "brand", "locale", "beside", "kind", "client", "width", "scheme", "values", "images"];
    for (const control of ["Findings", "Changes", ...controls, "Copy HTML", "Open alone"]) {
      assert.ok(reached.has(control), `${control} in ${[...reached]}`);
    }
    await page.select("[name=beside]", "fr");
    await page.click("[name=width][value='375']");
    await page.reload();
    await settled(page);
    assert.deepEqual(await texts(page, ".part h3"), ["English (en)", "français (fr)"]);
    assert.ok(await page.$eval("[name=width][value='375']", ({ checked }) => checked));
    await page.close();
  });

  test("it shows markup of texts as text", async () => {
    const of = await previewOf(templatesWith());
    for (const file of ["data.js", "_data/eshop/en.js"]) {
      const data = readFileSync(join(of, file), "utf8");
      const markup = "<img src=https://mail.example/>";
      writeFileSync(join(of, file), data.replaceAll(/"(subject|sms|preheader)":"/g, `$&${markup}`));
    }
    const { page, complaints } = await open("view=messages&kind=sign-up", { of });
    for (const part of [".subject", ".preheader", ".sms"]) assert.match(await text(page, part), /^<img src=https:/);
    await page.evaluate(() => choose({ search: "<img" }));
    await waitForText(page, ".results", "<img");
    assert.deepEqual([await page.evaluate(() => document.images.length), complaints], [0, []]);
    await page.close();
  });

  test("it shows what has changed since a pack", async () => {
    const pack = join(temporaryDirectory(), "content.pack");
    const packed = templatesWith();
    await run(tool(), ["pack", "--templates", packed, "--out", pack], { cwd: project });
    const same = await open("view=changes", { of: await previewOf(packed, "--compare", pack) });
    assert.match(await text(same.page, "#content"), /Every message is as in the pack/);
    await same.page.close();
    const english = readFileSync(join(project, "templates/locales/en.ftl"), "utf8");
    const heading = english.match(/\nforgot-password =[\s\S]*?\.heading = (.*)\n/)[1];
    const edited = templatesWith(["locales/en.ftl", `.heading = ${heading}`, ".heading = Choose another one"]);
    const of = await previewOf(edited, "--compare", pack);
    const { page } = await open("view=changes&kind=forgot-password", { of });
    assert.match(await text(page, "#content"), new RegExp(`${few.brands.length} messages of ${fewMessages} differ`));
    assert.deepEqual(await texts(page, "article h2"), ["Password reset"]);
    assert.match((await texts(page, "ins")).join(" "), /Choose another one/);
    await page.close();
  });
});
