// The settings of examples/webhook: the secret in Secrets Manager, and what stops the init phase.

import assert from "node:assert/strict";
import { json } from "node:stream/consumers";
import { after, describe, test } from "node:test";

import { LambdaFunction, jsonLines } from "../parts/lambda.js";
import { serve, stopAll, until } from "../parts/processes.js";
import { RuntimeApi } from "../parts/runtime_api.js";
import { Receiver, batch, countsAsFailure, keeps, readmeBlock, userCreated } from "../parts/webhook_receiver.js";

const oldSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const newSecret = "Zm9yIHRlc3RzIG9ubHksIDMzIGJ5dGVzIG9mIGtleSEh";
const token = "s3cret-token";
const { verify } = await import(readmeBlock("js", "verify.mjs"));

after(stopAll);

describe("the secret in Secrets Manager", () => {
  const arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:webhook-AbCdEf";

  /** Secrets Manager with one secret, which `state` holds. Without a secret, it denies access. */
  async function secretsManager(state) {
    return serve(async (request, response) => {
      const { SecretId } = await json(request);
      const known = SecretId === arn && state.secret;
      response.writeHead(known ? 200 : 400, { "content-type": "application/x-amz-json-1.1" });
      const denied = { __type: "AccessDeniedException", Message: "not authorized" };
      response.end(JSON.stringify(known ? { ARN: arn, SecretString: state.secret } : denied));
    });
  }

  test("takes effect at once, and a batch waits in the queue while it cannot be read", async () => {
    const state = { secret: oldSecret };
    const receiver = await Receiver.start();
    const lambda = await LambdaFunction.start("webhook", {
      AWS_LAMBDA_FUNCTION_TIMEOUT: "60",
      WEBHOOK_URL: receiver.url,
      WEBHOOK_SECRET_ARN: arn,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://${await secretsManager(state)}`,
    });
    const delivered = async () => {
      const { body, lines } = await lambda.invoke(batch(userCreated("a1")));
      const accepts = ({ headers, body }) => [oldSecret, newSecret].map((one) => verify(one, headers, body));
      const counted = lines.some(countsAsFailure);
      return [JSON.parse(body), lines[0].message, receiver.take().map(accepts), counted];
    };
    assert.deepEqual(await delivered(), [keeps(), "delivered", [[true, false]], false]);
    state.secret = `${newSecret} ${oldSecret}`;
    assert.deepEqual(await delivered(), [keeps(), "delivered", [[true, true]], false]);
    state.secret = newSecret;
    assert.deepEqual(await delivered(), [keeps(), "delivered", [[false, true]], false]);
    for (const unusable of [undefined, "", "whsec_short", `${newSecret} ${newSecret.slice(1)}`]) {
      state.secret = unusable;
      const [answer, ...effects] = await delivered();
      assert.deepEqual([answer.errorType, ...effects], ["Secret", "the secret cannot be read", [], true]);
      assert.ok(!lambda.output.includes(newSecret.slice(1)));
    }
    state.secret = oldSecret;
    assert.deepEqual(await delivered(), [keeps(), "delivered", [[true, false]], false]);
  });
});

test("Secrets Manager that is silent stops the init phase after 5 s", async () => {
  const api = await RuntimeApi.start();
  const startedAt = performance.now();
  const silent = { AWS_ENDPOINT_URL: `http://${await serve(() => {})}`, WEBHOOK_SECRET_ARN: "arn" };
  const child = api.startFunction("webhook", { WEBHOOK_URL: "https://example.com/hooks", ...silent });
  await until(() => child.exitCode !== undefined, "the end of the function", 8_000);
  assert.match(jsonLines(child.stdout)[0].cause, /timeout/);
  assert.ok(performance.now() - startedAt > 4_900);
});

describe("init stops", () => {
  const url = "https://example.com/hooks";
  const aUrl = /^WEBHOOK_URL: not an https:\/\/ URL without username and password, for example https:\/\/example/;
  for (const [name, settings, cause] of [
    ["without a URL", { WEBHOOK_SECRET: oldSecret }, /^set WEBHOOK_URL, for example https:/],
    ["with HTTP", { WEBHOOK_URL: `http://example.com/${token}`, WEBHOOK_SECRET: oldSecret }, aUrl],
    ["with a password in the URL", { WEBHOOK_URL: `https://u:${token}@example.com/`, WEBHOOK_SECRET: oldSecret }, aUrl],
    ["without a host", { WEBHOOK_URL: `https:///${token}`, WEBHOOK_SECRET: oldSecret }, aUrl],
    ["without a secret", { WEBHOOK_URL: url }, /^set either WEBHOOK_SECRET_ARN, or on a laptop WEBHOOK_SECRET$/],
    ["with two sources", { WEBHOOK_URL: url, WEBHOOK_SECRET: token, WEBHOOK_SECRET_ARN: token }, /^set either/],
    ["with an empty secret", { WEBHOOK_URL: url, WEBHOOK_SECRET: " " }, /^WEBHOOK_SECRET: no secret; an example is/],
    ["with a wrong secret", { WEBHOOK_URL: url, WEBHOOK_SECRET: `${oldSecret} ${token}` }, /secret 2 is not whsec_/],
    [
      "if Secrets Manager cannot be reached",
      { WEBHOOK_URL: url, WEBHOOK_SECRET_ARN: "arn", AWS_ENDPOINT_URL: "http://127.0.0.1:9" },
      /refused/,
    ],
  ]) {
    test(name, async () => {
      const api = await RuntimeApi.start();
      const child = api.startFunction("webhook", settings);
      await until(() => child.exitCode !== undefined, "the end of the function", 10_000);
      const [line, ...more] = jsonLines(child.stdout);
      assert.deepEqual([child.exitCode, api.polls, line.level, line.message, more], [1, 0, "ERROR", "stopped", []]);
      assert.match(line.cause, cause);
      assert.ok(countsAsFailure(line));
      assert.ok(!child.output.includes(token), child.output);
    });
  }
});
