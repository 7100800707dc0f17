// The command finds the records of deleted users and deletes exactly those that it may, even if it is interrupted, if
// users sign up meanwhile, or if Cognito's list lacks a user.

import assert from "node:assert/strict";
import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { crc32 } from "node:zlib";

import { AdminDeleteUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { PutItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";

import { awsVariables, dynamodbClient } from "../parts/clients.js";
import { Table, tableName } from "../parts/dynamodb.js";
import { behaviours, FaultProxy } from "../parts/fault_proxy.js";
import { Ministack } from "../parts/ministack.js";
import { project, tool } from "../parts/paths.js";
import { Child, run as runProgram, stopAll, temporaryDirectory, until } from "../parts/processes.js";

const users = 260;
const deleted = 20;
const day = 24 * 60 * 60 * 1_000;

let stack, table, cognitoProxy, tableProxy, pool, subs, gone, folder;

before(async () => {
  [stack, table] = await Promise.all([Ministack.start(), Table.start()]);
  [cognitoProxy, tableProxy] = await Promise.all([FaultProxy.start(stack.url), FaultProxy.start(table.url)]);
  pool = await stack.createPool();
  subs = await stack.createUsers(pool, 0, users);
  await Promise.all(subs.map((sub) => table.put(record(sub))));
  for (let number = 0; number < deleted; number++) await deleteUser(number);
  gone = subs.splice(0, deleted);
  await Promise.all(others.map((item) => table.put(item)));
  folder = temporaryDirectory();
});

after(stopAll);

const daysAgo = (days) => new Date(Date.now() - days * day).toISOString();
/** The fields of the template without placeholders, with values of an application. */
const constants = {
  schemaVersion: { N: "1" }, theme: { S: "dark" }, notifications: { M: {} }, marketingConsent: { BOOL: true },
};
const record = (sub, createdAt = daysAgo(60)) => ({ userId: { S: sub }, createdAt: { S: createdAt }, ...constants });

/** Items of other writers, in the same table. */
const others = [
  "config", "ORDER#1", "8F14E45F-CEEA-467F-9AF0-B5D1C3A2E001", "USER#8f14e45f-ceea-467f-9af0-b5d1c3a2e001",
].map((userId) => record(userId));
// It has the key and the time of a record, but not its fields.
others.push({ userId: { S: "8f14e45f-ceea-467f-9af0-b5d1c3a2e002" }, createdAt: { S: daysAgo(60) } });

const deleteUser = (number) =>
  stack.cognito.send(new AdminDeleteUserCommand({ UserPoolId: pool, Username: `user-${number}` }));

/** Starts the command with files of this name. */
function start(name, options = [], parts = {}) {
  const { userPoolId = pool, tables = table.url, cognito = stack.url, names = [tableName] } = parts;
  const files = [
    "--checkpoint", join(folder, `${name}.checkpoint`), "--report", reportOf(name), "--deleted", deletionsOf(name),
  ];
  const rates = ["--requests-per-second", "1000", ...(options.includes("--rate") ? [] : ["--rate", "10000"])];
  const args = ["orphans", "--user-pool-id", userPoolId, "--table", ...names, ...files, ...rates, ...options];
  const endpoints = { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito, AWS_ENDPOINT_URL_DYNAMODB: tables };
  return new Child(tool(), args, { env: { ...awsVariables, ...endpoints } });
}

/** Runs the command to its end. Returns the child and its counts. */
async function run(name, options = [], parts) {
  const child = start(name, ["--json", ...options], parts);
  await child.ended;
  const counts = child.stdout.startsWith("{") ? JSON.parse(child.stdout) : undefined;
  if (counts && !counts.applied) {
    assert.equal(counts.startedAt, headerOf(name).startedAt);
    delete counts.report;
    delete counts.startedAt;
  }
  return { child, counts };
}

const apply = ["--apply", "--older-than", "30d", "--only-pool"];
const deletionsOf = (name) => join(folder, `${name}-deleted.csv`);
const mark = "# orphans of cognito-triggers ";
const headerOf = (name) => JSON.parse(readFileSync(reportOf(name), "utf8").split("\n")[0].slice(mark.length));
const reportOf = (name) => join(folder, `${name}.csv`);
const rowsOf = (name) => readFileSync(reportOf(name), "utf8").trim().split("\n").slice(2);

/** Rewrites the first line of a report, with a valid checksum. */
function rewrite(name, change) {
  const [first, ...lines] = readFileSync(reportOf(name), "utf8").split(/(?<=\n)/);
  const header = change({ ...JSON.parse(first.slice(mark.length)), checksum: 0 });
  const add = (sum, text) => {
    const before = Buffer.alloc(4);
    before.writeUInt32BE(sum);
    return crc32(Buffer.concat([before, Buffer.from(text)]));
  };
  header.checksum = add(lines.reduce(add, 0), JSON.stringify(header));
  writeFileSync(reportOf(name), `${mark}${JSON.stringify(header)}\n${lines.join("")}`);
}

const found = (more) => ({
  applied: false, items: users + others.length, otherWriters: others.length, otherPools: 0, records: users,
  users: users - deleted, orphans: deleted, withoutAge: 0, ...more,
});

test("a dry run lists the records of deleted users and changes nothing", async () => {
  const items = await table.all();
  const { child, counts } = await run("dry");
  assert.equal(child.exitCode, 0, child.output);
  assert.deepEqual(counts, found());
  assert.deepEqual(rowsOf("dry").map((row) => row.split(",")[0]).sort(), [...gone].sort());
  assert.equal(statSync(reportOf("dry")).mode & 0o777, 0o600);
  assert.equal(existsSync(join(folder, "dry.checkpoint")), false, "a finished run leaves no checkpoint");
  assert.deepEqual(await table.all(), items);
  const text = start("table");
  await text.ended;
  const beginning = new RegExp(`^dry run: nothing was deleted\nstarted +20.*Z\nitems +${users + others.length}\n`);
  assert.match(text.stdout, beginning);
  const end = `\norphans +${deleted} .*\nNext: look .*If no other user pool .*--apply --older-than 30d --only-pool\n$`;
  assert.match(text.stdout, new RegExp(end, "s"));
  assert.match(text.stderr, /warning: templates\/records\/user-settings\.json does not tell the user pool of a record/);
});

test("an interrupted run resumes at its page, of the table or of the pool", async () => {
  const page = ["--rate", "4", "--parallel", "1"];
  await tableProxy.behave((exchange) => (exchange.number <= 2 ? exchange.forward() : behaviours.neverAnswer()));
  const scanning = start("resumed", page, { tables: tableProxy.url });
  await until(() => tableProxy.seen.length > 2, "two pages of the table");
  scanning.signal("SIGINT");
  await scanning.ended;
  assert.equal(scanning.exitCode, 2, scanning.output);
  assert.match(scanning.stderr, /interrupted; run the same command again to resume from .*resumed\.checkpoint/);
  assert.equal(statSync(join(folder, "resumed.checkpoint")).mode & 0o777, 0o600);
  const started = readFileSync(join(folder, "resumed.checkpoint"), "utf8").match(/"started":"(20.*?Z)"/)[1];

  await cognitoProxy.behave((exchange) => (exchange.number <= 4 ? exchange.forward() : behaviours.neverAnswer()));
  const listing = start("resumed", page, { cognito: cognitoProxy.url });
  await until(() => cognitoProxy.seen.length > 4, "three pages of the pool");
  listing.signal("SIGKILL");
  await listing.ended;
  assert.match(listing.stderr, /resuming after [1-9]\d* items and 0 users/);

  await Promise.all([tableProxy, cognitoProxy].map((proxy) => proxy.behave(behaviours.forward)));
  const { child, counts } = await run("resumed", page, { tables: tableProxy.url, cognito: cognitoProxy.url });
  assert.equal(child.exitCode, 0, child.output);
  assert.match(child.stderr, new RegExp(`resuming after ${users + others.length} items and [1-9]\\d* users`));
  assert.deepEqual(counts, found());
  assert.equal(tableProxy.seen.length, 0, "the table was read before");
  const { startedAt, writtenAt } = headerOf("resumed");
  assert.equal(startedAt, started, "a resumed run keeps the time of its start");
  assert.ok(Date.parse(startedAt) < Date.parse(writtenAt));
});

test("a user who signs up while the table is read is no orphan", async () => {
  let newcomer;
  await tableProxy.behave(async (exchange) => {
    if (exchange.number === 1) {
      [newcomer] = await stack.createUsers(pool, users, users + 1);
      await table.put(record(newcomer));
    }
    await exchange.forward();
  });
  const { child, counts } = await run("sign-up", [], { tables: tableProxy.url });
  assert.equal(child.exitCode, 0, child.output);
  assert.deepEqual(counts, found({ items: users + others.length + 1, records: users + 1, users: users - deleted + 1 }));
  assert.ok(rowsOf("sign-up").every((row) => !row.includes(newcomer)));
  await deleteUser(users);
  await table.remove(newcomer);
});

test("a report that is missing, old, changed or about another pool or table deletes nothing", async () => {
  const items = await table.all();
  const old = (header) => ({ ...header, writtenAt: new Date(Date.now() - 61 * 60 * 1_000).toISOString() });
  const elsewhere = (header) => ({ ...header, userPool: header.userPool.replace(/\d{12}/, "111122223333") });
  const other = await stack.createPool();
  await stack.createUsers(other, 0, 1);
  const overwrite = (change) => writeFileSync(reportOf("refused"), change(readFileSync(reportOf("refused"), "utf8")));
  for (const [change, options, parts, reason] of [
    [() => rmSync(reportOf("refused")), apply, {}, /there is no report .*; run the same command without --apply/],
    [() => rewrite("refused", old), apply, {}, /refused\.csv is 61 minutes old, and a report is valid for one hour/],
    [() => rewrite("refused", elsewhere), apply, {}, /is a report about another user pool, account or region/],
    [() => {}, apply, { userPoolId: other }, /is a report about another user pool, account or region/],
    [() => {}, apply, { names: ["settings"] }, /is a report about another table, key or record template/],
    [() => overwrite((text) => text.slice(0, -9)), apply, {}, /is incomplete or was changed/],
    [() => overwrite((text) => text.replace(gone[0], subs[0])), apply, {}, /is incomplete or was changed/],
    [() => overwrite(() => ""), apply, {}, /is not a report of orphans/],
    [() => {}, apply.slice(0, 3), {}, /does not tell the user pool of a record\. .* Add --only-pool to state that/],
    [() => {}, [...apply, "--expect", "19"], {}, /--expect is 19, but .* lists 20 orphans/],
    [() => {}, ["--apply"], {}, /required arguments were not provided:\s+--older-than/],
    [() => {}, ["--apply", "--older-than", "12h"], {}, /write a number of days from 1d, for example 30d/],
  ]) {
    assert.equal((await run("refused")).child.exitCode, 0);
    change();
    const { child } = await run("refused", options, parts);
    assert.equal(child.exitCode, 2, child.output);
    assert.match(child.stderr, reason);
    rmSync(reportOf("refused"), { force: true });
  }
  assert.deepEqual(await table.all(), items);
});

test("with the wrong pool every record looks like an orphan, and nothing is deleted without the number", async () => {
  const items = await table.all();
  const empty = await stack.createPool();
  const none = await run("empty", [], { userPoolId: empty });
  assert.equal(none.child.exitCode, 2, none.child.output);
  assert.match(none.child.stderr, /the user pool has no users, so every record looks like an orphan/);
  assert.equal(existsSync(reportOf("empty")), false);
  await stack.createUsers(empty, 0, 1);
  const { child, counts } = await run("wrong", [], { userPoolId: empty });
  assert.equal(child.exitCode, 0, child.output);
  assert.deepEqual(counts, found({ users: 1, orphans: users }));
  const refused = await run("wrong", apply, { userPoolId: empty });
  assert.equal(refused.child.exitCode, 2, refused.child.output);
  assert.match(refused.child.stderr, /260 of 260 records, 100 %, have no user: do --user-pool-id and --table belong /);
  assert.deepEqual(await table.all(), items);
});

test("a missing right is named, and throttling only slows the run down", async () => {
  await tableProxy.behave(behaviours.denyAccess);
  const denied = await run("denied", [], { tables: tableProxy.url });
  assert.equal(denied.child.exitCode, 2, denied.child.output);
  assert.match(denied.child.stderr, /add dynamodb:Scan on the table to the rights .*; docs\/orphans\.md/);
  await tableProxy.behave((exchange) => (exchange.number % 3 ? behaviours.throttle(exchange) : exchange.forward()));
  const { child, counts } = await run("throttled", [], { tables: tableProxy.url });
  assert.equal(child.exitCode, 0, child.output);
  assert.deepEqual(counts, found());
});

test("it deletes the old records of users who are still gone, and nothing else", async (context) => {
  const [young, unreadable, timeless, zero, touched, stripped, hidden, ...old] = gone;
  await table.put(record(young, daysAgo(29)));
  await table.put(record(unreadable, "last spring"));
  await table.put({ userId: { S: timeless }, ...constants });
  await table.put(record(zero, "0001-01-01T00:00:00Z"));
  // No list of Cognito has a user who exists, not even the look-up of this user by ListUsers.
  const living = subs[7];
  await cognitoProxy.behave(async (exchange) => {
    const reply = await exchange.send();
    if (/"Filter"/.test(exchange.body)) {
      const page = JSON.parse(reply.content);
      page.Users = page.Users?.filter((user) => !JSON.stringify(user).includes(living));
      reply.content = JSON.stringify(page);
      delete reply.headers["content-length"];
    }
    exchange.reply(reply);
  });
  const parts = { cognito: cognitoProxy.url, tables: tableProxy.url };
  await tableProxy.behave(behaviours.forward);
  const dry = await run("apply", [], parts);
  assert.deepEqual(dry.counts, found({ users: users - deleted - 1, orphans: deleted + 1, withoutAge: 3 }));
  const items = await table.all();
  // After the report, one record is written again, one loses a field, and one is gone.
  const again = record(touched, daysAgo(45));
  const { theme, ...less } = record(stripped, items.get(stripped).createdAt.S);
  await table.put(again);
  await table.put(less);
  await table.remove(hidden);
  const { child, counts } = await run("apply", apply, parts);
  assert.equal(child.exitCode, 0, child.output);
  assert.deepEqual(counts, {
    applied: true, orphans: deleted + 1, deleted: old.length, tooYoung: 1, withoutAge: 3, userFound: 1, changed: 3,
  });
  for (const sub of [hidden, ...old]) items.delete(sub);
  items.set(touched, again).set(stripped, less);
  assert.deepEqual(await table.all(), items);
  const operations = tableProxy.seen.filter((request) => "ConditionExpression" in request).length;
  assert.equal(operations, old.length + 3, "one request per deletion");
  const [heading, ...rows] = readFileSync(deletionsOf("apply"), "utf8").trim().split("\n");
  assert.equal(heading, "deletedAt,sub,userId,created");
  assert.deepEqual(rows.map((row) => row.split(",")[1]).sort(), [touched, stripped, hidden, ...old].sort());
  assert.equal(statSync(deletionsOf("apply")).mode & 0o777, 0o600);

  const twice = await run("apply", apply, parts);
  assert.deepEqual(twice.counts, { ...counts, deleted: 0, changed: old.length + 3 });
  assert.deepEqual(await table.all(), items);
  context.diagnostic(`${counts.deleted} of ${counts.orphans} orphans deleted`);
});

test("an interrupted deletion prints its counts, and has listed each deletion", async () => {
  for (const sub of gone) await table.remove(sub);
  const again = gone.slice(-6);
  await Promise.all(again.map((sub) => table.put(record(sub))));
  const { child: dry, counts } = await run("stopped");
  assert.equal(counts?.orphans, again.length, dry.output);
  await tableProxy.behave((exchange) => (exchange.number <= 3 ? exchange.forward() : behaviours.neverAnswer()));
  const child = start("stopped", ["--json", "--parallel", "1", ...apply], { tables: tableProxy.url });
  await until(() => tableProxy.seen.length > 3, "three deletions");
  child.signal("SIGINT");
  await child.ended;
  assert.equal(child.exitCode, 2, child.output);
  assert.match(child.stderr, /interrupted; run the same command again .*; if the report is older than one hour, /);
  assert.equal(JSON.parse(child.stdout).deleted, 3);
  assert.equal(readFileSync(deletionsOf("stopped"), "utf8").trim().split("\n").length, 1 + 4);
  await tableProxy.behave(behaviours.forward);
  const rest = await run("stopped", apply, { tables: tableProxy.url });
  assert.equal(rest.counts.deleted, again.length - 3, rest.child.output);
});

test("in a table that applications share, only keys of the record templates are touched", async () => {
  const templates = join(temporaryDirectory(), "templates");
  cpSync(join(project, "templates"), templates, { recursive: true });
  rmSync(join(templates, "records/user-settings.json"));
  const file = (name, content) => writeFileSync(join(templates, "records", name), JSON.stringify(content));
  file("profile.json", { pk: "USER#{{ sub }}", sk: "PROFILE", createdAt: "{{ now }}" });
  const planTime = { N: "{{ now_epoch_seconds }}" };
  file("plan.json", { pk: "PLAN#{{ sub }}", sk: "PLAN", pool: "{{ user_pool_id }}", at: planTime });
  const pack = join(folder, "content.pack");
  await runProgram(tool(), ["pack", "--templates", templates, "--out", pack]);

  const server = new Child(tool(), ["dynamodb", "--port", "0", "--table", "app", "--key", "pk", "--sort-key", "sk"]);
  const url = await until(() => server.stdout.match(/listening on (http:\/\/127\.0\.0\.1:\d+)/)?.[1], "the table");
  const client = dynamodbClient(url);
  const put = (Item) => client.send(new PutItemCommand({ TableName: "app", Item }));
  const plan = (sub, poolId) =>
    ({ pk: { S: `PLAN#${sub}` }, sk: { S: "PLAN" }, pool: { S: poolId }, at: { N: seconds } });
  const seconds = String(Math.floor((Date.now() - 60 * day) / 1_000));
  for (const sub of [...subs.slice(0, 30), gone[0]]) {
    await put({ pk: { S: `USER#${sub}` }, sk: { S: "PROFILE" }, createdAt: { S: daysAgo(60) } });
    await put(plan(sub, pool));
    await put({ pk: { S: `USER#${sub}` }, sk: { S: "ORDER#1" }, createdAt: { S: daysAgo(60) } });
  }
  const elsewhere = plan(gone[1], "eu-west-1_Example12");
  await put(elsewhere);

  const options = ["--record-key", "pk", "--record-sort-key", "sk", "--content", pack];
  const parts = { tables: url, names: ["app"] };
  const dry = await run("shared", options, parts);
  const expected = found({ items: 94, otherWriters: 31, otherPools: 1, records: 62, orphans: 2 });
  assert.deepEqual(dry.counts, expected, dry.child.output);
  const { child, counts } = await run("shared", [...options, ...apply], parts);
  assert.deepEqual([counts?.deleted, counts?.orphans], [2, 2], child.output);
  const { Items: left } = await client.send(new ScanCommand({ TableName: "app" }));
  assert.equal(left.length, 92);
  const ofGone = left.filter((item) => item.pk.S.includes(gone[0]));
  assert.deepEqual(ofGone.map((item) => item.sk.S), ["ORDER#1"]);
  assert.ok(left.some((item) => item.pk.S === elsewhere.pk.S));
});
