// The demo as a newcomer runs it: to its end, with a key of one's own, and within seconds to an error where a function
// does not start. Under `cargo lambda watch` such a function would let it wait for a quarter of an hour.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";

import { cargo, project, tool, virtualEnvironment } from "../parts/paths.js";
import { Child, stopAll } from "../parts/processes.js";

/** `make demo` has compiled the functions, so what is left is to start them. */
const longestMs = 60_000;

after(stopAll);

/** Runs the demo in an environment with these settings, and measures it. */
async function demo(settings) {
  const path = `${join(virtualEnvironment, "bin")}:${process.env.PATH}`;
  const startedAt = performance.now();
  const child = new Child(tool(), ["demo"], { cwd: project, env: { ...cargo, PATH: path, ...settings } });
  await child.ended;
  return { child, elapsedMs: performance.now() - startedAt };
}

test("the demo says what it costs, tells ten steps, shows plain JSON, and says what to do next", async () => {
  const { child } = await demo({ RECORD_KEY: "owner", RECORD_SORT_KEY: "theme" });
  assert.deepEqual([child.exitCode, child.stderr], [0, ""], child.output);
  const [before, after] = [child.stdout.split("1/10")[0], child.stdout.split("Done:")[1]];
  assert.match(before, /minutes.*the first time/s);
  assert.match(before, /target\/.* GB/s);
  for (const next of ["make preview", "make test", "make deploy"]) assert.ok(after.includes(next), next);
  const steps = child.stdout.match(/^\d+\/\d+(?= )/gm);
  assert.deepEqual(steps, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((step) => `${step}/10`));

  const [first, second] = child.stdout.match(/(?<=^ {5}subject: ).*/gm);
  assert.match(second, /Corner Bakery/);
  assert.doesNotMatch(first, /Corner Bakery/);
  const [, record] = child.stdout.match(/^7\/10.*?(\{.*?^ {5}\})$/ms);
  const { owner, theme, marketingConsent, notifications } = JSON.parse(record);
  assert.match(owner, /^[\da-f-]{36}$/, "the key that RECORD_KEY names");
  assert.deepEqual([theme, marketingConsent, typeof notifications], ["system", false, "object"]);
});

for (const [settings, cause] of [
  [{ BRAND: "muller" }, /^error: custom-message did not start: BRAND is "muller", .*; for example BRAND=eshop$/m],
  [{ RECORD_SORT_KEY: "sk" }, /^error: post-confirmation did not start: RECORD_SORT_KEY is "sk", .*templates\/records/m],
  [{ DISPOSABLE_EMAIL: "foo" }, /^error: pre-sign-up did not start: DISPOSABLE_EMAIL is "foo", not deny/m],
  [{ RECORD_KEY: "x", RECORD_SORT_KEY: "x" }, /^error: partition key and sort key are both called x$/m],
  [{ POLICY_MODE: "monitor" }, /^error: the sign-up should have been refused, but pre-sign-up let the event pass; settings/m],
]) {
  const [[name, value]] = Object.entries(settings);
  test(`the demo ends within seconds and says why at ${name}=${value}`, async () => {
    const { child, elapsedMs } = await demo(settings);
    assert.equal(child.exitCode, 1, child.output);
    assert.match(child.stderr, cause);
    assert.equal(child.stderr.trim().split("\n").length, 1, "one sentence");
    assert.ok(!/Object|String\(|errorType/.test(child.output), "nothing of the program's own");
    assert.ok(elapsedMs < longestMs, `${elapsedMs} ms`);
  });
}
