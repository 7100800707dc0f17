// Nothing of a person reaches a log: every event and every broken payload is sent to functions that log as much as
// they can, over a DynamoDB that works, fails and quotes what it was asked, and then all output is searched.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { Table } from "../parts/dynamodb.js";
import { allEvents, eventOf, marked, personalTexts } from "../parts/events.js";
import { FaultProxy, behaviours } from "../parts/fault_proxy.js";
import { LambdaFunction } from "../parts/lambda.js";
import { stopAll } from "../parts/processes.js";

/** Stands before every text of a person in a second round, so that even the beginning of one is found. */
const mark = "c4n4ry";

const events = allEvents();
const texts = new Set(events.flatMap(({ event }) => personalTexts(event)));

/** Payloads that no function can read, each with something of a person in it. */
const broken = [
  "jane@example.com",
  '{"request": {"userAttributes": {"email": "jane@example.com"',
  '{"triggerSource": "PreSignUp_SignUp", "userName": "jane@example.com", "request": jane@example.com}',
  '["jane@example.com"]',
  JSON.stringify({ ...eventOf("PreSignUp_SignUp"), triggerSource: { email: "jane@example.com" } }),
  JSON.stringify({ ...eventOf("CustomMessage_SignUp"), request: "jane@example.com" }),
  JSON.stringify({ ...eventOf("PostConfirmation_ConfirmSignUp"), request: { userAttributes: "Jane Example" } }),
];

after(stopAll);

/** What of a person is in `output`, as it is or as a JSON text would have it. */
function found(output) {
  const forms = [...texts].flatMap((text) => [text, JSON.stringify(text).slice(1, -1)]);
  return [mark, ...forms].filter((form) => output.includes(form));
}

async function sendEverything(functions) {
  for (const { functionName, event } of events) {
    for (const one of [event, marked(event, mark)]) await functions[functionName].invoke(JSON.stringify(one));
  }
  for (const payload of broken) {
    for (const one of Object.values(functions)) await one.invoke(payload);
  }
}

test("no log holds anything of a person", async () => {
  const table = await Table.start();
  const proxy = await FaultProxy.start(table.url);
  const start = (name, settings) => LambdaFunction.start(name, settings);
  const [preSignUp, customMessage] = [await start("pre-sign-up"), await start("custom-message")];
  const all = [preSignUp, customMessage];
  for (const behaviour of ["forward", "quoteRequest", "reset"]) {
    await proxy.behave(behaviours[behaviour]);
    for (const [mode, check] of [["open", "write"], ["closed", "read"]]) {
      const settings = { ...table.settings(proxy.url), RECORD_FAILURE: mode, RECORD_CHECK: check };
      const postConfirmation = await start("post-confirmation", settings);
      const postAuthentication = await start("post-authentication", settings);
      all.push(postConfirmation, postAuthentication);
      await sendEverything({
        "pre-sign-up": preSignUp,
        "custom-message": customMessage,
        "post-confirmation": postConfirmation,
        "post-authentication": postAuthentication,
      });
    }
  }

  const output = all.map((one) => one.output).join("");
  const [event] = events;
  assert.ok(output.includes(event.event.userPoolId), "there is something to search");
  assert.match(output, /^\{.*"level":"ERROR"/m);
  assert.ok(found(output + event.text).length > 0, "the search finds what is there");
  assert.deepEqual(found(output), []);
});

test("there is enough to search for", () => {
  for (const text of ["jane@example.com", "Jane Example", eventOf("CustomMessage_SignUp").userName, "{####}"]) {
    assert.ok(texts.has(text), text);
  }
});
