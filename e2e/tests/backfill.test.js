// The command gives every user of a pool a record, even if it is killed, if it runs twice at once, or if users sign up
// meanwhile. Then the state machine does the same.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { CreateUserPoolClientCommand, SignUpCommand } from "@aws-sdk/client-cognito-identity-provider";

import { awsVariables } from "../parts/clients.js";
import { Table, tableName } from "../parts/dynamodb.js";
import { eventOf } from "../parts/events.js";
import { FaultProxy, writesPerSecond } from "../parts/fault_proxy.js";
import { LambdaFunction } from "../parts/lambda.js";
import { Ministack } from "../parts/ministack.js";
import { tool } from "../parts/paths.js";
import { Child, stopAll, temporaryDirectory, until } from "../parts/processes.js";

/** Enough for several pages of 60 users in each of the 16 parts of the pool. */
const users = Number(process.env.E2E_BACKFILL_USERS ?? 3_000);
const edited = 100;
const unconfirmed = 30;
const signUps = 50;
const pages = users / 60;

let stack, table, pool, subs, folder;

before(async () => {
  [stack, table] = await Promise.all([Ministack.start(), Table.start()]);
  pool = await stack.createPool();
  subs = await stack.createUsers(pool, 0, users);
  await createUnconfirmedUsers();
  folder = temporaryDirectory();
});

after(stopAll);

async function createUnconfirmedUsers() {
  const client = await stack.cognito.send(new CreateUserPoolClientCommand({ UserPoolId: pool, ClientName: "eshop" }));
  for (let number = 0; number < unconfirmed; number++) {
    const email = `unconfirmed-${number}@example.com`;
    await stack.cognito.send(new SignUpCommand({
      ClientId: client.UserPoolClient.ClientId, Username: email, Password: "Aq7$kd&9",
      UserAttributes: [{ Name: "email", Value: email }],
    }));
  }
}

/** Starts the command with a checkpoint file and a failures file of this name. */
function start(name, options = [], { userPoolId = pool, table: tableOption = tableName, env = {} } = {}) {
  const files = ["--checkpoint", join(folder, `${name}.checkpoint`), "--failures", join(folder, `${name}.csv`)];
  const rates = ["--requests-per-second", "1000", "--parallel", "8"];
  const args = ["backfill", "--user-pool-id", userPoolId, "--table", tableOption, ...files, ...rates, ...options];
  const endpoints = { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: stack.url, AWS_ENDPOINT_URL_DYNAMODB: table.url };
  return new Child(tool(), args, { env: { ...awsVariables, ...endpoints, ...env } });
}

/** Runs the command to its end. Returns the child and its report. */
async function run(...options) {
  const child = start(...options);
  await child.ended;
  const number = (label) => Number(child.stdout.match(new RegExp(`^${label} +(\\d+)`, "m"))?.[1]);
  const [created, alreadyThere, missing] = ["created", "already there", "missing"].map(number);
  return { child, report: { users: number("users"), created, alreadyThere, missing } };
}

const record = (sub) => ({ userId: { S: sub }, theme: { S: "dark" }, editedBy: { S: "the user" } });

test("without --apply it counts the missing records and writes nothing", async () => {
  await Promise.all(subs.slice(0, edited).map((sub) => table.put(record(sub))));
  const { child, report } = await run("dry");
  const expected = { users: users + unconfirmed, created: 0, alreadyThere: edited, missing: users - edited };
  assert.deepEqual(report, expected, child.output);
  assert.equal(child.exitCode, 0);
  assert.equal(await table.count(), edited);
  assert.equal(existsSync(join(folder, "dry.checkpoint")), false, "a finished run leaves no checkpoint");
});

test("killed three times, then run twice at once while users sign up, it gives every confirmed user a record", async (context) => {
  const postConfirmation = await LambdaFunction.start("post-confirmation", table.settings());
  const signingUp = signUp(postConfirmation);
  for (let kill = 1; kill <= 3; kill++) {
    const child = start("killed", ["--apply"]);
    const lines = () => (existsSync(join(folder, "killed.checkpoint"))
      ? readFileSync(join(folder, "killed.checkpoint"), "utf8").split("\n").length : 0);
    const before = lines();
    await until(() => child.exitCode !== undefined || lines() > before + pages / 8, "some pages", 60_000);
    child.signal("SIGKILL");
    await child.ended;
    assert.equal(child.exitCode, "SIGKILL", "it was killed before its end");
  }
  const startedAt = performance.now();
  const [one, other] = await Promise.all([run("killed", ["--apply"]), run("second", ["--apply"])]);
  const seconds = (performance.now() - startedAt) / 1_000;
  const newcomers = await signingUp;
  for (const { child } of [one, other]) assert.equal(child.exitCode, 0, child.output);
  assert.match(one.child.stderr, /resuming after \d+ users/);
  context.diagnostic(`${users} users, two runs at once in ${seconds.toFixed(1)} s`);

  const confirmed = [...subs, ...newcomers];
  assert.equal(await table.count(), confirmed.length, "one record per confirmed user");
  const records = await table.all();
  for (const sub of confirmed) assert.ok(records.has(sub), `${sub} has no record`);
  for (const sub of subs.slice(0, edited)) assert.deepEqual(records.get(sub), record(sub), "an edit stays");

  const again = await run("again", ["--apply"]);
  assert.equal(again.report.created, 0, again.child.output);
  assert.match(again.child.stdout, new RegExp(`^skipped +${unconfirmed}  UNCONFIRMED$`, "m"), again.child.output);
  context.diagnostic(`another run: ${again.child.stdout.trim().split("\n").at(-2)}`);
  assert.deepEqual(await table.all(), records, "existing records are unchanged");
});

