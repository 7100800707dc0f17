// Started inside a namespace that has no network but loopback: answers one event by the function named on the command
// line and prints the answer with what the kernel counted on the way.

import { readFileSync } from "node:fs";

import { eventOf } from "./events.js";
import { LambdaFunction } from "./lambda.js";
import { stopAll } from "./processes.js";

const [name, stem, ...settings] = process.argv.slice(2);

/** The kernel's counters of this namespace, `Udp.OutDatagrams` for example. */
function counters() {
  const lines = readFileSync("/proc/self/net/snmp", "utf8").trim().split("\n").map((line) => line.split(" "));
  const pairs = lines.flatMap(([protocol, ...cells], row) =>
    row % 2 === 0 ? cells.map((cell, column) => [protocol.replace(":", ".") + cell, Number(lines[row + 1][column + 1])]) : [],
  );
  return Object.fromEntries(pairs);
}

const lambda = await LambdaFunction.start(name, Object.fromEntries(settings.map((setting) => setting.split("="))));
const { body } = await lambda.invoke(JSON.stringify(eventOf(stem)));
const { "Ip.OutNoRoutes": unreachable, "Udp.OutDatagrams": datagrams } = counters();
console.log(JSON.stringify({ body, unreachable, datagrams }));
await stopAll();
