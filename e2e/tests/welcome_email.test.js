// The example examples/welcome-email: its release binary against an emulated Cognito, SES and DynamoDB, faults of
// SES, its deployment with its own template, and the script that delivers failed events again.

import {
  AdminCreateUserCommand, AdminDeleteUserCommand, AdminDisableUserCommand, AdminUpdateUserAttributesCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import { InvokeCommand } from "@aws-sdk/client-lambda";
import axe from "axe-core";
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { after, before, test } from "node:test";

import { showEach, skip, startBrowser } from "../parts/browser.js";
import { awsVariables, dynamodbClient } from "../parts/clients.js";
import { runTool } from "../parts/deployment.js";
import { behaviours, FaultProxy } from "../parts/fault_proxy.js";
import { audit, deadPartsOfButtons, layoutFindings } from "../parts/in_page.js";
import { LambdaFunction } from "../parts/lambda.js";
import { locales } from "../parts/mails.js";
import { Ministack } from "../parts/ministack.js";
import { architecture, bootstrap, project, python } from "../parts/paths.js";
import { finished, run, stopAll, temporaryDirectory, until } from "../parts/processes.js";
import { request } from "../parts/raw_requests.js";

const example = join(project, "examples/welcome-email");
const tableName = "sent-mails";
const longAgo = { createdAt: "2026-01-01T00:00:00.000Z" };

let stack, pool, proxy, lambda;

before(async () => {
  stack = await Ministack.start();
  pool = await stack.createPool();
  await stack.ses("POST", "identities", { EmailIdentity: "harbour.example" });
  await dynamodbClient(stack.url).send(new CreateTableCommand({
    TableName: tableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
  }));
  proxy = await FaultProxy.start(stack.url);
  lambda = await startFunction();
});
after(stopAll);

/** The function, which reaches SES through the proxy. */
const startFunction = (settings = {}) => LambdaFunction.start("welcome-email", {
  ...{ AWS_ENDPOINT_URL: stack.url, AWS_ENDPOINT_URL_SESV2: proxy.url },
  ...{ EMAIL_FROM: "hello@harbour.example", BRAND: "harbour", SENT_TABLE_NAME: tableName },
  ...settings,
});

/** Creates a user. `attributes` changes those of a person with a verified address; `null` removes one. */
async function createUser(attributes = {}) {
  const username = `user-${randomUUID()}`;
  const address = `${username}@example.com`;
  const all = { email: address, email_verified: "true", name: "Zoë Quist", locale: "de-AT", ...attributes };
  const created = await stack.cognito.send(new AdminCreateUserCommand({
    UserPoolId: pool, Username: username, MessageAction: "SUPPRESS",
    UserAttributes: Object.entries(all).filter(([, value]) => value).map(([Name, Value]) => ({ Name, Value })),
  }));
  return { username, address, sub: created.User.Attributes.find(({ Name }) => Name === "sub").Value };
}

/** An event as EventBridge delivers it. */
const eventOf = (sub, detail = {}) => ({
  version: "0", id: randomUUID(), source: "cognito-triggers", "detail-type": "User created", account: "111122223333",
  time: new Date().toISOString(), region: awsVariables.AWS_REGION, resources: [],
  detail: {
    id: randomUUID(), userPoolId: pool, sub, clientId: "1example23456789", key: { userId: { S: sub } },
    source: "confirmation", createdAt: new Date().toISOString(), ...detail,
  },
});

/** Delivers an event. Returns the error message, if the function failed, and the one log line of the event. */
async function deliver(event, to = lambda) {
  const answer = await to.invoke(JSON.stringify(event));
  const lines = answer.lines.filter(({ message }) => message === "event");
  assert.equal(lines.length, 1, `one line per event: ${answer.log}`);
  return { error: JSON.parse(answer.body)?.errorMessage, line: lines[0], log: answer.log };
}

test("a user gets one mail in brand and language, with an HTML and a text part", async () => {
  const { address, sub } = await createUser();
  const event = eventOf(sub);
  const { error, line, log } = await deliver(event);
  assert.deepEqual([error, line.outcome, line.event_id], [undefined, "sent", event.detail.id]);
  assert.ok(line.message_id.length > 10);
  const [mail, ...more] = await stack.mailsTo(address);
  assert.equal(more.length, 0);
  assert.equal(mail.Source, '"Harbour" <hello@harbour.example>');
  assert.equal(mail.Subject, "Ihr Konto bei Harbour ist bereit");
  assert.match(mail.BodyHtml, /^<!doctype html>\n<html lang="de" dir="ltr"/);
  assert.match(mail.BodyHtml, /Guten Tag <span dir="auto">Zoë Quist<\/span>,/);
  assert.match(mail.BodyHtml, /<a class="on" href="https:\/\/harbour\.example\/sign-in"/);
  assert.match(mail.BodyText, /^Willkommen bei Harbour\n\nGuten Tag Zoë Quist,\n/);
  assert.match(mail.BodyText, /\nAnmelden: https:\/\/harbour\.example\/sign-in\n/);
  for (const personal of [address, "Zoë", "Quist", sub]) assert.ok(!log.includes(personal), `the log has ${personal}`);
  const [{ ConfigurationSetName, ReplyToAddresses }] = proxy.seen.slice(-1);
  assert.deepEqual([ConfigurationSetName, ReplyToAddresses], [undefined, undefined]);

  // The event of a record that was created again has another id.
  for (const again of [event, eventOf(sub, { source: "sign-in" })]) {
    assert.equal((await deliver(again)).line.reason, "already_sent");
  }
  assert.equal((await stack.mailsTo(address)).length, 1, "a second delivery sends no mail");
});

test("every language has its own mail, which fits a phone of 320 px", async (context) => {
  const mails = [];
  for (const locale of locales) {
    const { address, sub } = await createUser({ locale });
    assert.equal((await deliver(eventOf(sub))).error, undefined);
    const [{ Subject, BodyHtml, BodyText }] = await stack.mailsTo(address);
    assert.ok(BodyHtml.includes(`<html lang="${locale}"`) && BodyText.includes("Zoë Quist"), locale);
    mails.push({ name: locale, html: BodyHtml, text: BodyText, subject: Subject });
  }
  // British and American English differ in their sentences only.
  assert.ok(new Set(mails.map(({ subject }) => subject)).size >= locales.length - 2);
  assert.equal(new Set(mails.map(({ text }) => text)).size, locales.length);
  if (skip) return context.diagnostic(skip);
  const browser = await startBrowser();
  const found = [];
  await showEach(browser, mails, { width: 320, height: 800 }, async (page, { name }) => {
    const layout = await page.evaluate(layoutFindings, 320);
    const { boxes, dead } = await page.evaluate(deadPartsOfButtons);
    assert.equal(boxes, 1, name);
    await page.evaluate(axe.source);
    found.push(...[...layout, ...dead, ...await page.evaluate(audit)].map((finding) => `${name}: ${finding}`));
  });
  await browser.disconnect();
  assert.deepEqual(found, []);
});

test("a user who must not get a mail is skipped with a reason", async () => {
  const unverified = await createUser({ email_verified: "false", name: "Zoë Quist" });
  const byPhone = await createUser({ email: null, email_verified: null, phone_number: "+4915123456789" });
  const disabled = await createUser();
  await stack.cognito.send(new AdminDisableUserCommand({ UserPoolId: pool, Username: disabled.username }));
  const gone = await createUser();
  await stack.cognito.send(new AdminDeleteUserCommand({ UserPoolId: pool, Username: gone.username }));
  for (const [{ sub, address }, reason] of [
    [unverified, "email_not_verified"], [byPhone, "no_email"], [disabled, "disabled"], [gone, "user_gone"],
  ]) {
    const isNew = await deliver(eventOf(sub));
    assert.equal(isNew.error, `${reason}, but the user is new: the pool may not list the latest state yet`);
    assert.deepEqual([isNew.line.outcome, isNew.line.reason, isNew.line.level], ["not_yet", reason, "WARN"]);
    const { error, line } = await deliver(eventOf(sub, longAgo));
    assert.deepEqual([error, line.outcome, line.reason, line.level], [undefined, "skipped", reason, "INFO"]);
    assert.equal((await stack.mailsTo(address)).length, 0);
  }
});

test("a user whom the pool lists as unverified for a moment gets the mail with a retry", async () => {
  const { address, sub, username } = await createUser({ email_verified: "false" });
  const event = eventOf(sub);
  assert.equal((await deliver(event)).line.outcome, "not_yet");
  await stack.cognito.send(new AdminUpdateUserAttributesCommand({
    UserPoolId: pool, Username: username, UserAttributes: [{ Name: "email_verified", Value: "true" }],
  }));
  assert.equal((await deliver(event)).line.outcome, "sent");
  assert.equal((await stack.mailsTo(address)).length, 1);
});

test("a poison event fails with the name of its field and sends no request", async () => {
  const { sub } = await createUser();
  for (const [event, error] of [
    [{ ...eventOf(sub), detail: undefined }, "detail.sub is missing, or is not a text"],
    [eventOf(7), "detail.sub is missing, or is not a text"],
    [eventOf('x" or email ^= "'), "detail.sub is not a UUID"],
    [eventOf(sub, { userPoolId: [pool] }), "detail.userPoolId is missing, or is not a text"],
    [eventOf(sub, { createdAt: 0 }), "detail.createdAt is missing, or is not a text"],
    [{ ...eventOf(sub), "detail-type": "User deleted" }, 'detail-type is not "User created"'],
    [[], "detail-type is missing, or is not a text"],
  ]) {
    const sent = proxy.seen.length;
    const answer = await deliver(event);
    assert.deepEqual([answer.error, answer.line.cause, answer.line.outcome], [error, error, "failed"]);
    assert.equal(proxy.seen.length, sent);
  }
});

/** The answer of SES when it refuses a request: its status and code, and a message with an address. */
const refusal = (status, code) => ({ response }) => response
  .writeHead(status, { "Content-Type": "application/json", "x-amzn-ErrorType": code })
  .end('{"message": "not on resource arn:aws:ses:eu-west-1:123456789012:identity/zoe@example.com"}');

test("faults of SES fail the event, and a later delivery sends one mail", async () => {
  for (const [behaviour, error] of [
    [behaviours.fail, "SES answered 500 InternalServerError"],
    [refusal(429, "TooManyRequestsException"), "SES answered 429 TooManyRequestsException"],
    [behaviours.reset, "SES could not be reached"],
  ]) {
    const { address, sub } = await createUser();
    const event = eventOf(sub);
    await proxy.behave(behaviour);
    const failed = await deliver(event);
    assert.deepEqual([failed.error, failed.line.level], [error, "ERROR"]);
    for (const personal of [address, "zoe@", "arn:"]) assert.ok(!(failed.error + failed.log).includes(personal));
    assert.ok(proxy.seen.length >= 2, "the SDK retries before Lambda does");
    await proxy.behave(behaviours.forward);
    // The failed invocation holds the event until its deadline, which is before Lambda's first retry.
    const sent = await until(async () => {
      const again = await deliver(event);
      const held = "another delivery may be sending the mail of the user";
      assert.ok([undefined, held].includes(again.error), again.error);
      return !again.error && again;
    }, "the deadline of the failed invocation", 15_000, 200);
    assert.equal(sent.line.outcome, "sent");
    assert.equal((await deliver(event)).line.reason, "already_sent");
    assert.equal((await stack.mailsTo(address)).length, 1);
  }
});

test("two deliveries at once send one mail", async () => {
  const { address, sub } = await createUser();
  const event = eventOf(sub);
  const other = await startFunction();
  await other.invoke("[]");
  await proxy.behave(behaviours.answerLate);
  const answers = await Promise.all([deliver(event), deliver(event, other)]);
  await proxy.behave(behaviours.forward);
  const outcomes = answers.map(({ line }) => line.outcome).sort();
  assert.deepEqual(outcomes, ["failed", "sent"]);
  assert.equal((await stack.mailsTo(address)).length, 1);
  assert.equal((await deliver(event)).line.reason, "already_sent");
});

test("in the sandbox, the error says what to do", async () => {
  const { address, sub } = await createUser();
  const details = { MailType: "TRANSACTIONAL", WebsiteURL: "https://harbour.example" };
  await stack.ses("POST", "account/details", { ...details, ProductionAccessEnabled: false });
  const { error, log } = await deliver(eventOf(sub));
  await stack.ses("POST", "account/details", { ...details, ProductionAccessEnabled: true });
  assert.match(error, /^SES answered 400 MessageRejected: verify .* SES sandbox/);
  assert.ok(!(error + log).includes(address), "the message of SES names the address");

  // SES asks IAM about the recipient before it looks at the sandbox. ministack does not.
  const other = await createUser();
  await proxy.behave(refusal(403, "AccessDeniedException"));
  const denied = await deliver(eventOf(other.sub));
  await proxy.behave(behaviours.forward);
  assert.match(denied.error, /^SES answered 403 AccessDeniedException: .* SES sandbox, .* ask for production access$/);
  assert.ok(!(denied.error + denied.log).includes("zoe@"));
});

test("a wrong setting stops the init phase", async () => {
  const wrong = await startFunction({ EMAIL_FROM: "harbour" });
  await wrong.invoke("{}");
  // The emulator answers before the line has arrived here.
  await until(() => wrong.output.includes('"message":"init stopped"'), "the line of the init phase");
  assert.match(wrong.output, /"setting":"EMAIL_FROM","cause":"EMAIL_FROM is \\"harbour\\", not an email address/);
  await wrong.stop();
});

test("the template is valid, and its deployment sends a mail for an event on the bus", async () => {
  const file = join(temporaryDirectory(), "template.yaml");
  const template = readFileSync(join(example, "template.yaml"), "utf8");
  writeFileSync(file, template.replace("CodeUri: .", `CodeUri: ${dirname(bootstrap("welcome-email"))}`));
  await runTool(stack.url, "sam", ["validate", "--lint", "--template-file", join(example, "template.yaml")]);
  const identity = `arn:aws:ses:${awsVariables.AWS_REGION}:000000000000:identity/harbour.example`;
  const parameters = {
    UserPoolId: pool, EmailFrom: "hello@harbour.example", SesIdentityArn: identity, Brand: "harbour",
    Architecture: architecture,
  };
  const overrides = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  await runTool(stack.url, "sam", [
    "deploy", "--template-file", file, "--stack-name", "welcome-email", "--resolve-s3", "--no-confirm-changeset",
    "--capabilities", "CAPABILITY_IAM", "--parameter-overrides", ...overrides,
  ]);
  const printed = await runTool(stack.url, "sam", [
    "list", "stack-outputs", "--stack-name", "welcome-email", "--output", "json",
  ]);
  const outputs = Object.fromEntries(JSON.parse(printed).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));

  const { address, sub } = await createUser({ locale: "vi" });
  const { detail } = eventOf(sub);
  const other = await createUser();
  const entry = (more) => ({
    Source: "cognito-triggers", DetailType: "User created", Detail: JSON.stringify({ ...detail, ...more }),
  });
  const repaired = ["backfill", "sign-in"].map((source) => entry({ sub: other.sub, source }));
  await request(stack.url, "AWSEvents.PutEvents", { Entries: [...repaired, entry({})] });
  const [mail] = await until(async () => {
    const mails = await stack.mailsTo(address);
    return mails.length && mails;
  }, "the mail", 60_000, 100);
  assert.equal(mail.Subject, "Tài khoản Harbour của bạn đã sẵn sàng");
  assert.equal((await stack.mailsTo(other.address)).length, 0, "the rule filters by source");

  // Lambda gives up a poison event after two retries.
  const poison = JSON.stringify(eventOf("no-uuid"));
  const { WelcomeEmailFunctionName: FunctionName, FailedEventsQueueUrl: QueueUrl } = outputs;
  await stack.lambda.send(new InvokeCommand({ FunctionName, InvocationType: "Event", Payload: poison }));
  const [failed] = await until(async () => {
    const received = await request(stack.url, "AmazonSQS.ReceiveMessage", { QueueUrl });
    return received.Messages?.length && received.Messages;
  }, "the failed event", 60_000, 200);
  const { requestPayload, responsePayload } = JSON.parse(failed.Body);
  assert.deepEqual(requestPayload, JSON.parse(poison));
  assert.equal(responsePayload.errorMessage, "detail.sub is not a UUID");
});

test("the template reserves five concurrent executions, or none", async () => {
  const script = `
import json, sys
sys.path.insert(0, "e2e")
from cloudformation import read_template, transform, with_parameters
template = transform(read_template("examples/welcome-email/template.yaml"))
def reserved(**overrides):
    function = with_parameters(template, overrides)["Resources"]["WelcomeEmailFunction"]["Properties"]
    return function.get("ReservedConcurrentExecutions")
default = template["Parameters"]["ReservedConcurrency"]["Default"]
print(json.dumps([default, reserved(), reserved(ReservedConcurrency="")]))
`;
  const printed = JSON.parse(await run(python(), ["-c", script], { cwd: project }));
  assert.deepEqual(printed, ["5", { Ref: "ReservedConcurrency" }, null]);
});

test("redrive.sh delivers each failed event once and keeps those that fail again", async () => {
  const folder = temporaryDirectory();
  // In the place of the AWS CLI: twelve messages. The function refuses the second, and Lambda does not accept the
  // fourth. Both come back while the script still runs.
  const ids = ["wrapped", "poison", "plain", "throttled", ...Array.from({ length: 8 }, (_, index) => `event-${index}`)];
  const events = ids.map((id) => ({ detail: { id, note: "a 'quoted' \"text\"" } }));
  const bodies = [{ requestContext: {}, requestPayload: events[0] }, ...events.slice(1)];
  const batches = [ids.slice(0, 10), ["poison", "event-6", "throttled", "event-7"], ["throttled"]];
  writeFileSync(join(folder, "aws"), `#!${process.execPath}
const { appendFileSync, readFileSync, writeFileSync } = require("node:fs");
const args = process.argv.slice(2);
const log = ${JSON.stringify(join(folder, "log"))};
appendFileSync(log, JSON.stringify(args) + "\\n");
const calls = readFileSync(log, "utf8").trim().split("\\n").map((line) => JSON.parse(line));
const [ids, bodies, batches] = ${JSON.stringify([ids, bodies, batches])};
const option = (name) => args[args.indexOf("--" + name) + 1];
const received = calls.filter(([, operation]) => operation === "receive-message").length - 1;
const answers = {
  "describe-stacks": () => option("query").includes("QueueUrl") ? "https://queue" : "the-function",
  "receive-message": () => batches[received] ? JSON.stringify({ Messages: batches[received].map((id) => (
    { MessageId: id, ReceiptHandle: "handle of " + id, Body: JSON.stringify(bodies[ids.indexOf(id)]) })) }) : "",
  "invoke": () => {
    if (option("payload").includes("throttled")) {
      console.error("Rate Exceeded");
      process.exit(254);
    }
    const isPoison = option("payload").includes("poison");
    writeFileSync(args.at(-1), isPoison ? '{"errorMessage":"detail.sub is not a UUID"}' : "null");
    return isPoison ? "Unhandled" : "None";
  },
  "delete-message-batch": () => "{}",
};
process.stdout.write(answers[args[1]]());
`, { mode: 0o755 });
  const env = { PATH: folder + delimiter + process.env.PATH };
  const child = await finished(join(example, "redrive.sh"), ["welcome-email"], { env });
  assert.deepEqual([child.stdout, child.stderr, child.exitCode],
    ["10 delivered, 2 failed again\n", "detail.sub is not a UUID\nRate Exceeded\n", 1]);
  const calls = readFileSync(join(folder, "log"), "utf8").trim().split("\n").map((line) => JSON.parse(line));
  const option = (args, name) => args[args.indexOf(`--${name}`) + 1];
  const invoked = calls.filter(([, operation]) => operation === "invoke");
  assert.deepEqual(invoked.map((args) => JSON.parse(option(args, "payload"))), events);
  const deleted = calls.filter(([, operation]) => operation === "delete-message-batch");
  const entries = deleted.map((args) => JSON.parse(option(args, "entries")));
  const handles = batches.slice(0, 2).map((batch) => batch.filter((id) => !["poison", "throttled"].includes(id)));
  assert.deepEqual(entries, handles.map((batch) => batch.map((Id) => ({ Id, ReceiptHandle: `handle of ${Id}` }))));
  assert.ok(invoked.every((args) => option(args, "function-name") === "the-function"));
  const received = calls.filter(([, operation]) => operation === "receive-message");
  assert.deepEqual(received.map((args) => option(args, "max-number-of-messages")), ["10", "10", "10", "10"]);
});
