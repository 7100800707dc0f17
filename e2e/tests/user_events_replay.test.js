// "User created" events that the pipe gave up: e2e/replay_user_events.py sends them again from the positions in the
// dead-letter queue. The shard has records of another writer between those of the events, in more than one page.

import { CreateTableCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { after, before, beforeEach, test } from "node:test";

import { awsVariables, dynamodbClient } from "../parts/clients.js";
import { Ministack } from "../parts/ministack.js";
import { project, python } from "../parts/paths.js";
import { finished, serve, stopAll } from "../parts/processes.js";
import { request } from "../parts/raw_requests.js";
import { pipeEntries, shardRecords, streamShards } from "../parts/user_events.js";

const recorded = JSON.parse(readFileSync(join(project, "e2e/stream_records/emits-confirmation.json"), "utf8"));
const TableName = "users";
const queueUrl = (name) => `https://sqs.eu-west-1.amazonaws.com/000000000000/${name}`;
// Four of these are more than the megabyte of a page.
const padding = { S: "x".repeat(300_000) };

let stack, streamArn, shardId, records;

const bus = (operation, body) => request(stack.url, `AWSEvents.${operation}`, body);
const queue = (operation, body) => request(stack.url, `AmazonSQS.${operation}`, body);

/** The numbers of the messages of a queue that can be received, and that are hidden. */
async function counts(name) {
  const { Attributes } = await queue("GetQueueAttributes", { QueueUrl: queueUrl(name), AttributeNames: ["All"] });
  const { ApproximateNumberOfMessages: visible, ApproximateNumberOfMessagesNotVisible: hidden } = Attributes;
  return [Number(visible), Number(hidden)];
}

/** Puts the message of a pipe that gave up a batch into the dead-letter queue. */
function giveUp(first, last, change = {}) {
  const sequence = (index) => records[index].dynamodb.SequenceNumber;
  const position = { startSequenceNumber: sequence(first), endSequenceNumber: sequence(last) };
  const batch = { streamArn, shardId, batchSize: 3, ...position, ...change };
  const MessageBody = JSON.stringify({ version: "1.0", context: {}, DDBStreamBatchInfo: batch });
  return queue("SendMessage", { QueueUrl: queueUrl("dead-letters"), MessageBody });
}

/** Runs the script. */
function replay(busName = "users", url = stack.url) {
  const args = [join(project, "e2e/replay_user_events.py"), queueUrl("dead-letters"), busName];
  return finished(python(), args, { env: { ...awsVariables, AWS_ENDPOINT_URL: url } });
}

/** Receives the details of all events on the bus, in the order of the stream. */
async function received() {
  const details = [];
  for (;;) {
    const { Messages } = await queue("ReceiveMessage", { QueueUrl: queueUrl("consumer"), MaxNumberOfMessages: 10 });
    if (!Messages?.length) break;
    details.push(...Messages.map(({ Body }) => JSON.parse(Body).detail));
  }
  const position = ({ id }) => records.findIndex(({ eventID }) => eventID === id);
  return details.sort((one, other) => position(one) - position(other));
}

before(async () => {
  stack = await Ministack.start();
  const dynamodb = dynamodbClient(stack.url);
  const { TableDescription } = await dynamodb.send(new CreateTableCommand({
    TableName,
    AttributeDefinitions: [{ AttributeName: "userId", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "userId", KeyType: "HASH" }],
    BillingMode: "PAY_PER_REQUEST",
    StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_IMAGE" },
  }));
  const put = (userId, item) => dynamodb.send(new PutItemCommand({ TableName, Item: { ...item, userId: { S: userId } } }));
  const marked = (userId) => put(userId, recorded.dynamodb.NewImage);
  // 0 and 1 have events, 2 to 6 have none, 7 to 19 have events.
  for (const userId of ["0", "1"]) await marked(userId);
  for (const userId of ["2", "3", "4", "5", "6"]) await put(userId, { padding });
  for (let number = 7; number < 20; number++) await marked(String(number));
  streamArn = TableDescription.LatestStreamArn;
  [shardId] = await streamShards(stack.url, streamArn);
  records = await shardRecords(stack.url, streamArn, shardId);
  assert.equal(records.length, 20);

  for (const QueueName of ["dead-letters", "consumer"]) await queue("CreateQueue", { QueueName });
  await bus("CreateEventBus", { Name: "users" });
  const rule = { EventBusName: "users", Name: "all", EventPattern: '{"source": ["cognito-triggers"]}' };
  await bus("PutRule", rule);
  const Targets = [{ Id: "1", Arn: "arn:aws:sqs:eu-west-1:000000000000:consumer" }];
  await bus("PutTargets", { EventBusName: "users", Rule: rule.Name, Targets });
});
beforeEach(async () => {
  for (const name of ["dead-letters", "consumer"]) await queue("PurgeQueue", { QueueUrl: queueUrl(name) });
});
after(stopAll);

test("every event from the first to the last record of the batch is sent, over pages and requests", async () => {
  await giveUp(1, 18);
  const child = await replay();
  assert.equal(child.exitCode, 0, child.output);
  assert.equal(child.output, "13 events sent, 0 messages left in the queue\n");
  const expected = (await pipeEntries(records.slice(1, 19))).flat().map(({ Detail }) => JSON.parse(Detail));
  assert.equal(expected.length, 13);
  assert.deepEqual(await received(), expected);
  assert.deepEqual(await counts("dead-letters"), [0, 0], "the message is deleted");
});

test("several messages are worked off, and one that fails stays", async () => {
  await giveUp(0, 0);
  await giveUp(1, 1, { startSequenceNumber: "1".repeat(30) });
  await queue("SendMessage", { QueueUrl: queueUrl("dead-letters"), MessageBody: '{"DDBStreamBatchInfo": {}}' });
  await giveUp(7, 9);
  const child = await replay();
  assert.equal(child.exitCode, 1, child.output);
  assert.equal(child.stdout, "4 events sent, 2 messages left in the queue\n");
  assert.match(child.stderr, /the stream no longer has the records from 1{30}; .*docs\/events\.md#send-events-again/);
  assert.match(child.stderr, /a message has no position in a stream/);
  assert.deepEqual((await received()).map(({ key }) => key.userId.S), ["0", "7", "8", "9"]);
  assert.deepEqual(await counts("dead-letters"), [0, 2]);
});

test("a batch whose end is never reached keeps its message, and nothing of it is sent", async () => {
  await giveUp(18, 19, { endSequenceNumber: "9".repeat(30) });
  const child = await replay();
  assert.equal(child.exitCode, 1, child.output);
  assert.match(child.stderr, /ends before 9{30}/);
  assert.deepEqual(await received(), []);
  assert.deepEqual(await counts("dead-letters"), [0, 1]);
});

test("an event that the bus refuses keeps its message", async () => {
  await giveUp(0, 1);
  const address = await serve(async (incoming, answer) => {
    const body = await buffer(incoming);
    if (incoming.headers["x-amz-target"] === "AWSEvents.PutEvents") {
      const Entries = [{ EventId: "1" }, { ErrorCode: "ThrottlingException", ErrorMessage: "slow down" }];
      return answer.end(JSON.stringify({ FailedEntryCount: 1, Entries }));
    }
    const { host, connection, "content-length": length, ...headers } = incoming.headers;
    const forwarded = await fetch(`${stack.url}${incoming.url}`, { method: incoming.method, headers, body });
    answer.writeHead(forwarded.status, { "content-type": forwarded.headers.get("content-type") ?? "" });
    return answer.end(await forwarded.text());
  });
  const child = await replay("users", `http://${address}`);
  assert.equal(child.exitCode, 1, child.output);
  assert.equal(child.stderr, "error: the bus refused 1 events: ThrottlingException\n");
  assert.deepEqual(await counts("dead-letters"), [0, 1]);
});

test("a bus that does not exist stops the script before it takes a message", async () => {
  await giveUp(0, 1);
  const child = await replay("user");
  assert.equal(child.exitCode, 1, child.output);
  assert.match(child.stderr, /ResourceNotFoundException/);
  assert.deepEqual(await counts("dead-letters"), [1, 0]);
});
