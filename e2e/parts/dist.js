// Prebuilt functions as `make dist` writes them, without compiling anything.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { cargo, project, python } from "./paths.js";
import { Child, temporaryDirectory } from "./processes.js";

export const architecture = process.arch === "arm64" ? "arm64" : "x86_64";

/** Packages functions that are built already. Returns the folder, and the files in it by their names. */
export async function pack(functions, { root = project, env = cargo } = {}) {
  const folder = temporaryDirectory();
  const args = [join(root, "packaging/dist.py"), "--arch", architecture, "--into", folder, ...functions];
  await run(python(), args, { env });
  const files = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
  return { folder, files };
}

/** Runs a command to its end and returns what it printed. */
export async function run(command, args, options) {
  const child = new Child(command, args, options);
  await child.ended;
  if (child.exitCode !== 0) throw new Error(`${child.command} ended with ${child.exitCode}:\n${child.output}`);
  return child.stdout;
}
