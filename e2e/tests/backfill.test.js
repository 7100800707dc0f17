// Everybody in a pool of ten thousand has their record: though the backfill is ended by force, runs twice at once, and
// people sign up meanwhile. Then the same as a state machine.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { CreateUserPoolClientCommand, SignUpCommand } from "@aws-sdk/client-cognito-identity-provider";

import { Table, tableName } from "../parts/dynamodb.js";
import { eventOf } from "../parts/events.js";
import { FaultProxy, writesPerSecond } from "../parts/fault_proxy.js";
import { LambdaFunction } from "../parts/lambda.js";
import { Ministack } from "../parts/ministack.js";
import { tool } from "../parts/paths.js";
import { Child, stopAll, temporaryDirectory, until } from "../parts/processes.js";

const users = Number(process.env.E2E_BACKFILL_USERS ?? 10_000);
const edited = 100;
const limbo = 30;
const signUps = 50;
/** Of sixty users each. */
const pages = users / 60;

let stack, table, pool, subs, folder;

before(async () => {
  [stack, table] = await Promise.all([Ministack.start(), Table.start()]);
  pool = await stack.createPool();
  subs = await stack.createUsers(pool, 0, users);
  folder = temporaryDirectory();
});

after(stopAll);

/** Starts the command; several need files of their own. */
function start(name, ...options) {
  return startOf(pool, tableName, name, {}, ...options);
}

function startOf(userPoolId, tableOf, name, variables, ...options) {
  const files = ["--checkpoint", join(folder, `${name}.checkpoint`), "--failures", join(folder, `${name}.csv`)];
  const fast = ["--requests-per-second", "1000", "--parallel", "8"];
  const args = ["backfill", "--user-pool-id", userPoolId, "--table", tableOf, ...files, ...fast, ...options];
  return new Child(tool(), args, { env: { ...environment(), ...variables } });
}

