// Every email that `cognito-triggers preview` writes, in the form that Cognito sends.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
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

/** The email templates, without those that other templates include. */
export const kinds = names("email", ".html").filter((kind) => !["base", "code", "footer", "link"].includes(kind));

/** Writes the gallery of the current templates into a new folder and returns it. */
export function writeGallery() {
  const folder = temporaryDirectory();
  execFileSync(tool(), ["preview", "--out", folder], { cwd: project, stdio: "pipe" });
  return folder;
}

/** All emails: name, brand, locale, kind of secret, and HTML. */
export function readMails(folder) {
  return brands.flatMap((brand) => locales.flatMap((locale) => kinds.map((kind) => {
    const name = `${brand}/${locale}/${kind}`;
    return { name, brand, locale, holds: holds(kind), html: readFileSync(join(folder, `${name}.html`), "utf8") };
  })));
}

function holds(kind) {
  if (kind.endsWith("-link")) return "link";
  return kind === "admin-create-user" ? "password" : "code";
}
