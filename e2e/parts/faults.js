// DynamoDB failures, and a function that meets them.

import { Table } from "./dynamodb.js";
import { FaultProxy, behaviours } from "./fault_proxy.js";
import { LambdaFunction } from "./lambda.js";

/** A record that was written years ago and edited by its user. */
const existing = { schemaVersion: { N: "1" }, createdAt: { S: "2020-02-02T02:02:02.020Z" }, theme: { S: "dark" } };

const behave = (behaviour) => (proxy) => proxy.behave(behaviour);
const forOneSecond = (behaviour) => (proxy) => proxy.behave(behaviours.forOneSecond(behaviour));

/**
 * Every fault with the function that begins it. If a confirmation still succeeds, `outcome` is its outcome; otherwise
 * `reason` is the reason of its failure. `written` means that the table has the record despite the failure. `requests`
 * is the number of requests that the proxy must see. `table` is the function's TABLE_NAME, `existing` the record in the
 * table.
 */
export const faults = [
  { name: "none", begin: behave(behaviours.forward), outcome: "record_created", requests: 1 },
  { name: "never answers", begin: behave(behaviours.neverAnswer), reason: "store_out_of_time" },
  { name: "half an answer", begin: behave(behaviours.halfAnAnswer), reason: "store_out_of_time" },
  { name: "answers too late", begin: behave(behaviours.answerLate), reason: "store_out_of_time", written: true },
  { name: "refuses connections", begin: (proxy) => proxy.refuse(), reason: "store_unreachable", requests: 0 },
  { name: "drops packets", begin: (proxy) => proxy.drop(), reason: "store_out_of_time", requests: 0 },
  { name: "resets connections", begin: behave(behaviours.reset), reason: "store_unreachable" },
  { name: "throttles", begin: behave(behaviours.throttle), reason: "store_throttled" },
  { name: "throttles for one second", begin: forOneSecond(behaviours.throttle), outcome: "record_created" },
  { name: "500 for one second", begin: forOneSecond(behaviours.fail), outcome: "record_created" },
  { name: "500 twice", begin: behave(behaviours.failTwice), outcome: "record_created", requests: 3 },
  { name: "condition fails", begin: behave(behaviours.forward), existing, outcome: "record_already_there", requests: 1 },
  { name: "reply lost after the write", begin: behave(behaviours.loseFirstReply), outcome: "record_already_there", requests: 2 },
  { name: "table missing", begin: behave(behaviours.forward), table: "no-such-table", reason: "store_answered_error", requests: 1 },
  { name: "access denied", begin: behave(behaviours.denyAccess), reason: "store_answered_error", requests: 1 },
  { name: "request too large", begin: behave(behaviours.tooLarge), reason: "store_answered_error", requests: 1 },
  { name: "wrong clock", begin: behave(behaviours.wrongClock), reason: "store_answered_error", requests: 1 },
];

/** Starts a warm function with an empty table of its own, which it reaches through a proxy. */
export async function startBehindProxy(name, settings = {}) {
  const table = await Table.start();
  const proxy = await FaultProxy.start(table.url);
  const start = async (more) => {
    const lambda = await LambdaFunction.start(name, { ...table.settings(proxy.url), ...settings, ...more });
    // The emulator starts the init phase at the first invocation. This event needs no DynamoDB.
    await lambda.invoke("{}");
    return lambda;
  };
  return { table, proxy, lambda: await start(), start };
}