const environment = () => ({
  ...{ AWS_REGION: "eu-west-1", AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local" },
  ...{ AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: stack.url, AWS_ENDPOINT_URL_DYNAMODB: table.url },
});

/** Runs it to its end; the report as numbers by name. */
async function run(name, ...options) {
  const child = start(name, ...options);
  await child.ended;
  return { child, ...report(child) };
}

function report({ stdout }) {
  const number = (label) => Number(stdout.match(new RegExp(`^${label} +(\\d+)`, "m"))?.[1]);
  const [created, alreadyThere, missing] = ["created", "already there", "missing"].map(number);
  return { users: number("users"), created, alreadyThere, missing };
}

const record = (sub) => ({ userId: { S: sub }, theme: { S: "dark" }, editedBy: { S: "the user" } });

test("who only looks is told how many miss a record, and nothing is written", async () => {
  await Promise.all(subs.slice(0, edited).map((sub) => table.put(record(sub))));
  const { child, ...found } = await run("look");
  assert.deepEqual(found, { users, created: 0, alreadyThere: edited, missing: users - edited }, child.output);
  assert.equal(child.exitCode, 0);
  assert.equal(await table.count(), edited);
  assert.equal(existsSync(join(folder, "look.checkpoint")), false, "a backfill that is done begins anew");
});

test("ended by force again and again, twice at once and while people sign up, it leaves nobody out", async (context) => {
  const postConfirmation = await LambdaFunction.start("post-confirmation", table.settings());
  const signingUp = signUp(postConfirmation);
  let kills = 0;
  // Each time, it is ended after some more pages of its own.
  for (let written = 1; written <= 3; written++) {
    const child = start("forced", "--apply");
    const lines = () => (existsSync(join(folder, "forced.checkpoint"))
      ? readFileSync(join(folder, "forced.checkpoint"), "utf8").split("\n").length : 0);
    const before = lines();
    await until(() => child.exitCode !== undefined || lines() > before + pages / 8, "some pages", 60_000);
    child.signal("SIGKILL");
    await child.ended;
    kills += child.exitCode === "SIGKILL" ? 1 : 0;
  }
  assert.equal(kills, 3, "it was ended before its end");
  const startedAt = performance.now();
  const [one, other] = await Promise.all([run("forced", "--apply"), run("second", "--apply")]);
  const seconds = (performance.now() - startedAt) / 1_000;
  const newcomers = await signingUp;
  for (const { child } of [one, other]) assert.equal(child.exitCode, 0, child.output);
  assert.match(one.child.stderr, /resuming after \d+ users/);
  context.diagnostic(`${users} users, ended ${kills} times, then two at once in ${seconds.toFixed(1)} s`);

  const everybody = [...subs, ...newcomers];
  assert.equal(await table.count(), everybody.length, "nobody is missing, nobody is there twice");
  const records = await table.all();
  for (const sub of everybody) assert.ok(records.has(sub), `${sub} has no record`);
  for (const sub of subs.slice(0, edited)) assert.deepEqual(records.get(sub), record(sub), "an edit stays");

  const again = await run("again", "--apply");
  assert.equal(again.created, 0, again.child.output);
  context.diagnostic(`once more, alone: ${again.child.stdout.trim().split("\n").at(-2)}`);
  assert.deepEqual(await table.all(), records, "what is there is not changed");
});

/** People who sign up and confirm meanwhile; post-confirmation gives them their records. */
async function signUp(postConfirmation) {
  const found = await stack.createUsers(pool, users, users + signUps);
  for (const sub of found) {
    const event = eventOf("PostConfirmation_ConfirmSignUp");
    event.request.userAttributes.sub = sub;
    await postConfirmation.invoke(JSON.stringify(event));
  }
  return found;
}

test("users who never confirmed are left alone and counted", async () => {
  const client = await stack.cognito.send(new CreateUserPoolClientCommand({ UserPoolId: pool, ClientName: "eshop" }));
  for (let number = 0; number < limbo; number++) {
    await stack.cognito.send(new SignUpCommand({
      ClientId: client.UserPoolClient.ClientId, Username: `limbo-${number}@example.com`, Password: "Aq7$kd&9",
      UserAttributes: [{ Name: "email", Value: `limbo-${number}@example.com` }],
    }));
  }
  const before = await table.count();
  const { child } = await run("limbo", "--apply");
  assert.match(child.stdout, new RegExp(`^left alone +${limbo}  UNCONFIRMED$`, "m"), child.output);
  assert.equal(await table.count(), before);
});

test("the state machine does the same", (context) => inStates(context, undefined));

test("a call without time for another page is followed by one that goes on from there", (context) => {
  // Many pages in each part, and the function begins no page with less than 25 seconds left.
  const sizes = [..."0123456789abcdef"].map((digit) => subs.filter((sub) => sub.startsWith(digit)).length);
  assert.ok(Math.min(...sizes) > 60, "more than a page in each");
  return inStates(context, { seconds: 20, change: (definition) => definition });
});

/** Has the state machine find some people without a record and many with one. */
async function inStates(context, variant) {
  const someSubs = subs.slice(0, edited * 2);
  await Promise.all(someSubs.slice(edited).map((sub) => table.remove(sub)));
  const before = await table.count();
  const startedAt = performance.now();
  const settings = { USER_POOL_ID: pool, LIST_REQUESTS_PER_SECOND: "30", ...table.settings() };
  const { status, output, cause } = await stack.runStateMachine("backfill", settings, variant);
  context.diagnostic(`all parts in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
  assert.equal(status, "SUCCEEDED", cause);
  const all = users + signUps;
  const expected = { users: all + limbo, created: edited, alreadyThere: all - edited, leftAlone: limbo, failed: 0 };
  assert.deepEqual(output, expected);
  assert.equal(await table.count(), before + edited);
  const records = await table.all();
  for (const sub of someSubs.slice(0, edited)) assert.deepEqual(records.get(sub), record(sub), "an edit stays");
}

test("a table that throttles at 25 writes per second gets every user, and nobody fails", async (context) => {
  const [few, own] = await Promise.all([stack.createPool(), Table.start()]);
  const proxy = await FaultProxy.start(own.url);
  const listed = await stack.createUsers(few, 0, 300);
  await proxy.behave(writesPerSecond(25));
  const startedAt = performance.now();
  const child = startOf(few, tableName, "throttled", { AWS_ENDPOINT_URL_DYNAMODB: proxy.url }, "--apply");
  await child.ended;
  const seconds = (performance.now() - startedAt) / 1_000;
  context.diagnostic(`300 users in ${seconds.toFixed(1)} s, ${proxy.seen.length} requests`);
  assert.equal(child.exitCode, 0, child.output);
  assert.deepEqual(report(child), { users: 300, created: 300, alreadyThere: 0, missing: 0 }, child.output);
  assert.match(child.stderr, /DynamoDB throttles the table/);
  assert.doesNotMatch(child.stdout, /failed/);
  assert.equal(existsSync(join(folder, "throttled.csv")), false);
  const records = await own.all();
  assert.ok(listed.every((sub) => records.has(sub)) && records.size === 300);
  assert.ok(seconds < 25, "it goes on as fast as the table takes the users");
});

test("what cannot work ends at once, with a reason and nothing of AWS's", async () => {
  for (const [child, reason] of [
    [startOf(pool, "no-such-table", "wrong-table", {}, "--apply"), /DynamoDB answered 400 ResourceNotFoundException/],
    [startOf("eu-west-1_Example12", tableName, "wrong-pool", {}), /Cognito answered 400 ResourceNotFound/],
    [startOf(pool, tableName, "wrong-locale", {}, "--default-locale", "tlh"), /--default-locale is "tlh"/],
    [startOf(pool, tableName, "wrong-status", {}, "--statuses", "CONFRIMED"), /"CONFRIMED" in it is not one of ARCHIVED, /],
  ]) {
    await child.ended;
    assert.equal(child.exitCode, 2, child.output);
    assert.match(child.stderr, reason);
  }
});