/** Signs users up during the backfill: post-confirmation writes their records. */
async function signUp(postConfirmation) {
  const found = await stack.createUsers(pool, users, users + signUps);
  for (const sub of found) {
    const event = eventOf("PostConfirmation_ConfirmSignUp");
    event.request.userAttributes.sub = sub;
    await postConfirmation.invoke(JSON.stringify(event));
  }
  return found;
}

for (const [timeout, calls] of [[90, "several pages per call"], [20, "one page per call, and a further call for the next"]]) {
  test(`the state machine repairs missing records, with ${calls}`, async (context) => {
    // After the first page, the function starts no further page if less than 25 s are left.
    const sizes = [..."0123456789abcdef"].map((digit) => subs.filter((sub) => sub.startsWith(digit)).length);
    assert.ok(Math.min(...sizes) > 60, "more than one page in each part");
    const removed = subs.slice(edited, edited * 2);
    await Promise.all(removed.map((sub) => table.remove(sub)));
    const before = await table.count();
    const startedAt = performance.now();
    const settings = { USER_POOL_ID: pool, LIST_REQUESTS_PER_SECOND: "30", ...table.settings() };
    const { status, output, cause } = await stack.runBackfill(settings, timeout);
    context.diagnostic(`all parts in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
    assert.equal(status, "SUCCEEDED", cause);
    const all = users + signUps;
    const counts = { users: all + unconfirmed, created: edited, alreadyThere: all - edited, skipped: unconfirmed, failed: 0 };
    assert.deepEqual(output, counts);
    assert.equal(await table.count(), before + edited);
    const records = await table.all();
    for (const sub of subs.slice(0, edited)) assert.deepEqual(records.get(sub), record(sub), "an edit stays");
  });
}

test("a table that throttles at 25 writes per second gets a record for every user", async (context) => {
  const [userPoolId, throttled] = await Promise.all([stack.createPool(), Table.start()]);
  const proxy = await FaultProxy.start(throttled.url);
  const listed = await stack.createUsers(userPoolId, 0, 300);
  await proxy.behave(writesPerSecond(25));
  const startedAt = performance.now();
  const { child, report } = await run("throttled", ["--apply"], { userPoolId, env: { AWS_ENDPOINT_URL_DYNAMODB: proxy.url } });
  const seconds = (performance.now() - startedAt) / 1_000;
  context.diagnostic(`300 users in ${seconds.toFixed(1)} s, ${proxy.seen.length} requests`);
  assert.equal(child.exitCode, 0, child.output);
  assert.deepEqual(report, { users: 300, created: 300, alreadyThere: 0, missing: 0 }, child.output);
  assert.match(child.stderr, /DynamoDB throttles the table/);
  assert.doesNotMatch(child.stdout, /failed/);
  assert.equal(existsSync(join(folder, "throttled.csv")), false);
  const records = await throttled.all();
  assert.ok(listed.every((sub) => records.has(sub)) && records.size === 300);
  assert.ok(seconds < 25, "it uses the write capacity of the table");
});

test("a wrong pool, table or option ends the command at once with a reason", async () => {
  for (const [name, options, parts, reason] of [
    ["wrong-table", ["--apply"], { table: "no-such-table" }, /DynamoDB answered 400 ResourceNotFoundException/],
    ["wrong-pool", [], { userPoolId: "eu-west-1_Example12" }, /Cognito answered 400 ResourceNotFound/],
    ["wrong-locale", ["--default-locale", "tlh"], {}, /--default-locale is "tlh"/],
    ["wrong-status", ["--statuses", "CONFRIMED"], {}, /"CONFRIMED" in it is not one of ARCHIVED, /],
  ]) {
    const { child } = await run(name, options, parts);
    assert.equal(child.exitCode, 2, child.output);
    assert.match(child.stderr, reason);
  }
});
