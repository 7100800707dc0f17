// Every sample event, and payloads that are not events, through Lambda's Invoke API: the returned event, the errors for
// people, and the log lines.

import { InvokeCommand } from "@aws-sdk/client-lambda";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Table } from "../parts/dynamodb.js";
import { allEvents, eventOf } from "../parts/events.js";
import { counted, invocationLine } from "../parts/lambda.js";
import { triggerNames } from "../parts/paths.js";
import { stopAll } from "../parts/processes.js";
import { Router } from "../parts/router.js";
import { shown } from "../parts/texts.js";

/** The events that pre-sign-up refuses. */
const refused = {
  "PreSignUp_SignUp--denied-domain": "EMAIL_NOT_ACCEPTED",
  "PreSignUp_SignUp--denied-domain-vietnamese": "EMAIL_NOT_ACCEPTED",
  "PreSignUp_SignUp--invalid-email": "EMAIL_NOT_ACCEPTED",
  "PreSignUp_SignUp--control-character-name": "NAME_NOT_ACCEPTED",
  "PreSignUp_SignUp--link-name": "NAME_NOT_ACCEPTED",
  "PreSignUp_AdminCreateUser--control-character-name": "NAME_NOT_ACCEPTED",
};

/** The event for which custom-message writes no message, because the event lacks a placeholder. */
const withoutPlaceholder = "CustomMessage_SignUp--no-code-parameter";

let router;

before(async () => {
  router = await Router.startTriggers(await Table.start());
});
after(stopAll);

/** Invokes a function through the SDK's client. Returns the parsed payload and the invocation. */
async function invoke(functionName, text) {
  const answer = await router.client.send(new InvokeCommand({ FunctionName: functionName, Payload: text }));
  const payload = JSON.parse(Buffer.from(answer.Payload).toString());
  return { payload, failed: answer.FunctionError !== undefined, ...router.invocations.at(-1) };
}

const outside = ({ response, ...rest }) => rest;

/** Checks that the answer is the event with a response, or an error for people. */
function checkContract(event, { payload, failed }, stem) {
  if (failed) {
    assert.deepEqual(payload, shown(payload.errorType, stem), "one of the closed list, word for word");
  } else {
    assert.deepEqual(outside(payload), outside(event), "everything outside response is returned");
    const kept = Object.entries(event.response ?? {}).filter(([, value]) => value !== null);
    for (const [name] of kept) assert.ok(name in payload.response, `the answer lacks ${name} of the response`);
  }
}

for (const { functionName, stem, event } of allEvents()) {
  test(`${functionName} answers ${stem}`, async () => {
    // Cognito sends events without white space.
    const text = JSON.stringify(event);
    const answer = await invoke(functionName, text);
    checkContract(event, answer, stem);
    const pools = answer.lines.filter((line) => line._aws).map(({ UserPoolId }) => UserPoolId);
    assert.ok(pools.every((pool) => pool === event.userPoolId), `metrics of ${pools}`);
    assert.equal(answer.failed, stem in refused);
    if (answer.failed) {
      assert.equal(answer.payload.errorType, refused[stem]);
      const levels = answer.lines.filter((line) => !line._aws).map(({ level }) => level);
      assert.deepEqual(levels, ["INFO"], "a refusal must not set off an alarm");
      return assert.equal(counted(answer, "SignUpsRefused"), 1);
    }
    if (functionName !== "custom-message" || stem === withoutPlaceholder) {
      return assert.equal(answer.body, text, "the same bytes");
    }
    const { smsMessage, emailMessage, emailSubject, ...others } = answer.payload.response;
    assert.deepEqual(others, omit(event.response, ["smsMessage", "emailMessage", "emailSubject"]));
    for (const message of [smsMessage, emailMessage]) {
      assert.equal(message.split(event.request.codeParameter).length, 2, "the placeholder occurs once");
    }
    assert.match(emailSubject, /^\S.{0,138}\S$/u);
    for (const hostile of ["alert(1)", "evil.example", "Bcc:"]) {
      assert.ok(!JSON.stringify(answer.payload.response).includes(hostile), hostile);
    }
  });
}

function omit(object, names) {
  return Object.fromEntries(Object.entries(object ?? {}).filter(([name]) => !names.includes(name)));
}

test("every event that this file names exists", () => {
  const stems = allEvents().map(({ stem }) => stem);
  for (const stem of [...Object.keys(refused), withoutPlaceholder]) assert.ok(stems.includes(stem), stem);
});

const notAnEvent = {
  "cut off": '{"a":',
  "an address": "jane@example.com",
  "nothing": "",
  "not UTF-8": Buffer.from([0x22, 0xff, 0xfe, 0x22]),
  "an array": "[]",
  "a text": '"jane@example.com"',
  "null": "null",
  "a number": "1",
  "a thousand brackets": "[".repeat(1_000) + "]".repeat(1_000),
};

/** The default test event of Lambda's console. */
const consoleTestEvent = { key1: "value1", key2: "value2", key3: "value3" };

for (const functionName of triggerNames) {
  test(`${functionName} answers a payload that is not an event with the neutral sentence and logs the cause`, async () => {
    for (const [kind, payload] of Object.entries(notAnEvent)) {
      const answer = await router.invoke(functionName, payload);
      assert.deepEqual(JSON.parse(answer.body), shown("UNAVAILABLE"), kind);
      const line = invocationLine(answer);
      assert.deepEqual([line.level, line.outcome, line.reason], ["ERROR", "failed", "not_an_event"], kind);
      assert.match(line.cause, /^the payload /, kind);
      assert.ok(!answer.log.includes("jane"), kind);
    }
  });

  test(`${functionName} returns an event with an unknown trigger source unchanged, with one warning and one metric`, async () => {
    const [prefix] = allEvents().find((one) => one.functionName === functionName).stem.split("_");
    const sources = [`${prefix}_InTheFuture`, "TokenGeneration_Authentication", "", undefined, null, { a: 1 }];
    const events = sources.map((triggerSource) => ({ ...eventOf("PreSignUp_SignUp"), triggerSource }));
    for (const event of [...events, {}, consoleTestEvent]) {
      const text = JSON.stringify(event);
      const answer = await invoke(functionName, text);
      assert.deepEqual([answer.failed, answer.body], [false, text]);
      const line = invocationLine(answer);
      assert.deepEqual([line.level, line.reason], ["WARN", "unknown_trigger_source"]);
      assert.deepEqual(answer.lines.filter(({ level }) => level), [line], "no other line");
      assert.equal(counted(answer, "UnknownTriggerSources"), 1);
    }
  });
}
