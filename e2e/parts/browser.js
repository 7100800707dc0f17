// Chromium, driven over the DevTools protocol. A page can load only what its test allows.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

import { Child, temporaryDirectory } from "./processes.js";

const paths = ["chromium", "chromium-browser", "google-chrome"].flatMap((name) =>
  process.env.PATH.split(delimiter).map((folder) => join(folder, name)));
const binary = process.env.CHROMIUM ?? paths.find((path) => existsSync(path));

/** Whether a missing browser or font fails the tests instead of skipping them. */
const required = process.env.E2E_BROWSER === "required";

/** Returns `remedy` as the reason for skipping a test, or throws it if no test may be skipped. */
export function missing(remedy) {
  if (required) throw new Error(remedy);
  return remedy;
}

/** The reason for skipping all browser tests, or false. */
export const skip = binary ? false : missing("no Chromium here: apt install chromium, or set CHROMIUM");

/** Starts the browser as a child process, so that stopAll ends it. */
export async function startBrowser() {
  // --disable-background-networking keeps the browser from connecting to its vendor's servers.
  const child = new Child(binary, [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
    "--hide-scrollbars", "--remote-debugging-port=0", `--user-data-dir=${temporaryDirectory()}`, "about:blank",
  ]);
  const listening = () => child.stderr.match(/^DevTools listening on (\S+)/m);
  await child.ready(listening, "the DevTools protocol");
  return puppeteer.connect({ browserWSEndpoint: listening()[1], defaultViewport: null });
}

/** Opens a page that can load only addresses under `root`. `complaints` lists blocked requests and errors. */
export async function openPage(browser, address, { width, height }, root = address) {
  const page = await browser.newPage();
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    // A data address loads nothing.
    if (request.url().startsWith(root) || request.url().startsWith("data:")) return request.continue();
    complaints.push(`requests ${request.url()}`);
    return request.abort();
  });
  await page.setViewport({ width, height });
  await page.setRequestInterception(true);
  await page.goto(address);
  return { page, complaints };
}

/** Shows emails one after another in one page, which is ten times faster than one page per email. */
export async function showEach(browser, mails, screen, check) {
  // The page has an address, so that relative addresses in an email cause requests, too.
  const { page, complaints } = await openPage(browser, pathToFileURL(import.meta.filename).href, screen);
  for (const mail of mails) {
    await page.setContent(mail.html);
    await check(page, mail);
    assert.deepEqual(complaints, [], mail.name);
  }
  await page.close();
}
