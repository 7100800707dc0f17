// A proxy in front of an emulator of DynamoDB or Cognito. Its behaviour can change while a function runs, so that a fault can hit a
// warm function.

import { once } from "node:events";
import { createServer, request as sendRequest } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";

import { python } from "./paths.js";
import { Child, freePort } from "./processes.js";

/** A text with account and table, as in DynamoDB's errors. Only the operator may see it. */
const internals = "User arn:aws:sts::123456789012:assumed-role/recorder is not welcome at table/users";

/** Answers with an error in DynamoDB's format, whose code the SDK also reads for Cognito. */
export const error = (status, code, message = internals) => (exchange) => {
  const body = JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${code}`, message });
  exchange.response.writeHead(status, { "Content-Type": "application/x-amz-json-1.0" }).end(body);
};

/** Functions that answer one exchange. Its `number` counts the requests since the fault began, from 1. */
export const behaviours = {
  forward: (exchange) => exchange.forward(),
  neverAnswer: () => {},
  // Sends the headers and half of the body, and then nothing.
  halfAnAnswer: ({ response }) => response.writeHead(200, { "Content-Length": "2" }).write("{"),
  throttle: error(400, "ProvisionedThroughputExceededException"),
  tooLarge: error(413, "RequestEntityTooLarge"),
  // DynamoDB's answer to a signature with a time that is minutes off.
  wrongClock: error(400, "InvalidSignatureException", "Signature expired"),
  denyAccess: error(400, "AccessDeniedException"),
  fail: error(500, "InternalServerError"),
  failTwice: (exchange) => (exchange.number <= 2 ? behaviours.fail(exchange) : exchange.forward()),
  // The period begins with the first request.
  forOneSecond: (behaviour) => {
    let end;
    return (exchange) => {
      end ??= performance.now() + 1_000;
      return performance.now() < end ? behaviour(exchange) : exchange.forward();
    };
  },
  reset: ({ request }) => request.socket.resetAndDestroy(),
  // Forwards the request at once, but replies after the function's timeout for one attempt.
  answerLate: async (exchange) => {
    const reply = await exchange.send();
    await pause(1_500, undefined, { ref: false });
    exchange.reply(reply);
  },
  // The error text contains the request, which must not reach a log.
  quoteRequest: (exchange) => error(400, "ValidationException", `unfit: ${exchange.body}`)(exchange),
  // Forwards every request, but the function gets no reply to the first one.
  loseFirstReply: async (exchange) => {
    const reply = await exchange.send();
    if (exchange.number === 1) exchange.request.socket.resetAndDestroy();
    else exchange.reply(reply);
  },
};

/** Throttles more than `limit` writes per second, without burst capacity. Reads are not limited. */
export function writesPerSecond(limit) {
  const throttle = behaviours.throttle;
  let [second, writes] = [0, 0];
  return (exchange) => {
    if (!/\.(PutItem|TransactWriteItems)$/.test(exchange.request.headers["x-amz-target"])) return exchange.forward();
    const now = Math.floor(performance.now() / 1_000);
    if (now !== second) [second, writes] = [now, 0];
    return ++writes > limit ? throttle(exchange) : exchange.forward();
  };
}

export class FaultProxy {
  /** The parsed bodies of all requests since the fault began. */
  seen = [];
  #behaviour = behaviours.forward;
  #blackHole;

  static async start(targetUrl) {
    const proxy = new FaultProxy();
    proxy.target = targetUrl;
    proxy.port = await freePort();
    proxy.url = `http://127.0.0.1:${proxy.port}`;
    proxy.server = createServer((request, response) => proxy.#answer(request, response));
    proxy.server.on("connection", (socket) => socket.unref()).unref();
    await proxy.behave(behaviours.forward);
    return proxy;
  }

  /** Switches to this behaviour. Open connections are cut, so that the function must connect under the fault. */
  async behave(behaviour) {
    await this.#free();
    this.#behaviour = behaviour;
    this.server.listen(this.port, "127.0.0.1");
    await once(this.server, "listening");
  }

  /** Refuses connections. */
  async refuse() {
    await this.#free();
  }

  /** Drops packets: the port listens with a full queue and accepts no connection. */
  async drop() {
    await this.#free();
    this.#blackHole = new Child(python(), ["-c", blackHole, String(this.port)]);
    await this.#blackHole.ready(() => this.#blackHole.stdout.includes("full"), "a listener that drops packets");
  }

  async #free() {
    this.seen = [];
    await this.#blackHole?.stop();
    this.#blackHole = undefined;
    if (!this.server.listening) return;
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  async #answer(request, response) {
    const body = await buffer(request);
    // A function's warm-up request is not an operation of the service.
    if (request.method === "GET") return response.end("healthy");
    this.seen.push(JSON.parse(body));
    const send = () => this.#send(request, body);
    const reply = ({ status, headers, content }) => response.writeHead(status, headers).end(content);
    const forward = async () => reply(await send());
    await this.#behaviour({ request, response, body, number: this.seen.length, send, reply, forward });
  }

  async #send({ method, url, headers }, body) {
    const answer = await new Promise((resolve, reject) => {
      sendRequest(this.target + url, { method, headers }, resolve).on("error", reject).end(body);
    });
    return { status: answer.statusCode, headers: answer.headers, content: await buffer(answer) };
  }
}

// Linux drops the handshake of a connection if the listener's queue is full. A queue of length 0 still admits one
// connection, so the script connects until a connection hangs. Node.js cannot do this, because it accepts every
// connection.
const blackHole = `
import signal, socket, sys
listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("127.0.0.1", int(sys.argv[1])))
listener.listen(0)
held = []
while True:
    held.append(socket.socket())
    held[-1].settimeout(0.2)
    try:
        held[-1].connect(listener.getsockname())
    except TimeoutError:
        break
print("full", flush=True)
signal.pause()
`;
