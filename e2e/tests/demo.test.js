// The demo runs to its end, also with other keys, and reports an error within seconds if a function does not start.
// Without this check it would wait 15 minutes, because `cargo lambda watch` waits forever for such a function.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { cargo, project, searchPath, tool } from "../parts/paths.js";
import { finished, stopAll } from "../parts/processes.js";

/** Time limit of a demo with functions that are already compiled. */
const LIMIT_MS = 60_000;

after(stopAll);

/** Runs the demo with these settings and measures the time. */
async function demo(settings) {
  const startedAt = performance.now();
  const child = await finished(tool(), ["demo"], { cwd: project, env: { ...cargo, PATH: searchPath, ...settings } });
  return { child, elapsedMs: performance.now() - startedAt };
}

test("the demo states its cost, shows ten steps and a record in plain JSON, and names the next commands", async () => {
  const { child } = await demo({ RECORD_KEY: "owner", RECORD_SORT_KEY: "theme" });
  assert.deepEqual([child.exitCode, child.stderr], [0, ""], child.output);
  const [before, after] = [child.stdout.split("1/10")[0], child.stdout.split("Done:")[1]];
  assert.match(before, /minutes.*the first time/s);
  assert.match(before, /GB in target\//);
  for (const next of ["make preview", "make test", "make deploy"]) assert.ok(after.includes(next), next);
  const steps = child.stdout.match(/^\d+\/\d+(?= )/gm);
  assert.deepEqual(steps, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((step) => `${step}/10`));

  const [first, second] = child.stdout.match(/(?<=^ {5}subject: ).*/gm);
  assert.match(second, /Corner Bakery/);
  assert.doesNotMatch(first, /Corner Bakery/);
  const [, record] = child.stdout.match(/^7\/10.*?(\{.*?^ {5}\})$/ms);
  const { owner, theme, marketingConsent, notifications } = JSON.parse(record);
  assert.match(owner, /^[\da-f-]{36}$/, "the partition key is RECORD_KEY");
  assert.deepEqual([theme, marketingConsent, typeof notifications], ["system", false, "object"]);
});

for (const [settings, cause] of [
  [{ BRAND: "muller" }, /^error: custom-message did not start: BRAND is "muller", .*; for example BRAND=eshop$/m],
  [{ RECORD_SORT_KEY: "sk" }, /^error: post-confirmation did not start: RECORD_SORT_KEY is "sk", .*templates\/records/m],
  [{ DISPOSABLE_EMAIL: "foo" }, /^error: pre-sign-up did not start: DISPOSABLE_EMAIL is "foo", not deny/m],
  [{ RECORD_KEY: "x", RECORD_SORT_KEY: "x" }, /^error: partition key and sort key are both called x$/m],
  [{ POLICY_MODE: "monitor" }, /^error: the sign-up should have been refused, but pre-sign-up let the event pass; unset the settings/m],
]) {
  const [[name, value]] = Object.entries(settings);
  test(`the demo ends within seconds and names the cause with ${name}=${value}`, async () => {
    const { child, elapsedMs } = await demo(settings);
    assert.equal(child.exitCode, 1, child.output);
    assert.match(child.stderr, cause);
    assert.equal(child.stderr.trim().split("\n").length, 1, "one sentence");
    assert.ok(!/Object|String\(|errorType/.test(child.output), "no internals of the program");
    assert.ok(elapsedMs < LIMIT_MS, `${elapsedMs} ms`);
  });
}
