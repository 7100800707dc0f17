// The state machine of the backfill on its own, over a function that fails, has long histories or is slow.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Ministack } from "../parts/ministack.js";
import { stopAll } from "../parts/processes.js";

let stack;

before(async () => (stack = await Ministack.start()));

after(stopAll);

const noRetries = (definition) => definition.replaceAll(/"MaxAttempts": \d+/g, '"MaxAttempts": 0');

/** A state machine over a function of this Python body, which changes `task` and may ask for its `part`. */
async function machine(name, ...body) {
  const source = [
    "import time",
    "def handler(task, _):",
    "    part = task['subPrefix']",
    "    task.setdefault('counts', {'users': 0, 'created': 0, 'alreadyThere': 0, 'skipped': {}, 'failed': {}})",
    "    task['calls'] = task.get('calls', 0) + 1",
    ...body.map((line) => `    ${line}`),
    "    return task",
  ].join("\n");
  return stack.createStateMachine("backfill", name, await stack.createPythonFunction(name, source), noRetries);
}

const run = async (...options) => stack.endOf(await stack.start(await machine(...options)));

const done = ["task['counts'].update(users=10, created=4, alreadyThere=6)", "task['finished'] = True"];

test("every part is worked on once", async () => {
  const { status, output, cause } = await run("all", ...done);
  assert.equal(status, "SUCCEEDED", cause);
  assert.deepEqual(output, { users: 160, created: 64, alreadyThere: 96, leftAlone: 0, failed: 0 });
});

test("parts that fail stop no other, and the run fails with the counts and says which they are", async () => {
  // Some fail from the start, one after a call that went well.
  const fails = [
    "if part in '03f': raise Exception('no')",
    "if part == '7' and task['calls'] == 2: raise Exception('no')",
    "if part == '7': task['counts'].update(users=5, created=5); return task",
  ];
  const { status, cause } = await run("some-fail", ...fails, ...done);
  assert.equal(status, "FAILED");
  assert.match(cause, /begins with 0 3 7 f\. /);
  assert.match(cause, /0 of 125 users/);
  assert.match(cause, /Created: 53, already there: 72/);
});

test("when all parts fail, the run says so", async () => {
  const { status, cause } = await run("all-fail", "raise Exception('no')");
  assert.equal(status, "FAILED");
  assert.match(cause, /begins with 0 1 2 3 4 5 6 7 8 9 a b c d e f\. /);
});

test("users who failed make the run fail with their number", async () => {
  const { status, cause } = await run("users-fail", "task['counts']['failed'] = {'record_template': 2}", ...done);
  assert.equal(status, "FAILED");
  assert.match(cause, /^Still without records: 32 of 160 users\. /);
});

test("a part with a long history goes on with a new one", async () => {
  const twice = [
    "assert task['calls'] <= 2, 'the count of calls begins again'",
    "task['restarts'] = task.get('restarts', 0) + 1",
    "if part in '5a' and task['restarts'] < 3: task['calls'] = 900; return task",
  ];
  const { status, output, cause } = await run("long", ...twice, ...done);
  assert.equal(status, "SUCCEEDED", cause);
  assert.equal(output.users, 160);
});

test("a start ends quietly while another run is under way, and works once that has ended", async () => {
  const arn = await machine("slow", "time.sleep(0.5)", ...done);
  const first = await stack.start(arn);
  const second = await stack.endOf(await stack.start(arn));
  assert.deepEqual([second.status, second.output.users], ["SUCCEEDED", undefined]);
  assert.equal((await stack.endOf(first)).output.users, 160, "the older run is not disturbed");
  assert.equal((await stack.endOf(await stack.start(arn))).output.users, 160);
});
