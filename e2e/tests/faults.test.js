// DynamoDB failures during a confirmation. The answer comes in time and is the event or the neutral sentence. The table
// never holds a second record or a changed one.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, describe, test } from "node:test";

import { Table, tableName } from "../parts/dynamodb.js";
import { eventOf } from "../parts/events.js";
import { behaviours } from "../parts/fault_proxy.js";
import { faults, startBehindProxy } from "../parts/faults.js";
import { LambdaFunction, counted, invocationLine } from "../parts/lambda.js";
import { stopAll } from "../parts/processes.js";
import { shown } from "../parts/texts.js";

/** Cognito's timeout for a trigger. */
const COGNITO_TIMEOUT_MS = 5_000;

/** Retries wait up to 0.5 s, on average 0.25 s: about 15 requests in 4 s. Randomness may double that. */
const MAX_REQUESTS = 40;

after(stopAll);

// These tests mostly wait for retries, so eight of them run at once.
describe("a confirmation while DynamoDB", { concurrency: 8 }, () => {
  for (const fault of faults) {
    for (const mode of ["open", "closed"]) {
      test(`has the fault "${fault.name}", with RECORD_FAILURE=${mode}`, async (context) => {
        const settings = { RECORD_FAILURE: mode, TABLE_NAME: fault.table ?? tableName };
        const { table, proxy, lambda, start } = await startBehindProxy("post-confirmation", settings);
        const sub = randomUUID();
        const text = confirmationOf(sub);
        if (fault.existing) await table.put({ userId: { S: sub }, ...fault.existing });
        await fault.begin(proxy);
        const answer = await lambda.invoke(text);
        const seen = [...proxy.seen];
        context.diagnostic(`${answer.elapsedMs.toFixed()} ms, ${seen.length} requests`);
        checkTime(answer);
        checkAnswer(answer, { fault, mode, text });
        assert.ok(seen.length <= MAX_REQUESTS, `${seen.length} requests show that retries do not wait`);
        if (fault.requests !== undefined) assert.equal(seen.length, fault.requests);

        const record = await table.record(sub);
        checkRecord(record, seen, fault, sub);
        await proxy.behave(behaviours.forward);
        const repairing = fault.table ? await start({ TABLE_NAME: tableName }) : lambda;
        await checkRepair(repairing, { text, sub, record, table, proxy });
        assert.equal(await table.count(), 1, "one record, and no other");
        await Promise.all([lambda, repairing, table].map((one) => one.stop()));
      });
    }
  }
});

/** The confirmation of a user with this sub. */
function confirmationOf(sub) {
  const event = eventOf("PostConfirmation_ConfirmSignUp");
  return JSON.stringify(event).replaceAll(event.request.userAttributes.sub, sub);
}

function checkTime({ elapsedMs, log, emulatorLog }) {
  assert.ok(elapsedMs < COGNITO_TIMEOUT_MS, `${elapsedMs} ms`);
  assert.match(log, /^END RequestId/m, "the invocation ended by itself");
  assert.doesNotMatch(log + emulatorLog, /timed out|timeout/i, "Lambda did not end the invocation");
}

function checkAnswer(answer, { fault, mode, text }) {
  const line = invocationLine(answer);
  if (fault.outcome) {
    assert.deepEqual([answer.body, line.outcome, line.level], [text, fault.outcome, "INFO"]);
    return;
  }
  assert.deepEqual([line.level, line.reason], ["ERROR", fault.reason]);
  assert.ok(line.cause.length > 0, "the log names the cause");
  assert.equal(counted(answer, "RecordsFailed"), 1);
  if (mode === "open") {
    assert.deepEqual([answer.body, line.outcome], [text, "confirmed_without_record"]);
  } else {
    assert.deepEqual([JSON.parse(answer.body), line.outcome], [shown("UNAVAILABLE"), "failed"]);
  }
}

/** After the fault, the table holds the existing record, the record of the first request, or nothing. */
function checkRecord(record, seen, fault, sub) {
  if (fault.existing) assert.deepEqual(record, { userId: { S: sub }, ...fault.existing });
  else if (fault.outcome || fault.written) assert.deepEqual(record, seen[0].Item);
  else assert.equal(record, undefined);
}

/** A second delivery after the fault writes a missing record and leaves an existing one unchanged. */
async function checkRepair(lambda, { text, sub, record, table, proxy }) {
  const answer = await lambda.invoke(text);
  assert.equal(answer.body, text);
  assert.equal(invocationLine(answer).outcome, record ? "record_already_there" : "record_created");
  assert.deepEqual(await table.record(sub), record ?? proxy.seen[0].Item);
}

test("a hundred processes that get one event at once, and again, and then a password reset, write one record", async () => {
  const [table, sub] = [await Table.start(), randomUUID()];
  const confirmation = confirmationOf(sub);
  const reset = confirmation.replace("PostConfirmation_ConfirmSignUp", "PostConfirmation_ConfirmForgotPassword");
  const started = [];
  for (let number = 0; number < 100; number++) {
    started.push(await LambdaFunction.start("post-confirmation", table.settings()));
  }
  const deliver = async (text) => {
    const answers = await Promise.all(started.map((one) => one.invoke(text)));
    for (const answer of answers) assert.equal(answer.body, text);
    return answers.map((answer) => invocationLine(answer).outcome);
  };
  const outcomes = await deliver(confirmation);
  assert.equal(outcomes.filter((outcome) => outcome === "record_created").length, 1);
  assert.equal(outcomes.filter((outcome) => outcome === "record_already_there").length, 99);
  const record = await table.record(sub);
  assert.deepEqual(new Set(await deliver(confirmation)), new Set(["record_already_there"]));
  assert.deepEqual(new Set(await deliver(reset)), new Set(["no_record_due"]));
  assert.deepEqual([...(await table.all()).values()], [record]);
});
