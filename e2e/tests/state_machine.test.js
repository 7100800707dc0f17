// The state machine of the backfill, with a Python function that succeeds, fails, needs many calls or is slow.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { Ministack } from "../parts/ministack.js";
import { stopAll } from "../parts/processes.js";

let stack;

before(async () => (stack = await Ministack.start()));

after(stopAll);

const noRetries = (definition) => definition.replaceAll(/"MaxAttempts": \d+/g, '"MaxAttempts": 0');

/** Creates a state machine whose function has this Python body. The body changes `task` and can read `part`. */
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
  return stack.createStateMachine(name, await stack.createPythonFunction(name, source), noRetries);
}

const run = async (...options) => stack.endOf(await stack.start(await machine(...options)));

const finished = ["task['counts'].update(users=10, created=4, alreadyThere=6)", "task['finished'] = True"];

describe("the state machine", { concurrency: 3 }, () => {
  test("every part runs once, and the counts are added up", async () => {
    const { status, output, cause } = await run("all", ...finished);
    assert.equal(status, "SUCCEEDED", cause);
    assert.deepEqual(output, { users: 160, created: 64, alreadyThere: 96, skipped: 0, failed: 0 });
  });

  test("parts that fail do not stop the others, and the error names them with the counts", async () => {
    // Three parts fail at the first call, one after a successful call.
    const fails = [
      "if part in '03f': raise Exception('no')",
      "if part == '7' and task['calls'] == 2: raise Exception('no')",
      "if part == '7': task['counts'].update(users=5, created=5); return task",
    ];
    const { status, cause } = await run("some-fail", ...fails, ...finished);
    assert.equal(status, "FAILED");
    assert.match(cause, /begin with 0 3 7 f\. /);
    assert.match(cause, /0 of 125 users/);
    assert.match(cause, /Created: 53, already there: 72/);
  });

  test("the error names all parts when all of them fail", async () => {
    const { status, cause } = await run("all-fail", "raise Exception('no')");
    assert.equal(status, "FAILED");
    assert.match(cause, /begin with 0 1 2 3 4 5 6 7 8 9 a b c d e f\. /);
  });

  test("the run fails with the number of users without a record", async () => {
    const { status, cause } = await run("users-fail", "task['counts']['failed'] = {'record_template': 2}", ...finished);
    assert.equal(status, "FAILED");
    assert.match(cause, /^Records are missing for 32 of 160 users\. /);
  });

  test("a part with many calls continues with a new execution history", async () => {
    const body = [
      "assert task['calls'] <= 2, 'the count of calls is reset'",
      "task['restarts'] = task.get('restarts', 0) + 1",
      "if part in '5a' and task['restarts'] < 3: task['calls'] = 900; return task",
    ];
    const { status, output, cause } = await run("long", ...body, ...finished);
    assert.equal(status, "SUCCEEDED", cause);
    assert.equal(output.users, 160);
  });

  test("a run ends at once while an older one is running, and works after that one", async () => {
    const arn = await machine("slow", "time.sleep(0.5)", ...finished);
    const first = await stack.start(arn);
    const second = await stack.endOf(await stack.start(arn));
    assert.deepEqual([second.status, second.output.users], ["SUCCEEDED", undefined]);
    assert.equal((await stack.endOf(first)).output.users, 160, "the older run finishes");
    assert.equal((await stack.endOf(await stack.start(arn))).output.users, 160);
  });
});
