// The way of a "User created" event in an emulated AWS: stream, pipe and bus. The emulator's pipes send to no bus, so the
// two steps of the pipe are those of e2e/user_events.py, which takes filter and transformation from template.yaml.

import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { awsVariables } from "./clients.js";
import { project, python } from "./paths.js";
import { run, temporaryDirectory } from "./processes.js";

const services = { DynamoDBStreams_20120810: "dynamodb", AWSEvents: "events", AmazonSQS: "sqs" };

/** Sends a request in AWS's JSON protocol. `target` is, for example, AWSEvents.PutEvents. */
export async function request(url, target, body) {
  const service = services[target.split(".")[0]];
  // The emulator reads region and service, and nothing else, from the signature.
  const scope = `local/20260101/${awsVariables.AWS_REGION}/${service}/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`;
  const headers = { "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": target, Authorization: authorization };
  const response = await fetch(url, { method: "POST", body: JSON.stringify(body), headers });
  const text = await response.text();
  if (!response.ok) throw new Error(`${target} answers ${response.status}: ${text}`);
  return text ? JSON.parse(text) : {};
}

/** The description of a pipe. */
export async function describedPipe(url, name) {
  const scope = `local/20260101/${awsVariables.AWS_REGION}/pipes/aws4_request`;
  const headers = { Authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none` };
  const response = await fetch(`${url}/v1/pipes/${name}`, { headers });
  return response.ok ? response.json() : undefined;
}

const streams = (url, operation, body) => request(url, `DynamoDBStreams_20120810.${operation}`, body);

/** The shards of a stream. */
export async function streamShards(url, StreamArn) {
  const { StreamDescription } = await streams(url, "DescribeStream", { StreamArn });
  return StreamDescription.Shards.map(({ ShardId }) => ShardId);
}

/** Records of a shard, from the beginning or from `SequenceNumber`. */
export async function shardRecords(url, StreamArn, ShardId, { SequenceNumber, Limit } = {}) {
  const start = SequenceNumber ? { ShardIteratorType: "AT_SEQUENCE_NUMBER", SequenceNumber } : undefined;
  const position = { StreamArn, ShardId, ...(start ?? { ShardIteratorType: "TRIM_HORIZON" }) };
  const { ShardIterator } = await streams(url, "GetShardIterator", position);
  return (await streams(url, "GetRecords", { ShardIterator, Limit })).Records;
}

/** Runs a command of e2e/user_events.py on a value. */
async function userEvents(command, value) {
  const file = join(temporaryDirectory(), "value.json");
  writeFileSync(file, JSON.stringify(value));
  return JSON.parse(await run(python(), [join(project, "e2e/user_events.py"), command, file]));
}

/** The filter of the pipe, as text. */
export const pipePattern = async () => (await userEvents("patterns", null))[0];

/** The entries that the pipe of template.yaml puts on the bus, one list per stream record. */
export const pipeEntries = (records) => userEvents("entries", records);

/** The differences between events and docs/user-created.schema.json, one list per event. */
export const schemaFindings = (events) => userEvents("findings", events);
