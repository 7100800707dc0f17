// The example consumer in examples/webhook: what a receiver gets, and what happens if it does not answer with a 2xx.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";

import { FaultProxy } from "../parts/fault_proxy.js";
import { LambdaFunction } from "../parts/lambda.js";
import { python } from "../parts/paths.js";
import { freePort, run, stopAll, temporaryDirectory, until } from "../parts/processes.js";
import { Receiver, batch, countsAsFailure, keeps, readmeBlock, userCreated } from "../parts/webhook_receiver.js";

const oldSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
// 44 letters and digits, as Secrets Manager generates them.
const newSecret = "Zm9yIHRlc3RzIG9ubHksIDMzIGJ5dGVzIG9mIGtleSEh";
const token = "s3cret-token";
const folder = temporaryDirectory();

let receiver, lambda, verifyInNode;

const start = (settings) => LambdaFunction.start("webhook", { AWS_LAMBDA_FUNCTION_TIMEOUT: "60", ...settings });

/** Invokes the function with a batch of these bodies. Returns the answer and the function's log lines. */
async function deliver(bodies, target = lambda) {
  const { body, lines, log, elapsedMs } = await target.invoke(batch(...bodies));
  return { answer: JSON.parse(body), lines, log, elapsedMs };
}

before(async () => {
  ({ verify: verifyInNode } = await import(readmeBlock("js", "verify.mjs")));
  receiver = await Receiver.start();
  const url = `${receiver.url}/hooks?token=${token}`;
  lambda = await start({ WEBHOOK_URL: url, WEBHOOK_SECRET: `${newSecret} ${oldSecret}` });
});
beforeEach(() => {
  receiver.take();
  receiver.answerWith(204);
});
after(stopAll);

test("the receiver gets the event, and the log nothing of it", async () => {
  const event = userCreated("c4ca4238a0b923820dcc509a6f75849b");
  const { answer, lines, log } = await deliver([event]);
  assert.deepEqual(answer, keeps());
  const [{ method, url, headers, body }, ...more] = receiver.take();
  assert.deepEqual([method, url, more], ["POST", `/hooks?token=${token}`, []]);
  assert.equal(headers["content-type"], "application/json");
  assert.equal(headers["webhook-id"], event.detail.id);
  assert.ok(Math.abs(Date.now() / 1_000 - headers["webhook-timestamp"]) < 60);
  const { createdAt: timestamp } = event.detail;
  assert.equal(String(body), JSON.stringify({ type: "user.created", timestamp, data: event.detail }));

  const { timestamp: _, duration_ms: duration, ...line } = lines[0];
  const expected = { level: "INFO", message: "delivered", message_id: "m0", id: event.detail.id, status: 204 };
  assert.deepEqual([line, lines.length, Number.isInteger(duration)], [expected, 1, true]);
  for (const secret of [token, "/hooks", event.detail.sub, "v1,", newSecret, oldSecret.slice(6)]) {
    assert.ok(!log.includes(secret), `${secret} in ${log}`);
  }
});

/** Asks the Python code of the README. */
async function verifyInPython(secret, headers, body) {
  const cwd = dirname(readmeBlock("python", "verify.py"));
  const script = "import json, sys; from verify import verify; c = json.loads(sys.argv[1]); "
    + "print(verify(c['secret'], c['headers'], c['body'].encode()))";
  const call = JSON.stringify({ secret, headers, body: String(body) });
  return (await run(python(), ["-c", script, call], { cwd })).trim() === "True";
}

/** A correctly signed request with this timestamp. */
function signedAt(timestamp) {
  const hmac = createHmac("sha256", Buffer.from(oldSecret.slice(6), "base64")).update(`a1.${timestamp}.{}`);
  const signature = `v1,${hmac.digest("base64")}`;
  const headers = { "webhook-id": "a1", "webhook-timestamp": String(timestamp), "webhook-signature": signature };
  return [oldSecret, headers, Buffer.from("{}")];
}

