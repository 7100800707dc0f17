// No log holds personal data. Functions with the most verbose log level get every event and every unreadable payload,
// while DynamoDB works, fails or quotes requests. Then the test searches all output.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { allEvents, eventOf, marked, personalTexts } from "../parts/events.js";
import { behaviours } from "../parts/fault_proxy.js";
import { startBehindProxy } from "../parts/faults.js";
import { LambdaFunction } from "../parts/lambda.js";
import { stopAll } from "../parts/processes.js";

/** Precedes every personal text in a second round, so that the search also finds a truncated text. */
const mark = "c4n4ry";

const events = allEvents();
const texts = new Set(events.flatMap(({ event }) => personalTexts(event)));

/** Unreadable payloads that contain personal data. */
const unreadable = [
  "jane@example.com",
  '{"request": {"userAttributes": {"email": "jane@example.com"',
  '{"triggerSource": "PreSignUp_SignUp", "userName": "jane@example.com", "request": jane@example.com}',
  '["jane@example.com"]',
  JSON.stringify({ ...eventOf("PreSignUp_SignUp"), triggerSource: { email: "jane@example.com" } }),
  JSON.stringify({ ...eventOf("CustomMessage_SignUp"), request: "jane@example.com" }),
  JSON.stringify({ ...eventOf("PostConfirmation_ConfirmSignUp"), request: { userAttributes: "Jane Example" } }),
];

after(stopAll);

/** The personal texts in `output`, as plain text or escaped as in JSON. */
function found(output) {
  const forms = [...texts].flatMap((text) => [text, JSON.stringify(text).slice(1, -1)]);
  return [mark, ...forms].filter((form) => output.includes(form));
}

/** Sends a function all its events and all unreadable payloads. */
async function sendEverything(name, lambda) {
  const own = events.filter(({ functionName }) => functionName === name).map(({ event }) => event);
  const payloads = [...own, ...own.map((event) => marked(event, mark))].map((event) => JSON.stringify(event));
  for (const payload of [...payloads, ...unreadable]) await lambda.invoke(payload);
  return lambda.output;
}

/** The output of a function that writes records, under one behaviour of DynamoDB. */
async function recordOutput(name, behaviour, [mode, check]) {
  // The short timeout shortens the retries.
  const settings = { RECORD_FAILURE: mode, RECORD_CHECK: check, AWS_LAMBDA_FUNCTION_TIMEOUT: "2" };
  const { proxy, lambda } = await startBehindProxy(name, settings);
  await proxy.behave(behaviours[behaviour]);
  return sendEverything(name, lambda);
}

test("no log holds personal data", async () => {
  const outputs = ["pre-sign-up", "custom-message"].map(async (name) => sendEverything(name, await LambdaFunction.start(name)));
  for (const behaviour of ["forward", "quoteRequest", "reset"]) {
    for (const settings of [["open", "write"], ["closed", "read"]]) {
      for (const name of ["post-confirmation", "post-authentication"]) outputs.push(recordOutput(name, behaviour, settings));
    }
  }
  const output = (await Promise.all(outputs)).join("");
  const [event] = events;
  assert.ok(output.includes(event.event.userPoolId), "there is output to search");
  assert.match(output, /^\{.*"level":"ERROR"/m);
  assert.ok(found(output + event.text).length > 0, "the search finds personal data");
  for (const text of ["jane@example.com", "Jane Example", eventOf("CustomMessage_SignUp").userName, "{####}"]) {
    assert.ok(texts.has(text), `the search looks for ${text}`);
  }
  assert.deepEqual(found(output), []);
});
