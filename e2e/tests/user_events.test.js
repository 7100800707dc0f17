// "User created" events in an emulated AWS: switch them on in a stack with data, create records as the functions do, and
// follow each stream record through the pipe's filter and transformation over a bus to a consumer. Then switch them off.

import { DeleteItemCommand, DescribeTableCommand, PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { InvokeCommand, ListFunctionsCommand } from "@aws-sdk/client-lambda";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { dynamodbClient } from "../parts/clients.js";
import { Deployment, resourceTypes } from "../parts/deployment.js";
import { eventOf } from "../parts/events.js";
import { Ministack } from "../parts/ministack.js";
import { stopAll, until } from "../parts/processes.js";
import { request } from "../parts/raw_requests.js";
import {
  describedPipe, pipeEntries, pipePattern, schemaFindings, shardRecords, streamShards,
} from "../parts/user_events.js";

const sub = (number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const others = ["UserEventsPipe", "UserEventsRole", "UserEventsDeadLetterQueue", "UserEventsLogGroup"];

let stack, dynamodb, outputs, records;

/** Deploys the stack with or without events, and returns its outputs. */
async function deploy(userEvents) {
  const parameter = '"UserPoolPreset=workshop"';
  const deployment = new Deployment(stack.url, "workshop", (config) => {
    assert.ok(config.includes(parameter));
    return config.replace(parameter, `${parameter}, "UserEvents=${userEvents}"`);
  });
  return deployment.deploy("template.yaml");
}

/** Runs a function of the stack with the event of a new user. */
async function invoke(part, stem, number) {
  const event = eventOf(stem);
  event.request.userAttributes.sub = sub(number);
  const { Functions } = await stack.lambda.send(new ListFunctionsCommand({}));
  const { FunctionName } = Functions.find(({ FunctionName }) => FunctionName.includes(part));
  const answer = await stack.lambda.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) }));
  assert.equal(answer.FunctionError, undefined, Buffer.from(answer.Payload).toString());
}

const confirm = (number) => invoke("PostConfirmationFunction", "PostConfirmation_ConfirmSignUp", number);
const signIn = (number) => invoke("PostAuthenticationFunction", "PostAuthentication_Authentication", number);
const table = async () =>
  (await dynamodb.send(new DescribeTableCommand({ TableName: outputs.UserSettingsTableName }))).Table;
const item = (userId, fields) =>
  new PutItemCommand({ TableName: outputs.UserSettingsTableName, Item: { userId: { S: userId }, ...fields } });
const bus = (operation, body) => request(stack.url, `AWSEvents.${operation}`, body);
const queue = (operation, body) => request(stack.url, `AmazonSQS.${operation}`, body);

before(async () => {
  stack = await Ministack.start();
  dynamodb = dynamodbClient(stack.url);
  outputs = await deploy("off");
});
after(stopAll);

test("without events, the stack has no stream and no pipe", async () => {
  await confirm(1);
  assert.equal((await table()).StreamSpecification, undefined);
  const types = await resourceTypes(stack.url, "workshop");
  assert.deepEqual(others.filter((name) => name in types), []);
});

test("switched on, the same table gets a stream, and the pipe reads it", async () => {
  const before = await table();
  outputs = await deploy("on");
  const after = await table();
  assert.deepEqual([after.TableId, after.ItemCount], [before.TableId, 1], "the table is not replaced");
  assert.deepEqual(after.StreamSpecification, { StreamEnabled: true, StreamViewType: "NEW_IMAGE" });
  const pipe = await describedPipe(stack.url, outputs.UserEventsPipeName);
  assert.deepEqual([pipe.CurrentState, pipe.Source], ["RUNNING", after.LatestStreamArn]);
  assert.match(pipe.Target, /^arn:aws:events:eu-west-1:\d{12}:event-bus\/default$/);
  const types = await resourceTypes(stack.url, "workshop");
  assert.deepEqual(others.filter((name) => name in types), others);
});

