// The metric filters of the template, applied to the log lines of the release binaries: each failure is counted, and
// nothing else.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { eventOf } from "../parts/events.js";
import { countedBy, filters } from "../parts/filters.js";
import { LambdaFunction, jsonLines } from "../parts/lambda.js";
import { functionNames, triggerNames } from "../parts/paths.js";
import { stopAll, until } from "../parts/processes.js";
import { RuntimeApi } from "../parts/runtime_api.js";

/** Settings of every function. Nothing listens at the endpoint of DynamoDB. */
const settings = { TABLE_NAME: "users", USER_POOL_ID: "eu-west-1_Example12", AWS_ENDPOINT_URL: "http://127.0.0.1:9" };
const sample = (stem, changes = {}) => JSON.stringify({ ...eventOf(stem), ...changes });

/** Function, payload, and the metrics that count its log lines. */
const invocations = [
  ["pre-sign-up", sample("PreSignUp_SignUp"), []],
  ["pre-sign-up", sample("PreSignUp_SignUp--invalid-email"), []],
  ["pre-sign-up", sample("PreSignUp_SignUp", { triggerSource: "PreSignUp_New" }), ["UnknownTriggerSources"]],
  ["custom-message", sample("CustomMessage_SignUp"), []],
  ["custom-message", sample("CustomMessage_SignUp--no-code-parameter"), ["MessagesLeftToCognito"]],
  ["custom-message", sample("CustomMessage_SignUp", { triggerSource: "CustomMessage_New" }), ["UnknownTriggerSources"]],
  ["post-confirmation", sample("PostConfirmation_ConfirmForgotPassword"), []],
  ["post-confirmation", sample("PostConfirmation_ConfirmSignUp--no-sub"), ["RecordsFailed"]],
  ["post-confirmation", sample("PostConfirmation_ConfirmSignUp", { triggerSource: "X" }), ["UnknownTriggerSources"]],
  ["post-authentication", sample("PostAuthentication_Authentication"), ["RecordsFailed"]],
  ["post-authentication", sample("PostAuthentication_Authentication", { triggerSource: "X" }), ["UnknownTriggerSources"]],
  ...triggerNames.map((name) => [name, "[]", ["Failures"]]),
];

let functions, runtimeApi;

before(async () => {
  runtimeApi = await RuntimeApi.start();
  const started = triggerNames.map(async (name) => [name, await LambdaFunction.start(name, settings)]);
  functions = Object.fromEntries(await Promise.all(started));
});
after(stopAll);

for (const [name, payload, metrics] of invocations) {
  const event = JSON.parse(payload).triggerSource ?? payload;
  test(`${event} in ${name} counts as ${metrics.join() || "nothing"}`, async () => {
    const { lines } = await functions[name].invoke(payload);
    assert.ok(lines.some(({ message }) => message === "invocation"), "the function wrote its line");
    assert.deepEqual(countedBy(name, lines), metrics);
  });
}

for (const name of functionNames) {
  test(`a stopped start of ${name} counts as a failure`, async () => {
    const child = runtimeApi.startFunction(name, { ...settings, DEFAULT_LOCALE: "tlh" });
    await until(() => child.exitCode !== undefined, `the end of ${name}`);
    assert.deepEqual(countedBy(name, jsonLines(child.stdout)), ["Failures"]);
  });
}

test("with a closed failure, a confirmation without a record counts for both alarms", async () => {
  const closed = await LambdaFunction.start("post-confirmation", { ...settings, RECORD_FAILURE: "closed" });
  const { lines } = await closed.invoke(sample("PostConfirmation_ConfirmSignUp--no-sub"));
  assert.deepEqual(countedBy("post-confirmation", lines), ["Failures", "RecordsFailed"]);
});

test("every filter has a pattern and a metric", () => {
  assert.ok(filters.length > 10 && filters.every(({ pattern, metric }) => pattern.length > 10 && metric));
});
