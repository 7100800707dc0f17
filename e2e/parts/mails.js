// Every mail that `cognito-triggers preview` writes, as it would be sent: in light or in dark as its reader prefers.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { project, tool } from "./paths.js";
import { temporaryDirectory } from "./processes.js";

/** What the preview fills in. */
export const secrets = { code: "123456", password: "Aq7$kd&9" };

const names = (folder, ending) =>
  readdirSync(join(project, "templates", folder)).filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));

export const brands = names("brands", ".toml");
export const locales = names("locales", ".ftl");

/** The templates that are no part of another one. */
export const kinds = names("email", ".html").filter((kind) => !["base", "code", "footer", "link"].includes(kind));

/** The folder with the gallery, made anew from the templates. */
export function writeGallery() {
  const folder = temporaryDirectory();
  execFileSync(tool(), ["preview", "--output", folder], { cwd: project, stdio: "pipe" });
  return folder;
}

/** The mails of some locales: name, locale, what secret each holds, and its text. */
export function readMails(folder, of = locales) {
  return brands.flatMap((brand) => of.flatMap((locale) => kinds.map((kind) => {
    const name = `${brand}/${locale}/${kind}`;
    return { name, brand, locale, holds: holds(kind), html: asSent(folder, name) };
  })));
}

function holds(kind) {
  if (kind.endsWith("-link")) return "link";
  return kind === "admin-create-user" ? "password" : "code";
}

/** The gallery has a light and a dark copy of each mail, in which one media query is decided. Here it is not. */
function asSent(folder, name) {
  const query = "@media (prefers-color-scheme:dark)";
  const [light, dark] = [[".html", "@media not all"], [".dark.html", "@media all"]].map(([ending, decided]) => {
    const parts = readFileSync(join(folder, name + ending), "utf8").split(decided);
    assert.equal(parts.length, 2, `${name}${ending} has one "${decided}"`);
    return parts.join(query);
  });
  assert.equal(light, dark, name);
  return light;
}