test("of all stream records, only new records of the functions send an event", async () => {
  await confirm(1);
  await confirm(2);
  await confirm(2);
  await signIn(3);
  await signIn(2);
  // Other writers of the table, with odd keys.
  for (const userId of ["another", '"<$.eventID>\\', "\u2028"]) await dynamodb.send(item(userId, { a: { S: "b" } }));
  await dynamodb.send(item("text", { userEvent: { S: "x" } }));
  await dynamodb.send(item("incomplete", { userEvent: { M: { sub: { S: "x" } } } }));
  const key = { TableName: outputs.UserSettingsTableName, Key: { userId: { S: sub(2) } } };
  const change = { UpdateExpression: "SET theme = :t", ExpressionAttributeValues: { ":t": { S: "dark" } } };
  await dynamodb.send(new UpdateItemCommand({ ...key, ...change }));
  await dynamodb.send(new DeleteItemCommand(key));
  await confirm(2);

  const stream = (await table()).LatestStreamArn;
  const shards = await streamShards(stack.url, stream);
  assert.equal(shards.length, 1);
  records = await shardRecords(stack.url, stream, shards[0]);
  const sent = (await pipeEntries(records)).map((entries) => entries.length);
  const names = records.map(({ eventName, dynamodb }) => `${eventName} ${dynamodb.Keys.userId.S}`);
  const expected = [`INSERT ${sub(2)}`, `INSERT ${sub(3)}`, `INSERT ${sub(2)}`];
  assert.deepEqual(names.filter((_, index) => sent[index]), expected);
  assert.deepEqual([records.length, Math.max(...sent)], [10, 1], names.join("\n"));
});

test("a second implementation of event patterns selects the same records", async () => {
  const EventPattern = await pipePattern();
  const sent = await pipeEntries(records);
  for (const [index, record] of records.entries()) {
    const { Result } = await bus("TestEventPattern", { EventPattern, Event: JSON.stringify(record) });
    assert.equal(Result, sent[index].length === 1, JSON.stringify(record));
  }
});

test("a consumer on the bus gets events that follow the schema", async () => {
  const { QueueUrl } = await queue("CreateQueue", { QueueName: "consumer" });
  const rule = { Name: "welcome", EventPattern: '{"source": ["cognito-triggers"], "detail-type": ["User created"]}' };
  await bus("PutRule", rule);
  await bus("PutTargets", {
    Rule: rule.Name, Targets: [{ Id: "1", Arn: "arn:aws:sqs:eu-west-1:000000000000:consumer" }],
  });
  const entries = (await pipeEntries(records)).flat();
  const { FailedEntryCount } = await bus("PutEvents", { Entries: entries });
  assert.equal(FailedEntryCount, 0);
  const events = [];
  await until(async () => {
    const { Messages = [] } = await queue("ReceiveMessage", { QueueUrl, MaxNumberOfMessages: 10 });
    events.push(...Messages.map(({ Body }) => JSON.parse(Body)));
    return events.length >= entries.length;
  }, "the events");

  assert.deepEqual((await schemaFindings(events)).flat(), []);
  const position = ({ detail }) => records.findIndex(({ eventID }) => eventID === detail.id);
  const details = events.sort((one, other) => position(one) - position(other)).map(({ detail }) => detail);
  const facts = details.map(({ sub, source, key }) => [sub, source, key.userId.S]);
  const expected = [[sub(2), "confirmation"], [sub(3), "sign-in"], [sub(2), "confirmation"]];
  assert.deepEqual(facts, expected.map(([sub, source]) => [sub, source, sub]));
  assert.ok(events.every((event) => position(event) >= 0), "each id is that of a stream record");
  assert.notEqual(details[0].id, details[2].id, "a record that is created again has another id");
});

test("the schema refuses an event with anything else", async () => {
  const [[{ Detail }]] = (await pipeEntries(records)).filter((entries) => entries.length);
  const envelope = { version: "0", id: "1", account: "111122223333", time: "now", region: "eu-west-1", resources: [] };
  const event = (detail) => ({ ...envelope, source: "cognito-triggers", "detail-type": "User created", detail });
  const detail = JSON.parse(Detail);
  const wrong = [{ email: "jane@example.com" }, { key: {} }, { source: "import" }, { clientId: null }, { sub: "" }];
  const findings = await schemaFindings([{}, ...wrong].map((change) => event({ ...detail, ...change })));
  assert.deepEqual(findings.map(({ length }) => length), [0, ...wrong.map(() => 1)], findings.flat().join("\n"));
});

test("switched off, stream and pipe are gone, and the records stay", async () => {
  const pipe = outputs.UserEventsPipeName;
  const { TableId } = await table();
  outputs = await deploy("off");
  const after = await table();
  assert.deepEqual([after.TableId, after.StreamSpecification?.StreamEnabled ?? false], [TableId, false]);
  assert.equal(await describedPipe(stack.url, pipe), undefined);
  const types = await resourceTypes(stack.url, "workshop");
  assert.deepEqual(others.filter((name) => name in types), []);
});
