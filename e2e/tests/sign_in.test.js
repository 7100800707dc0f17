// A sign-in with DynamoDB on a bad day: whatever it does, the event comes back as it was and soon, and the log and a
// metric say what is missing. On a good day whoever has no record gets one, and nobody's record is changed.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";

import { Table, tableName } from "../parts/dynamodb.js";
import { eventOf } from "../parts/events.js";
import { FaultProxy, behaviours } from "../parts/fault_proxy.js";
import { LambdaFunction, counted, invocationLine } from "../parts/lambda.js";
import { stopAll } from "../parts/processes.js";

/** The function's budget is 0.8 s; the rest is for the emulator on a busy machine. */
const LONGEST_SIGN_IN_MS = 1_500;

/** The faults and what the log calls them. `table` is another one than there is. */
const faults = [
  { name: "never answers", begin: () => proxy.behave(behaviours.neverAnswer), reason: "store_out_of_time" },
  { name: "half an answer", begin: () => proxy.behave(behaviours.halfAnAnswer), reason: "store_out_of_time" },
  { name: "drops packets", begin: () => proxy.drop(), reason: "store_out_of_time" },
  { name: "refuses connections", begin: () => proxy.refuse(), reason: "store_unreachable" },
  { name: "resets connections", begin: () => proxy.behave(behaviours.reset), reason: "store_unreachable" },
  { name: "throttles", begin: () => proxy.behave(behaviours.throttle), reason: "store_throttled" },
  { name: "access denied", begin: () => proxy.behave(behaviours.denyAccess), reason: "store_answered_error" },
  { name: "table missing", begin: () => {}, table: "no-such-table", reason: "store_answered_error" },
];

/** What the proxy must see for a user without a record and for one with. */
const requests = {
  write: { missing: ["put"], there: ["put"] },
  read: { missing: ["get", "put"], there: ["get"] },
};

let table, proxy;
const functions = {};

before(async () => {
  table = await Table.start();
  proxy = await FaultProxy.start(table.url);
  for (const check of Object.keys(requests)) {
    for (const name of [tableName, "no-such-table"]) {
      const settings = { ...table.settings(proxy.url), TABLE_NAME: name, RECORD_CHECK: check };
      functions[`${check} ${name}`] = await LambdaFunction.start("post-authentication", settings);
    }
  }
});
after(stopAll);

/** The sign-in of a user, after `begin`, and what DynamoDB was asked meanwhile. */
async function signIn(check, sub, { begin = () => {}, table: name = tableName } = {}) {
  await proxy.behave(behaviours.forward);
  await begin();
  const event = eventOf("PostAuthentication_Authentication");
  const text = JSON.stringify(event).replaceAll(event.request.userAttributes.sub, sub);
  const answer = await functions[`${check} ${name}`].invoke(text);
  assert.equal(answer.body, text, "the sign-in goes on");
  const asked = proxy.seen.map((request) => ("Item" in request ? "put" : "get"));
  await proxy.behave(behaviours.forward);
  return { answer, line: invocationLine(answer), asked };
}

for (const check of Object.keys(requests)) {
  test(`with ${check}, a user without a record gets one, which then stays as it is`, async () => {
    const sub = randomUUID();
    const first = await signIn(check, sub);
    assert.deepEqual([first.line.outcome, first.asked], ["record_created", requests[check].missing]);
    const record = await table.record(sub);
    assert.ok(record.createdAt);

    const second = await signIn(check, sub);
    assert.deepEqual([second.line.outcome, second.asked], ["record_already_there", requests[check].there]);
    assert.deepEqual(await table.record(sub), record);

    const edited = { ...record, theme: { S: "dark" } };
    await table.put(edited);
    await signIn(check, sub);
    assert.deepEqual(await table.record(sub), edited);
  });

  for (const fault of faults) {
    test(`with ${check}, ${fault.name}: the sign-in goes on, and the next one makes the record`, async (context) => {
      const sub = randomUUID();
      const { answer, line } = await signIn(check, sub, fault);
      context.diagnostic(`${answer.elapsedMs.toFixed()} ms`);
      assert.ok(answer.elapsedMs < LONGEST_SIGN_IN_MS, `${answer.elapsedMs} ms`);
      assert.deepEqual([line.level, line.outcome, line.reason], ["ERROR", "signed_in_without_record", fault.reason]);
      assert.ok(line.cause.length > 0, "the log names the cause");
      assert.equal(counted(answer, "RecordsFailed"), 1);
      assert.equal(await table.record(sub), undefined);
      assert.equal((await signIn(check, sub)).line.outcome, "record_created");
    });
  }
}
