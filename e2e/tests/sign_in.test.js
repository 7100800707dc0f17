// A sign-in writes a missing record and never changes an existing one. While DynamoDB fails, the function returns the
// event in time, and the log and a metric report the missing record.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, describe, test } from "node:test";

import { tableName } from "../parts/dynamodb.js";
import { eventOf } from "../parts/events.js";
import { behaviours } from "../parts/fault_proxy.js";
import { faults, startBehindProxy } from "../parts/faults.js";
import { counted, invocationLine } from "../parts/lambda.js";
import { stopAll } from "../parts/processes.js";

/** The function's budget is 0.8 s. The rest is for the emulator on a busy machine. */
const MAX_SIGN_IN_MS = 1_500;

/** The requests to DynamoDB for a user without a record and for one with a record, by RECORD_CHECK. */
const requests = {
  write: { missing: ["put"], existing: ["put"] },
  read: { missing: ["get", "put"], existing: ["get"] },
};

after(stopAll);

/** Signs a user in. Returns the answer, its log line and the requests that DynamoDB got. */
async function signIn({ lambda, proxy }, sub) {
  const event = eventOf("PostAuthentication_Authentication");
  const text = JSON.stringify(event).replaceAll(event.request.userAttributes.sub, sub);
  const answer = await lambda.invoke(text);
  assert.equal(answer.body, text, "the sign-in succeeds");
  const sent = proxy.seen.splice(0).map((request) => ("Item" in request ? "put" : "get"));
  return { answer, line: invocationLine(answer), sent };
}

describe("a sign-in", { concurrency: 4 }, () => {
  for (const check of Object.keys(requests)) {
    test(`with RECORD_CHECK=${check} writes a missing record and never changes it`, async () => {
      const parts = await startBehindProxy("post-authentication", { RECORD_CHECK: check });
      const [{ table }, sub] = [parts, randomUUID()];
      const first = await signIn(parts, sub);
      assert.deepEqual([first.line.outcome, first.sent], ["record_created", requests[check].missing]);
      const record = await table.record(sub);
      assert.ok(record.createdAt);

      const edited = { ...record, theme: { S: "dark" } };
      await table.put(edited);
      const second = await signIn(parts, sub);
      assert.deepEqual([second.line.outcome, second.sent], ["record_already_there", requests[check].existing]);
      assert.deepEqual(await table.record(sub), edited);
    });

    for (const fault of faults.filter(({ reason, written }) => reason && !written)) {
      test(`with RECORD_CHECK=${check} succeeds under the fault "${fault.name}", and the next one writes the record`, async (context) => {
        const settings = { RECORD_CHECK: check, TABLE_NAME: fault.table ?? tableName };
        const { table, proxy, lambda, start } = await startBehindProxy("post-authentication", settings);
        const sub = randomUUID();
        await fault.begin(proxy);
        const { answer, line } = await signIn({ lambda, proxy }, sub);
        context.diagnostic(`${answer.elapsedMs.toFixed()} ms`);
        assert.ok(answer.elapsedMs < MAX_SIGN_IN_MS, `${answer.elapsedMs} ms`);
        assert.deepEqual([line.level, line.outcome, line.reason], ["ERROR", "signed_in_without_record", fault.reason]);
        assert.ok(line.cause.length > 0, "the log names the cause");
        assert.equal(counted(answer, "RecordsFailed"), 1);
        assert.equal(await table.record(sub), undefined);

        await proxy.behave(behaviours.forward);
        const next = fault.table ? await start({ TABLE_NAME: tableName }) : lambda;
        assert.equal((await signIn({ lambda: next, proxy }, sub)).line.outcome, "record_created");
        await Promise.all([lambda, next, table].map((one) => one.stop()));
      });
    }
  }
});
