// Runs inside a network namespace that has only the loopback interface. Sends one event to the function that the
// command line names. Prints the answer and the kernel's network counters.

import { readFileSync } from "node:fs";

import { eventOf } from "./events.js";
import { LambdaFunction } from "./lambda.js";
import { stopAll } from "./processes.js";

const [name, stem, ...settings] = process.argv.slice(2);

/** The kernel's counters of this namespace, such as `Udp.OutDatagrams`. */
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