for (const [name, verify] of [["Node.js", (...call) => verifyInNode(...call)], ["Python", verifyInPython]]) {
  test(`the README's code for ${name} accepts both secrets of a rotation, and nothing that was changed`, async () => {
    await deliver([userCreated("a1")]);
    const [{ headers, body }] = receiver.take();
    assert.deepEqual([await verify(oldSecret, headers, body), await verify(newSecret, headers, body)], [true, true]);
    const change = (name, value) => [oldSecret, { ...headers, [name]: value }, body];
    const { "webhook-timestamp": timestamp, "webhook-signature": signature } = headers;
    const now = Math.floor(Date.now() / 1_000);
    assert.equal(await verify(...signedAt(now - 100)), true);
    for (const call of [
      ...[now - 600, now + 600, "soon", "", -now].map(signedAt),
      ["whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD", headers, body],
      [oldSecret, headers, Buffer.from(`${body} `)],
      change("webhook-id", "a2"),
      change("webhook-timestamp", String(timestamp - 1)),
      change("webhook-timestamp", undefined),
      change("webhook-signature", signature.replaceAll("v1,", "v2,")),
      change("webhook-signature", signature.slice(0, 20)),
      change("webhook-signature", "é".repeat(24)),
      change("webhook-signature", ""),
      change("webhook-signature", undefined),
    ]) {
      assert.equal(await verify(...call), false, JSON.stringify(call[1]));
    }
  });
}

test("each attempt opens a connection, because a frozen function does not notice that one closes", async () => {
  await deliver([userCreated("a1"), userCreated("a2")]);
  const [first, second] = receiver.take().map(({ remotePort }) => remotePort);
  assert.notEqual(first, second);
});

describe("an answer", () => {
  const retried = "the receiver answered with an error";
  const gone = "the receiver wants no more webhooks: disable the event source mapping, or correct the URL";
  const redirects = "the receiver redirects: set WEBHOOK_URL to the final URL";
  for (const [status, reason] of [
    ...[200, 201, 202, 204].map((one) => [one]),
    ...[301, 302, 303, 307, 308].map((one) => [one, redirects]),
    ...[400, 401, 404, 408, 413, 429, 500, 502, 503, 504].map((one) => [one, retried]),
    [410, gone],
  ]) {
    test(`of ${status} ${reason ? "keeps" : "removes"} the message, after one request`, async () => {
      const elsewhere = await Receiver.start();
      receiver.answerWith(status, { location: elsewhere.url, "retry-after": "1" });
      const { answer, lines } = await deliver([userCreated("a1")]);
      assert.deepEqual(answer, reason ? keeps("m0") : keeps());
      const [{ level, message, status: logged, reason: why }] = lines;
      const expected = reason ? ["WARN", "not delivered", status, reason] : ["INFO", "delivered", status, undefined];
      assert.deepEqual([level, message, logged, why, lines.length], [...expected, 1]);
      assert.equal(countsAsFailure(lines[0]), Boolean(reason));
      assert.deepEqual([receiver.take().length, elsewhere.take().length], [1, 0]);
    });
  }

  test("without an end does not delay a success", async () => {
    let isClosed = false;
    receiver.answer = (response) => {
      const more = () => isClosed || response.write(Buffer.alloc(65_536), more);
      response.writeHead(200).on("close", () => (isClosed = true));
      more();
    };
    const { answer, elapsedMs } = await deliver([userCreated("a1")]);
    assert.deepEqual(answer, keeps());
    assert.ok(elapsedMs < 5_000, `${elapsedMs} ms`);
    await until(() => isClosed, "the end of the connection");
  });
});

describe("no answer", () => {
  /** Port of a server that accepts connections and does this with each. */
  const raw = async (behave) => {
    const server = createServer((socket) => behave(socket.on("error", () => {}).unref())).unref();
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    return server.address().port;
  };
  /** Answers the request with this text, which is not a whole answer of HTTP. */
  const reply = (text) => raw((socket) => socket.once("data", () => socket.write(text)));
  /** Port that drops packets. */
  const blackHole = async () => {
    const proxy = await FaultProxy.start();
    await proxy.drop();
    return proxy.port;
  };
  const late = /^no answer within 10 s$/;
  for (const [name, port, reason] of [
    ["from a closed port", freePort, /refused/i],
    ["from an address that drops packets", blackHole, /connect timeout occurred after 5s/],
    ["from a connection that closes", () => raw((socket) => socket.destroy()), /closed|reset|incomplete/i],
    ["from a server that is silent", () => raw((socket) => socket.resume()), late],
    ["but half a header", () => reply("HTTP/1.1 200 OK\r\nx: "), late],
    ["but another protocol", () => reply("220 mail.example.com ESMTP\r\n"), /HTTP|parse/i],
  ]) {
    test(`${name} keeps the message in the queue`, async () => {
      const url = `http://127.0.0.1:${await port()}/?token=${token}`;
      const other = await start({ WEBHOOK_URL: url, WEBHOOK_SECRET: oldSecret });
      const { answer, lines, log, elapsedMs } = await deliver([userCreated("a1")], other);
      assert.deepEqual([answer, lines.length, lines[0].message], [keeps("m0"), 1, "not delivered"]);
      assert.match(lines[0].reason, reason);
      assert.ok(countsAsFailure(lines[0]));
      assert.ok(elapsedMs < 20_000, `${elapsedMs} ms`);
      assert.ok(!log.includes(token), log);
      await other.stop();
    });
  }
});

