// The way of a "User created" event in an emulated AWS: stream, pipe and bus. The emulator's pipes send to no bus, so the
// two steps of the pipe are those of e2e/user_events.py, which takes filter and transformation from template.yaml.

import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { project, python } from "./paths.js";
import { run, temporaryDirectory } from "./processes.js";
import { request, send } from "./raw_requests.js";

/** The description of a pipe. */
export async function describedPipe(url, name) {
  const response = await send(`${url}/v1/pipes/${name}`, "pipes");
  return response.ok ? response.json() : undefined;
}

const streams = (url, operation, body) => request(url, `DynamoDBStreams_20120810.${operation}`, body);

/** The shards of a stream. */
export async function streamShards(url, StreamArn) {
  const { StreamDescription } = await streams(url, "DescribeStream", { StreamArn });
  return StreamDescription.Shards.map(({ ShardId }) => ShardId);
}

/** All records of a shard. */
export async function shardRecords(url, StreamArn, ShardId) {
  const start = { StreamArn, ShardId, ShardIteratorType: "TRIM_HORIZON" };
  let { ShardIterator } = await streams(url, "GetShardIterator", start);
  const records = [];
  for (;;) {
    const page = await streams(url, "GetRecords", { ShardIterator });
    if (page.Records.length === 0) return records;
    records.push(...page.Records);
    ShardIterator = page.NextShardIterator;
  }
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
