// Default groups with an emulated user pool: Cognito failures during a confirmation and a sign-in, repeated events, and
// the backfill. A failure keeps nobody from signing in, and the log names the group.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { after, describe, test } from "node:test";

import { AdminListGroupsForUserCommand, CreateGroupCommand } from "@aws-sdk/client-cognito-identity-provider";

import { awsVariables } from "../parts/clients.js";
import { Table, tableName } from "../parts/dynamodb.js";
import { eventOf } from "../parts/events.js";
import { FaultProxy, behaviours, error } from "../parts/fault_proxy.js";
import { GroupedPool, faults } from "../parts/groups.js";
import { counted, invocationLine } from "../parts/lambda.js";
import { Ministack } from "../parts/ministack.js";
import { tool } from "../parts/paths.js";
import { finished, stopAll, temporaryDirectory } from "../parts/processes.js";
import { shown } from "../parts/texts.js";

const COGNITO_TIMEOUT_MS = 5_000;
/** The function's budget is 0.8 s. The rest is for the emulator on a busy machine. */
const MAX_SIGN_IN_MS = 1_500;

after(stopAll);

/** An event about a user of the pool. */
function eventAbout(stem, { pool }, username) {
  const event = eventOf(stem);
  const text = JSON.stringify({ ...event, userPoolId: pool.id, userName: username });
  return text.replaceAll(event.request.userAttributes.sub, randomUUID());
}

const confirmationOf = (grouped, username) => eventAbout("PostConfirmation_ConfirmSignUp", grouped, username);
const signInOf = (grouped, username) => eventAbout("PostAuthentication_Authentication", grouped, username);

// These tests mostly wait for retries, so several of them run at once.
describe("a confirmation while Cognito", { concurrency: 4 }, () => {
  for (const fault of faults) {
    for (const mode of fault.reason ? ["open", "closed"] : ["open"]) {
      test(`has the fault "${fault.name}", with RECORD_FAILURE=${mode}`, async (context) => {
        const grouped = await GroupedPool.start();
        const settings = { RECORD_FAILURE: mode, ...(fault.groups && { DEFAULT_GROUPS: fault.groups }) };
        const lambda = await grouped.function("post-confirmation", settings);
        const username = await grouped.newUser();
        const text = confirmationOf(grouped, username);
        await fault.begin(grouped.proxy);
        const answer = await lambda.invoke(text);
        const requests = grouped.proxy.seen.length;
        context.diagnostic(`${answer.elapsedMs.toFixed()} ms, ${requests} requests`);
        assert.ok(answer.elapsedMs < COGNITO_TIMEOUT_MS, `${answer.elapsedMs} ms`);
        assert.doesNotMatch(answer.log + answer.emulatorLog, /timed out|timeout/i, "Lambda did not end the invocation");
        checkAnswer(answer, { fault, mode, text });
        if (fault.requests !== undefined) assert.equal(requests, fault.requests);
        assert.equal(await grouped.table.count(), 1, "the record does not depend on the group");
        const isMember = !fault.reason || fault.member;
        assert.deepEqual(await grouped.groupsOf(username), isMember ? ["members"] : []);

        await grouped.proxy.behave(behaviours.forward);
        const repairing = fault.groups ? await grouped.function("post-confirmation") : lambda;
        const again = await repairing.invoke(confirmationOf(grouped, username));
        assert.equal(counted(again, "GroupsAdded"), 1);
        assert.deepEqual(await grouped.groupsOf(username), ["members"]);
        await Promise.all([lambda, repairing, grouped].map((one) => one.stop()));
      });
    }
  }
});

test("a user who was deleted before the confirmation is no failure", async () => {
  const grouped = await GroupedPool.start();
  const lambda = await grouped.function("post-confirmation", { RECORD_FAILURE: "closed" });
  const text = confirmationOf(grouped, "gone");
  const answer = await lambda.invoke(text);
  const line = invocationLine(answer);
  assert.deepEqual([answer.body, line.outcome], [text, "record_created"]);
  assert.deepEqual([line.level, line.reason, line.cause], ["INFO", "group_user_missing", ""]);
  assert.deepEqual([grouped.proxy.seen.length, counted(answer, "GroupsFailed")], [1, 0]);
});

function checkAnswer(answer, { fault, mode, text }) {
  const line = invocationLine(answer);
  if (!fault.reason) {
    assert.deepEqual([answer.body, line.outcome, line.level, line.reason], [text, "record_created", "INFO", ""]);
    assert.deepEqual([counted(answer, "GroupsAdded"), counted(answer, "GroupsFailed")], [1, 0]);
    return;
  }
  assert.deepEqual([line.level, line.reason], ["ERROR", fault.reason]);
  assert.match(line.cause, new RegExp(`^group ${fault.groups ?? "members"}: `), "the log names the group");
  const metrics = ["GroupsAdded", "GroupsFailed", "RecordsCreated", "RecordsFailed"];
  assert.deepEqual(metrics.map((name) => counted(answer, name)), [0, 1, 1, 0]);
  if (mode === "open") {
    assert.deepEqual([answer.body, line.outcome], [text, "confirmed_without_group"]);
  } else {
    assert.deepEqual([JSON.parse(answer.body), line.outcome], [shown("UNAVAILABLE"), "failed"]);
  }
}

