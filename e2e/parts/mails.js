// Every email that `cognito-triggers preview` writes, in the form that Cognito sends.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { project, tool } from "./paths.js";
import { temporaryDirectory } from "./processes.js";

/** The values that the preview puts in place of Cognito's placeholders. */
export const secrets = { code: "123456", password: "Aq7$kd&9" };

const names = (folder, ending) =>
  readdirSync(join(project, "templates", folder)).filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));

export const brands = names("brands", ".toml");
export const locales = names("locales", ".ftl");

/** The email templates, without those that other templates include or extend. */
export const kinds = names("email", ".html").filter((kind) =>
  readFileSync(join(project, `templates/email/${kind}.html`), "utf8").startsWith("{% extends"));

/** Writes the gallery of the current templates into a new folder and returns it. */
export function writeGallery() {
  const folder = temporaryDirectory();
  execFileSync(tool(), ["preview", "--out", folder], { cwd: project, stdio: "pipe" });
  return folder;
}

/** Writes the gallery of the current templates with one brand, whose file has this text. Returns its emails. */
export function mailsOfBrand(brand, text) {
  const templates = temporaryDirectory();
  cpSync(join(project, "templates"), templates, { recursive: true });
  rmSync(join(templates, "brands"), { recursive: true });
  mkdirSync(join(templates, "brands"));
  writeFileSync(join(templates, "brands", `${brand}.toml`), text);
  const folder = temporaryDirectory();
  const options = ["preview", "--templates", templates, "--out", folder];
  const { status, stdout, stderr } = spawnSync(tool(), options, { cwd: project, encoding: "utf8" });
  // Exit code 1: some messages have findings.
  assert.ok([0, 1].includes(status), stdout + stderr);
  return readMails(folder, [brand]);
}

/** All emails: name, brand, locale, kind of secret, and HTML. */
export function readMails(folder, ofBrands = brands) {
  return ofBrands.flatMap((brand) => locales.flatMap((locale) => kinds.map((kind) => {
    const name = `${brand}/${locale}/${kind}`;
    return { name, brand, locale, holds: holds(kind), html: readFileSync(join(folder, `${name}.html`), "utf8") };
  })));
}

function holds(kind) {
  if (kind.endsWith("-link")) return "link";
  return kind === "admin-create-user" ? "password" : "code";
}
