// A receiver of webhooks, the messages of the queue that lead to them, and the code of the README that verifies them.

import { readFileSync, writeFileSync } from "node:fs";
import { createSecureServer } from "node:http2";
import { createServer } from "node:https";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";

import { project } from "./paths.js";
import { serve, temporaryDirectory } from "./processes.js";

export const readme = readFileSync(join(project, "examples/webhook/README.md"), "utf8");
export const template = readFileSync(join(project, "examples/webhook/template.yaml"), "utf8");

const filter = template.match(/FilterPattern: '\{ (.+) \}'/)[1];

/** Returns whether the alarm about failures counts a log line. Its filter's pattern is JavaScript, except for "=". */
export const countsAsFailure = new Function("$", `return ${filter.replaceAll(" = ", " === ")};`);

/** Writes the only code block of a language in the README to a file in a new directory. Returns its path. */
export function readmeBlock(language, name) {
  const [, block] = readme.match(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "ms"));
  const path = join(temporaryDirectory(), name);
  writeFileSync(path, block);
  return path;
}

/** The commands of the README for the AWS CLI. */
export const readmeCommands = readme.match(/(?<=^ *)aws .+$/gm);

/** The command for this operation. `values` replace its names in capital letters, such as QueueArn for QUEUE_ARN. */
export function readmeCommand(operation, values) {
  const capital = (name) => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
  const known = new Map(Object.entries(values).map(([name, value]) => [capital(name), value]));
  const command = readmeCommands.find((one) => one.split(" ")[2] === operation);
  return command.replaceAll(/\b[A-Z]+(?:_[A-Z]+)+\b/g, (name) => {
    if (!known.has(name)) throw new Error(`the stack has no output ${name}`);
    return known.get(name);
  });
}

export class Receiver {
  /** Every request: method, url, headers, httpVersion, remotePort and body. */
  requests = [];
  /** Answers a request. Assign another function for another behaviour. */
  answer = (response) => response.writeHead(204).end();

  /** Starts a receiver. With options of TLS, it has HTTPS, and HTTP/2 if they forbid HTTP/1.1. */
  static async start(tls) {
    const receiver = new Receiver();
    const handler = async (request, response) => {
      const { method, url, headers, httpVersion, socket } = request;
      const { remotePort } = socket;
      receiver.requests.push({ method, url, headers, httpVersion, remotePort, body: await buffer(request) });
      receiver.answer(response);
    };
    receiver.url = tls ? await serveTls(tls, handler) : `http://${await serve(handler)}`;
    return receiver;
  }

  /** Answers each request with this status. */
  answerWith(status, headers = {}) {
    this.answer = (response) => response.writeHead(status, headers).end();
  }

  /** The requests since the last call. */
  take() {
    return this.requests.splice(0);
  }
}

async function serveTls(tls, handler) {
  const server = (tls.allowHTTP1 === false ? createSecureServer : createServer)(tls, handler);
  server.on("connection", (socket) => socket.unref()).unref();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `https://localhost:${server.address().port}`;
}

/** The event "User created" as EventBridge sends it. */
export function userCreated(id, more = {}) {
  const sub = "5f0c2f9e-4d0b-4a52-9a57-0d9a4a3f7c11";
  return {
    version: "0",
    id: "17793124-05d4-b198-2fde-7ededc63b103",
    "detail-type": "User created",
    source: "cognito-triggers",
    account: "111122223333",
    time: "2026-11-29T09:30:01Z",
    region: "eu-west-1",
    resources: [],
    detail: {
      id,
      userPoolId: "eu-west-1_EXAMPLE01",
      sub,
      clientId: "exampleclientid00000000001",
      key: { userId: { S: sub } },
      source: "confirmation",
      createdAt: "2026-11-29T09:30:00.123Z",
    },
    ...more,
  };
}

/** A batch as Lambda passes it on: one message per body, with the ids m0, m1 and so on. */
export function batch(...bodies) {
  const Records = bodies.map((body, index) => ({
    messageId: `m${index}`,
    receiptHandle: "AQEBexample",
    body: typeof body === "string" ? body : JSON.stringify(body),
    attributes: { ApproximateReceiveCount: "1", SentTimestamp: "1795944601000" },
    messageAttributes: {},
    md5OfBody: "e4e68fb7bd0e697a0ae8f1bb342846b3",
    eventSource: "aws:sqs",
    eventSourceARN: "arn:aws:sqs:eu-west-1:111122223333:webhook",
    awsRegion: "eu-west-1",
  }));
  return JSON.stringify({ Records });
}

/** The answer that keeps these messages in the queue. */
export const keeps = (...messageIds) => ({
  batchItemFailures: messageIds.map((itemIdentifier) => ({ itemIdentifier })),
});
