// Every event under events/ through Lambda's Invoke API, and everything that is no event: the echo, the closed
// list of refusals, and what the log says about each.

import { InvokeCommand } from "@aws-sdk/client-lambda";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { lambdaClient } from "../parts/clients.js";
import { Table } from "../parts/dynamodb.js";
import { allEvents, eventOf } from "../parts/events.js";
import { LambdaFunction, counted, invocationLine } from "../parts/lambda.js";
import { functionNames } from "../parts/paths.js";
import { stopAll } from "../parts/processes.js";
import { Router } from "../parts/router.js";
import { shown, texts } from "../parts/texts.js";

/** The variants that are made to be refused. */
const refused = {
  "PreSignUp_SignUp--denied-domain": "EMAIL_NOT_ACCEPTED",
  "PreSignUp_SignUp--denied-domain-vietnamese": "EMAIL_NOT_ACCEPTED",
  "PreSignUp_SignUp--invalid-email": "EMAIL_NOT_ACCEPTED",
  "PreSignUp_SignUp--control-character-name": "NAME_NOT_ACCEPTED",
  "PreSignUp_SignUp--link-name": "NAME_NOT_ACCEPTED",
  "PreSignUp_AdminCreateUser--control-character-name": "NAME_NOT_ACCEPTED",
};

/** The variant for which nothing can be written, because its placeholder is missing. */
const unmailable = "CustomMessage_SignUp--no-code-parameter";

let router, lambda;

before(async () => {
  const table = await Table.start();
  router = await Router.start({
    "pre-sign-up": await LambdaFunction.start("pre-sign-up", { DENIED_EMAIL_DOMAINS: "mailinator.com" }),
    "custom-message": await LambdaFunction.start("custom-message"),
    "post-confirmation": await LambdaFunction.start("post-confirmation", table.settings()),
    "post-authentication": await LambdaFunction.start("post-authentication", table.settings()),
  });
  lambda = lambdaClient(router.url);
});
after(stopAll);

/** Invokes through the client; the payload of the answer is parsed. */
async function invoke(functionName, text) {
  const answer = await lambda.send(new InvokeCommand({ FunctionName: functionName, Payload: text }));
  const payload = JSON.parse(Buffer.from(answer.Payload).toString());
  return { payload, failed: answer.FunctionError !== undefined, ...router.invocations.at(-1) };
}

const outside = ({ response, ...rest }) => rest;

/** Whatever a function decides, the answer is the event or one of the closed list. */
function checkContract(event, { payload, failed }, stem) {
  if (failed) {
    assert.deepEqual(payload, shown(payload.errorType, stem), "one of the closed list, word for word");
  } else {
    assert.deepEqual(outside(payload), outside(event), "everything outside response came back");
    const kept = Object.entries(event.response ?? {}).filter(([, value]) => value !== null);
    for (const [name] of kept) assert.ok(name in payload.response, `${name} of the response was dropped`);
  }
}

for (const { functionName, stem, event } of allEvents()) {
  test(`${functionName} answers ${stem}`, async () => {
    // Cognito sends no white space.
    const text = JSON.stringify(event);
    const answer = await invoke(functionName, text);
    checkContract(event, answer, stem);
    const pools = answer.lines.filter((line) => line._aws).map(({ UserPoolId }) => UserPoolId);
    assert.ok(pools.every((pool) => pool === event.userPoolId), `metrics of ${pools}`);
    assert.equal(answer.failed, stem in refused);
    if (answer.failed) {
      assert.equal(answer.payload.errorType, refused[stem]);
      const levels = answer.lines.filter((line) => !line._aws).map(({ level }) => level);
      assert.deepEqual(levels, ["INFO"], "a refusal is an outcome, which must set off no alarm");
      return assert.equal(counted(answer, "SignUpsRefused"), 1);
    }
    if (functionName !== "custom-message" || stem === unmailable) {
      return assert.equal(answer.body, text, "byte for byte what came in");
    }
    const { smsMessage, emailMessage, emailSubject, ...others } = answer.payload.response;
    assert.deepEqual(others, omit(event.response, ["smsMessage", "emailMessage", "emailSubject"]));
    for (const message of [smsMessage, emailMessage]) {
      assert.equal(message.split(event.request.codeParameter).length, 2, "the placeholder, exactly once");
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

test("every refusal of this file has an event", () => {
  const stems = allEvents().map(({ stem }) => stem);
  for (const stem of [...Object.keys(refused), unmailable]) assert.ok(stems.includes(stem), stem);
});

const unreadable = {
  "cut off": '{"a":',
  "an address": "jane@example.com",
  "nothing": "",
  "not UTF-8": Buffer.from([0x22, 0xff, 0xfe, 0x22]),
};
const foreign = {
  "an array": "[]",
  "a text": '"jane@example.com"',
  "null": "null",
  "a number": "1",
  "a thousand brackets": "[".repeat(1_000) + "]".repeat(1_000),
};

/** The event that Lambda's console offers for a test. */
const consoleTestEvent = { key1: "value1", key2: "value2", key3: "value3" };

for (const functionName of functionNames) {
  test(`${functionName} answers what is no event with the neutral sentence and logs the cause`, async () => {
    for (const [what, payload] of Object.entries({ ...unreadable, ...foreign })) {
      const answer = await router.invoke(functionName, payload);
      assert.deepEqual(JSON.parse(answer.body), shown("UNAVAILABLE"), what);
      const line = invocationLine(answer);
      assert.deepEqual([line.level, line.outcome, line.reason], ["ERROR", "failed", "not_an_event"], what);
      assert.match(line.cause, /^the payload /, what);
      assert.ok(!answer.log.includes("jane"), what);
    }
  });

  test(`${functionName} leaves an event of an unknown source as it is, with one warning and one metric`, async () => {
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

test("a function that nobody registered is not found", async () => {
  const missing = new InvokeCommand({ FunctionName: "nobody", Payload: "{}" });
  await assert.rejects(lambda.send(missing), { name: "ResourceNotFoundException" });
});

test("no text of the closed list ends with a full stop", () => {
  for (const text of Object.values(texts)) assert.ok(!text.endsWith("."), text);
});
