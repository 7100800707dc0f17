// Prebuilt functions as `make dist` writes them, from the existing release binaries.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { architecture, cargo, project, python } from "./paths.js";
import { run, temporaryDirectory } from "./processes.js";

/** Packages functions. Returns the output folder and its files, as bytes by name. */
export async function pack(functions, { root = project, env = cargo } = {}) {
  const folder = temporaryDirectory();
  const args = [join(root, "packaging/dist.py"), "--arch", architecture, "--into", folder, ...functions];
  await run(python(), args, { env });
  const files = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
  return { folder, files };
}
