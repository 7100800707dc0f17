// Chromium as Debian has it, driven over its own protocol. No page gets anything but what it is given.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

import { Child, temporaryDirectory } from "./processes.js";

const paths = ["chromium", "chromium-browser", "google-chrome"].flatMap((name) =>
  process.env.PATH.split(delimiter).map((folder) => join(folder, name)));
const binary = process.env.CHROMIUM ?? paths.find((path) => existsSync(path));

/** Whether it is a failure that the browser or its fonts are missing. */
const required = process.env.E2E_BROWSER === "required";

/** The reason for skipping what cannot be tested without `remedy`, unless nothing may be skipped. */
export function missing(remedy) {
  if (required) throw new Error(remedy);
  return remedy;
}

/** Why nothing can be tested in a browser here, or false. */
export const skip = binary ? false : missing("no Chromium here: apt install chromium, or set CHROMIUM");

/** Starts the browser as a child, so that stopAll ends it whatever happens. */
export async function startBrowser() {
  // The networking flag keeps the browser from looking for its maker's servers.
  const child = new Child(binary, [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
    "--hide-scrollbars", "--remote-debugging-port=0", `--user-data-dir=${temporaryDirectory()}`, "about:blank",
  ]);
  const listening = () => child.stderr.match(/^DevTools listening on (\S+)/m);
  await child.ready(listening, "the browser's protocol");
  return puppeteer.connect({ browserWSEndpoint: listening()[1], defaultViewport: null });
}

/** A page at `address` that gets nothing but what is under `root`. Other requests and errors are its `complaints`. */
export async function openPage(browser, address, { width, height }, root = address) {
  const page = await browser.newPage();
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (request.url().startsWith(root)) return request.continue();
    complaints.push(`asks for ${request.url()}`);
    return request.abort();
  });
  await page.setViewport({ width, height });
  await page.setRequestInterception(true);
  await page.goto(address);
  return { page, complaints };
}

/** Shows mails one after the other in one page, which is ten times faster than to go to each. */
export async function showEach(browser, mails, screen, work) {
  // The page is at an address, so that a relative one in a mail would be asked for as well.
  const { page, complaints } = await openPage(browser, pathToFileURL(import.meta.filename).href, screen);
  for (const mail of mails) {
    await page.setContent(mail.html);
    await work(page, mail);
    assert.deepEqual(complaints, [], mail.name);
  }
  await page.close();
}