test("if records and groups fail, one line has both reasons", async () => {
  const grouped = await GroupedPool.start();
  const tableProxy = await FaultProxy.start(grouped.table.url);
  const lambda = await grouped.function("post-confirmation", grouped.table.settings(tableProxy.url));
  await tableProxy.behave(behaviours.throttle);
  await grouped.proxy.behave(error(400, "AccessDeniedException"));
  const answer = await lambda.invoke(confirmationOf(grouped, await grouped.newUser()));
  const line = invocationLine(answer);
  assert.deepEqual([line.outcome, line.reason], ["confirmed_without_record", "store_throttled group_denied"]);
  assert.match(line.cause, /^DynamoDB answered 400 .*; group members: cognito-idp:AdminAddUserToGroup is not allowed/);
  assert.deepEqual(["RecordsFailed", "GroupsFailed"].map((name) => counted(answer, name)), [1, 1]);
  assert.ok(answer.elapsedMs < COGNITO_TIMEOUT_MS, `${answer.elapsedMs} ms`);
});

test("an event three times in a row and three at once leave one membership", async () => {
  const grouped = await GroupedPool.start();
  const functions = await Promise.all([1, 2, 3].map(() => grouped.function("post-confirmation")));
  const [once, atOnce] = [await grouped.newUser(), await grouped.newUser()];
  const text = confirmationOf(grouped, once);
  for (let time = 1; time <= 3; time++) assert.equal((await functions[0].invoke(text)).body, text);
  const other = confirmationOf(grouped, atOnce);
  const answers = await Promise.all(functions.map((one) => one.invoke(other)));
  assert.deepEqual(answers.map((answer) => counted(answer, "GroupsAdded")), [1, 1, 1]);
  for (const username of [once, atOnce]) assert.deepEqual(await grouped.groupsOf(username), ["members"]);
});

test("without default groups, a function opens no connection to Cognito", async () => {
  const grouped = await GroupedPool.start();
  await grouped.proxy.refuse();
  const lambda = await grouped.function("post-confirmation", { DEFAULT_GROUPS: "" });
  const answer = await lambda.invoke(confirmationOf(grouped, await grouped.newUser()));
  assert.equal(invocationLine(answer).outcome, "record_created");
  assert.doesNotMatch(lambda.output, /cannot be reached/, "the init phase did not try");
});

describe("a sign-in", { concurrency: 4 }, () => {
  test("adds only a user whose record it creates", async () => {
    const grouped = await GroupedPool.start();
    const lambda = await grouped.function("post-authentication");
    const text = signInOf(grouped, await grouped.newUser());
    const { userName: username } = JSON.parse(text);
    assert.equal(invocationLine(await lambda.invoke(text)).outcome, "record_created");
    assert.deepEqual([await grouped.groupsOf(username), grouped.proxy.seen.length], [["members"], 1]);
    assert.equal(invocationLine(await lambda.invoke(text)).outcome, "record_already_there");
    assert.equal(grouped.proxy.seen.length, 1, "a user with a record costs no request");
  });

  for (const fault of faults.filter(({ reason }) => reason)) {
    test(`succeeds under the fault "${fault.name}"`, async (context) => {
      const grouped = await GroupedPool.start();
      const lambda = await grouped.function("post-authentication", fault.groups && { DEFAULT_GROUPS: fault.groups });
      const text = signInOf(grouped, await grouped.newUser());
      await fault.begin(grouped.proxy);
      const answer = await lambda.invoke(text);
      context.diagnostic(`${answer.elapsedMs.toFixed()} ms`);
      const line = invocationLine(answer);
      assert.deepEqual([answer.body, line.outcome, line.reason], [text, "signed_in_without_group", fault.reason]);
      assert.ok(answer.elapsedMs < MAX_SIGN_IN_MS, `${answer.elapsedMs} ms`);
      await Promise.all([lambda, grouped].map((one) => one.stop()));
    });
  }
});

test("the backfill adds every user to the groups, and a dry run adds nobody", async () => {
  const [stack, table, folder] = [await Ministack.start(), await Table.start(), temporaryDirectory()];
  const pool = await stack.createPool();
  await stack.createUsers(pool, 0, 20);
  const groupsOf = async (number) => {
    const request = { UserPoolId: pool, Username: `user-${number}` };
    return (await stack.cognito.send(new AdminListGroupsForUserCommand(request))).Groups.map((one) => one.GroupName);
  };
  const run = (...options) => {
    const files = ["--checkpoint", join(folder, "a.checkpoint"), "--failures", join(folder, "a.csv")];
    const own = ["--user-pool-id", pool, "--table", tableName, "--groups", "members,staff"];
    const endpoints = { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: stack.url, AWS_ENDPOINT_URL_DYNAMODB: table.url };
    const args = ["backfill", ...own, ...files, "--requests-per-second", "1000", ...options];
    return finished(tool(), args, { env: { ...awsVariables, ...endpoints } });
  };
  const dry = await run();
  assert.match(dry.stdout, /nothing was written, and groups were not checked/, dry.output);
  assert.deepEqual(await groupsOf(0), []);

  const missing = await run("--apply");
  assert.equal(missing.exitCode, 2);
  assert.match(missing.stderr, /group members: the user pool has no such group; create it: check --groups/);
  for (const GroupName of ["members", "staff"]) {
    await stack.cognito.send(new CreateGroupCommand({ UserPoolId: pool, GroupName }));
  }
  for (let time = 1; time <= 2; time++) {
    const done = await run("--apply");
    assert.match(done.stdout, /^in groups +40$/m, done.output);
    for (let number = 0; number < 20; number++) {
      assert.deepEqual((await groupsOf(number)).sort(), ["members", "staff"], `user-${number}`);
    }
  }
});
