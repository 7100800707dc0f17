// Builds are reproducible: a second build of custom-message gives the same zip file. It uses a copy of the tracked
// files in another folder, another Cargo home and another cache.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, existsSync, mkdirSync, symlinkSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { pack } from "./parts/dist.js";
import { architecture, cargo, project, virtualEnvironment } from "./parts/paths.js";
import { run, stopAll, temporaryDirectory } from "./parts/processes.js";

const name = "custom-message";

after(stopAll);

/** A folder with a copy of the tracked files. */
function copyOfProject() {
  const copy = join(temporaryDirectory(), "copy");
  const files = execFileSync("git", ["ls-files", "-z"], { cwd: project, encoding: "utf8" }).split("\0");
  for (const file of files.filter((file) => file && existsSync(join(project, file)))) {
    // The original times keep make from installing the tools again.
    cpSync(join(project, file), join(copy, file), { preserveTimestamps: true });
  }
  return copy;
}

/** A second Cargo home, which extracts the sources again from the files that the first one has downloaded. */
function secondCargoHome() {
  const first = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  const second = temporaryDirectory();
  mkdirSync(join(second, "registry"));
  for (const part of ["registry/index", "registry/cache", "config.toml"]) {
    if (existsSync(join(first, part))) symlinkSync(join(first, part), join(second, part));
  }
  return second;
}

test(`${name} compiled in another folder is the same zip file`, async () => {
  const root = copyOfProject();
  const env = { ...cargo, CARGO_HOME: secondCargoHome(), CARGO_NET_OFFLINE: "true", XDG_CACHE_HOME: temporaryDirectory() };
  await run("make", ["build", `FUNCTIONS=${name}`, `VENV=${virtualEnvironment}`], { cwd: root, env });

  const [first, second] = [await pack([name]), await pack([name], { root, env })];
  const zip = `${name}-${architecture}.zip`;
  assert.ok(first.files[zip].equals(second.files[zip]), `${zip} differs; if target/lambda is out of date, run make build`);
  assert.deepEqual(second.files, first.files);

  appendFileSync(join(root, "target/lambda", name, "bootstrap"), "\0");
  const third = await pack([name], { root, env });
  assert.ok(!third.files[zip].equals(first.files[zip]));
});
