// DynamoDB on a bad day: whatever it does, the answer comes in time, it is the event or the neutral sentence, and
// the table never holds a second or a changed record.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";

import { Table, tableName } from "../parts/dynamodb.js";
import { eventOf } from "../parts/events.js";
import { FaultProxy, behaviours } from "../parts/fault_proxy.js";
import { LambdaFunction, counted, invocationLine } from "../parts/lambda.js";
import { stopAll } from "../parts/processes.js";
import { shown } from "../parts/texts.js";

/** How long Cognito waits; later answers count for nothing. */
const COGNITO_WAITS_MS = 5_000;

/** Pauses grow to half a second and are half of that on average: some 15 requests in 4 s, and chance may double them. */
const mostRequests = 40;

/** What the table holds when it has been somebody's for long. */
const older = { schemaVersion: { N: "1" }, createdAt: { S: "2020-02-02T02:02:02.020Z" }, theme: { S: "dark" } };

/**
 * The faults. `begin` switches one on. `outcome` is what happens in spite of it; without one the function fails
 * for `reason`, though the table may have `written` the record. `requests` is how many the proxy must see.
 */
const faults = [
  { name: "none", begin: (proxy) => proxy.behave(behaviours.forward), outcome: "record_created", requests: 1 },
  { name: "never answers", begin: (proxy) => proxy.behave(behaviours.neverAnswer), reason: "store_out_of_time" },
  { name: "half an answer", begin: (proxy) => proxy.behave(behaviours.halfAnAnswer), reason: "store_out_of_time" },
  {
    name: "answers too late",
    begin: (proxy) => proxy.behave(behaviours.answerLate),
    reason: "store_out_of_time",
    written: true,
  },
  { name: "refuses connections", begin: (proxy) => proxy.refuse(), reason: "store_unreachable", requests: 0 },
  { name: "drops packets", begin: (proxy) => proxy.drop(), reason: "store_out_of_time", requests: 0 },
  { name: "throttles", begin: (proxy) => proxy.behave(behaviours.throttle), reason: "store_throttled" },
  {
    name: "throttles for one second, then serves",
    begin: (proxy) => proxy.behave(behaviours.forOneSecond(behaviours.throttle)),
    outcome: "record_created",
  },
  {
    name: "500 for one second, then serves",
    begin: (proxy) => proxy.behave(behaviours.forOneSecond(behaviours.fail)),
    outcome: "record_created",
  },
  { name: "500 twice", begin: (proxy) => proxy.behave(behaviours.failTwice), outcome: "record_created", requests: 3 },
  { name: "resets connections", begin: (proxy) => proxy.behave(behaviours.reset), reason: "store_unreachable" },
  {
    name: "condition fails",
    begin: (proxy) => proxy.behave(behaviours.forward),
    there: older,
    outcome: "record_already_there",
    requests: 1,
  },
  {
    name: "reply lost after the write",
    begin: (proxy) => proxy.behave(behaviours.loseFirstReply),
    outcome: "record_already_there",
    requests: 2,
  },
  {
    name: "table missing",
    begin: (proxy) => proxy.behave(behaviours.forward),
    table: "no-such-table",
    reason: "store_answered_error",
    requests: 1,
  },
  {
    name: "access denied",
    begin: (proxy) => proxy.behave(behaviours.denyAccess),
    reason: "store_answered_error",
    requests: 1,
  },
  {
    name: "request too large",
    begin: (proxy) => proxy.behave(behaviours.tooLarge),
    reason: "store_answered_error",
    requests: 1,
  },
  {
    name: "clock is wrong",
    begin: (proxy) => proxy.behave(behaviours.wrongClock),
    reason: "store_answered_error",
    requests: 1,
  },
];

let table, proxy;
const functions = {};
const results = [];

before(async () => {
  table = await Table.start();
  proxy = await FaultProxy.start(table.url);
  for (const mode of ["open", "closed"]) {
    for (const name of [tableName, "no-such-table"]) {
      const settings = { ...table.settings(proxy.url), TABLE_NAME: name, RECORD_FAILURE: mode };
      functions[`${mode} ${name}`] = await LambdaFunction.start("post-confirmation", settings);
    }
  }
});
after(stopAll);