describe("over HTTPS, a certificate", () => {
  const name = (extension) => join(folder, `server.${extension}`);
  const openssl = (...args) => run("openssl", args, { cwd: folder });

  /** A receiver with a certificate for this host name, from an authority of its own. */
  async function certified(host, tls) {
    const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
    const days = ["-days", "2"];
    await openssl("req", "-x509", ...key, "-keyout", "ca.key", "-out", "ca.pem", ...days, "-subj", "/CN=Example CA");
    await openssl("req", ...key, "-keyout", name("key"), "-out", name("csr"), "-subj", "/CN=receiver");
    writeFileSync(name("ext"), `subjectAltName = DNS:${host}\n`);
    const ca = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-extfile", name("ext"), ...days];
    await openssl("x509", "-req", "-in", name("csr"), ...ca, "-out", name("pem"));
    return Receiver.start({ key: readFileSync(name("key")), cert: readFileSync(name("pem")), ...tls });
  }

  async function deliverTo(host, settings, tls) {
    const secure = await certified(host, tls);
    const other = await start({ WEBHOOK_URL: secure.url, WEBHOOK_SECRET: oldSecret, ...settings });
    const { answer, lines } = await deliver([userCreated("a1")], other);
    return [answer, secure.take().map(({ httpVersion }) => httpVersion), lines[0].reason];
  }

  const trusted = { SSL_CERT_FILE: join(folder, "ca.pem") };
  for (const [version, tls] of [["1.1", {}], ["2.0", { allowHTTP1: false }]]) {
    test(`of a trusted authority is accepted, with HTTP/${version}`, async () => {
      assert.deepEqual(await deliverTo("localhost", trusted, tls), [keeps(), [version], undefined]);
    });
  }

  test("of an unknown authority keeps the message in the queue", async () => {
    const [answer, requests, reason] = await deliverTo("localhost", {});
    assert.deepEqual([answer, requests], [keeps("m0"), []]);
    assert.match(reason, /certificate/);
  });

  test("for another host keeps the message in the queue", async () => {
    const [answer, requests, reason] = await deliverTo("other.example", trusted);
    assert.deepEqual([answer, requests], [keeps("m0"), []]);
    assert.match(reason, /certificate/);
  });
});

test("only the messages that cannot become a webhook stay in the queue, and the alarm ignores them", async () => {
  const { detail, ...rest } = userCreated("a1");
  const { id, ...withoutId } = detail;
  for (const poison of [
    "",
    "not JSON",
    "null",
    "[]",
    JSON.stringify(rest),
    { ...rest, detail: null },
    { ...rest, detail: withoutId },
    { ...rest, detail: { ...detail, id: 7 } },
    { ...rest, detail: { ...detail, id: "a1\r\nx-injected: 1" } },
    { ...rest, detail: { ...detail, id: "a.b" } },
    { ...rest, detail: { ...detail, createdAt: null } },
    userCreated("a1", { "detail-type": "User deleted" }),
  ]) {
    const { answer, lines } = await deliver([userCreated("a1"), poison, userCreated("a3")]);
    assert.deepEqual(answer, keeps("m1"), JSON.stringify(poison));
    assert.deepEqual(receiver.take().map(({ headers }) => headers["webhook-id"]), ["a1", "a3"]);
    assert.deepEqual(lines.map(({ message }) => message), ["delivered", "not a webhook", "delivered"]);
    assert.deepEqual([lines[1].level, lines[1].message_id], ["ERROR", "m1"]);
    assert.deepEqual(lines.filter(countsAsFailure), []);
  }
});

test("after an outage, each webhook arrives with the id and body of its first attempt", async () => {
  const events = ["a1", "a2", "a3"].map((id) => userCreated(id));
  receiver.answer = (response) => response.socket.destroy();
  let waiting = events;
  for (let attempt = 0; attempt < 10; attempt++) {
    const { answer } = await deliver(waiting);
    assert.deepEqual(answer, keeps("m0", "m1", "m2"));
  }
  const first = receiver.take().slice(0, 3);
  receiver.answerWith(200);
  assert.deepEqual((await deliver(waiting)).answer, keeps());
  const last = receiver.take();
  const parts = ({ headers, body }) => [headers["webhook-id"], String(body)];
  assert.deepEqual(last.map(parts), first.map(parts));
  for (const { headers, body } of last) assert.ok(verifyInNode(oldSecret, headers, body));
});
