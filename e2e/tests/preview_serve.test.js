// The server of the preview: the page follows the templates.

import assert from "node:assert/strict";
import { get } from "node:http";
import { after, before, describe, test } from "node:test";

import { openPage, skip, startBrowser } from "../parts/browser.js";
import { project, tool } from "../parts/paths.js";
import { desktop, edit, templatesWith, text, waitForText } from "../parts/preview.js";
import { Child, freePort, stopAll, until } from "../parts/processes.js";

after(stopAll);

/** Starts the server and returns it with its address. */
async function startServer(templates, port = 0) {
  const args = ["preview", "--serve", "--port", `${port}`, "--templates", templates];
  const server = new Child(tool(), args, { cwd: project });
  const address = () => server.output.match(/http:\S+/)?.[0];
  await server.ready(address, "the address");
  return { server, address: address() };
}

test("only the page can read the messages, and an email alone is no page of the server", async () => {
  const { server, address } = await startServer(templatesWith());
  const { port } = new URL(address);
  const answer = (path, headers = {}) => new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port, path, headers };
    get(options, (response) => resolve(response.resume())).on("error", reject);
  });
  const email = "/eshop/en/sign-up.html";
  await until(async () => (await answer(email)).statusCode === 200, "the first templates");
  const local = `localhost:${port}`;
  for (const [headers, expected] of [
    [{ host: local, "sec-fetch-site": "same-origin" }, 200],
    [{ host: "shop.example" }, 403],
    [{ host: `shop.example:${port}`, "sec-fetch-site": "same-origin" }, 403],
    [{ host: local, "sec-fetch-site": "cross-site" }, 403],
    [{ host: local, "sec-fetch-site": "same-site" }, 403],
  ]) {
    for (const path of ["/", "/state", "/data.js", "/_data/eshop/en.js", email, "/page/main.js"]) {
      const response = await answer(path, headers);
      assert.equal(response.statusCode, expected, `${path} ${JSON.stringify(headers)}`);
      assert.equal(response.headers["cross-origin-resource-policy"], "same-origin");
      assert.equal(response.headers["x-content-type-options"], "nosniff");
    }
  }
  assert.equal((await answer(email)).headers["content-security-policy"], "sandbox");
  await server.stop();
});

describe("the served page", { skip }, () => {
  let browser;

  before(async () => {
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.disconnect();
  });

  /** Serves templates and opens their page. */
  async function serve(templates, port) {
    const { server, address } = await startServer(templates, port);
    const opened = await openPage(browser, `${address}/#locale=de&kind=sign-up`, desktop, address);
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

  test("an open page continues after a restart with other templates", async () => {
    const templates = templatesWith();
    const port = await freePort();
    const { server, page } = await serve(templates, port);
    // From the last message on, the page stays in its view.
    await waitForText(page, "#status", "messages");
    await waitForText(page, ".part h3", "Deutsch (de)");
    await server.stop();
    await waitForText(page, "#status", "the server has stopped");
    edit(templates, "brands/eshop.toml", "\nname = \"", "\nname = \"New ");
    const restarted = await startServer(templates, port);
    await waitForText(page, "[name=brand] option", "New ");
    await waitForText(page, "#status", "messages");
    await waitForText(page, ".part h3", "Deutsch (de)");
    await page.close();
    await restarted.server.stop();
  });
});
