// The server of the preview: the page follows the templates.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { openPage, skip, startBrowser } from "../parts/browser.js";
import { project, tool } from "../parts/paths.js";
import { desktop, edit, templatesWith, text, waitForText } from "../parts/preview.js";
import { Child, stopAll } from "../parts/processes.js";

describe("the served page", { skip }, () => {
  let browser;

  before(async () => {
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.disconnect();
    await stopAll();
  });

  /** Serves templates and opens their page. */
  async function serve(templates) {
    const args = ["preview", "--serve", "--port", "0", "--templates", templates];
    const server = new Child(tool(), args, { cwd: project });
    const address = () => server.output.match(/http:\S+/)?.[0];
    await server.ready(address, "the address");
    const opened = await openPage(browser, `${address()}/#locale=de&kind=sign-up`, desktop, address());
    return { server, ...opened };
  }

  test("from broken templates, it shows the error alone, then the messages", async () => {
    const templates = templatesWith(["brands/eshop.toml", "\nname =", "\nnam ="]);
    const { server, page, complaints } = await serve(templates);
    await waitForText(page, "#problems", "eshop.toml");
    assert.equal(await text(page, "#content"), "");
    edit(templates, "brands/eshop.toml", "\nnam =", "\nname =");
    await waitForText(page, ".part h3", "Deutsch (de)");
    assert.deepEqual(complaints, []);
    await page.close();
    await server.stop();
  });

  test("it shows a change at once, and an error above the last messages", async () => {
    const templates = templatesWith();
    const { server, page, complaints } = await serve(templates);
    const framesShow = (expected) => page.waitForFunction((expected) => {
      const emails = [...document.querySelectorAll("iframe")].map(({ contentDocument }) => contentDocument?.body);
      return emails.some((email) => email?.innerText.includes(expected));
    }, {}, expected);
    await framesShow("123456");
    await page.evaluate(() => window.scrollTo(0, 60));
    edit(templates, "email/base.html", "{{ words.heading }}", "{{ words.heading }} CHANGED");
    await framesShow("CHANGED");
    assert.equal(await page.evaluate(() => window.scrollY), 60, "the page stays where it was");

    edit(templates, "email/base.html", "CHANGED", "{% nonsense %}");
    await page.waitForSelector("#problems:not([hidden])");
    const problems = await text(page, "#problems");
    assert.match(problems, /base\.html:\d+:\d+: .*Unknown tag/);
    await framesShow("CHANGED");

    edit(templates, "email/base.html", "{% nonsense %}", "MENDED");
    await framesShow("MENDED");
    await page.waitForSelector("#problems[hidden]");
    assert.deepEqual(complaints, []);
    await server.stop();
    await waitForText(page, "#status", "the server has stopped");
    await page.close();
  });
});