for (const mode of ["open", "closed"]) {
  for (const fault of faults) {
    test(`${fault.name}, ${mode}`, async () => {
      const sub = randomUUID();
      if (fault.there) await table.put({ userId: { S: sub }, ...fault.there });
      const [text, count] = [eventFor(sub), await table.count()];
      await fault.begin(proxy);
      const answer = await functions[`${mode} ${fault.table ?? tableName}`].invoke(text);
      const seen = [...proxy.seen];
      const line = invocationLine(answer);
      results.push([fault.name, mode, line.outcome, line.reason, answer.elapsedMs.toFixed(), seen.length]);

      checkTime(answer);
      checkAnswer(answer, line, { fault, mode, text });
      assert.ok(seen.length <= mostRequests, `${seen.length} requests are no pause between them`);
      if (fault.requests !== undefined) assert.equal(seen.length, fault.requests);

      const record = await table.record(sub);
      checkRecord(record, seen, fault, sub);
      await proxy.behave(behaviours.forward);
      await checkRepair(text, sub, record);
      assert.equal(await table.count(), count + (fault.there ? 0 : 1), "one record, and no other");
    });
  }
}

/** A confirmation of somebody nobody has heard of. */
function eventFor(sub) {
  const event = eventOf("PostConfirmation_ConfirmSignUp");
  return JSON.stringify(event).replaceAll(event.request.userAttributes.sub, sub);
}

function checkTime({ elapsedMs, log, emulatorLog }) {
  assert.ok(elapsedMs < COGNITO_WAITS_MS, `${elapsedMs} ms`);
  assert.match(log, /^END RequestId/m, "the invocation ended by itself");
  assert.doesNotMatch(log + emulatorLog, /timed out|timeout/i, "Lambda did not have to end it");
}

function checkAnswer(answer, line, { fault, mode, text }) {
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

/** What the table holds after the fault: what was there, what was sent first, or nothing. */
function checkRecord(record, seen, fault, sub) {
  if (fault.there) assert.deepEqual(record, { userId: { S: sub }, ...fault.there });
  else if (fault.outcome || fault.written) assert.deepEqual(record, seen[0].Item);
  else assert.equal(record, undefined);
}

/** The same event again, now that all is well: a missing record is made, one that is there stays as it is. */
async function checkRepair(text, sub, record) {
  const again = await functions[`open ${tableName}`].invoke(text);
  assert.equal(again.body, text);
  assert.equal(invocationLine(again).outcome, record ? "record_already_there" : "record_created");
  const repaired = await table.record(sub);
  assert.deepEqual(repaired, record ?? proxy.seen[0].Item);
  assert.deepEqual(await table.record(sub), repaired);
}

test("what the user has changed between two deliveries stays", async () => {
  await proxy.behave(behaviours.forward);
  const [sub, deliver] = [randomUUID(), functions[`open ${tableName}`]];
  await deliver.invoke(eventFor(sub));
  const edited = { ...(await table.record(sub)), theme: { S: "dark" } };
  await table.put(edited);
  assert.equal(invocationLine(await deliver.invoke(eventFor(sub))).outcome, "record_already_there");
  assert.deepEqual(await table.record(sub), edited);
});

test("one event in a hundred processes at once: one record", async () => {
  const [text, count] = [eventFor(randomUUID()), await table.count()];
  const started = [];
  for (let number = 0; number < 100; number++) {
    started.push(await LambdaFunction.start("post-confirmation", table.settings()));
  }
  const answers = await Promise.all(started.map((one) => one.invoke(text)));
  const outcomes = answers.map((answer) => invocationLine(answer).outcome);
  assert.equal(outcomes.filter((outcome) => outcome === "record_created").length, 1);
  assert.equal(outcomes.filter((outcome) => outcome === "record_already_there").length, 99);
  assert.equal(await table.count(), count + 1);
  await Promise.all(started.map((one) => one.stop()));
});

test("the table of all faults", (context) => {
  const rows = [["fault", "mode", "outcome", "reason", "ms", "requests"], ...results];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  for (const row of rows) context.diagnostic(row.map((cell, column) => String(cell).padEnd(widths[column])).join("  "));
  assert.equal(results.length, 2 * faults.length, "none is missing");
});
