// The way of a sign-up pass: a key of the command, the back end in examples/sign-up-pass, and the function.

import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { after, before, test } from "node:test";

import { eventOf } from "../parts/events.js";
import { LambdaFunction } from "../parts/lambda.js";
import { project, tool } from "../parts/paths.js";
import { Child, finished, freePort, listens, run, serve, stopAll, temporaryDirectory } from "../parts/processes.js";

const clientId = "exampleclientid00000000001";
const email = "jane@example.com";
const privateKey = join(temporaryDirectory(), "pass-key.json");
const server = join(project, "examples/sign-up-pass/server.mjs");

let keys;
let lambda;
let url;
let captchaRequests;

/** Runs `cognito-triggers pass`. */
const pass = (...options) => run(tool(), ["pass", ...options]);

/** A CAPTCHA service that knows one secret and one solution. */
async function captcha(request, response) {
  const form = new URLSearchParams(await text(request));
  captchaRequests.push(Object.fromEntries(form));
  const success = form.get("secret") === "captcha-secret" && form.get("response") === "solved";
  response.end(JSON.stringify({ success }));
}

before(async () => {
  captchaRequests = [];
  keys = (await pass("keygen", "--out", privateKey)).trim();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const env = {
    PASS_KEY: readFileSync(privateKey, "utf8"),
    CLIENT_ID: clientId,
    CAPTCHA_URL: `http://${await serve(captcha)}`,
    CAPTCHA_SECRET: "captcha-secret",
    PORT: String(port),
  };
  const backEnd = new Child(process.execPath, [server], { env });
  await backEnd.ready(() => listens(port), "the back end");
  lambda = await LambdaFunction.start("pre-sign-up", { SIGN_UP_PASS: "required", SIGN_UP_PASS_KEYS: keys });
});
after(stopAll);

/** Answer of the back end: its status, and the pass if there is one. */
async function ask(body) {
  const answer = await fetch(url, { method: "POST", body });
  return [answer.status, (await answer.json()).pass];
}

/** Answer of the function to a sign-up with this pass. */
async function signUp(validationData, attributes = {}) {
  const event = eventOf("PreSignUp_SignUp");
  event.callerContext.clientId = clientId;
  event.request.userAttributes = { ...event.request.userAttributes, email, ...attributes };
  event.request.validationData = validationData;
  const { body } = await lambda.invoke(JSON.stringify(event));
  return JSON.parse(body);
}

test("a person who solves the CAPTCHA signs up with the pass of the back end", async () => {
  const [status, issued] = await ask(JSON.stringify({ email, captcha: "solved" }));
  assert.equal(status, 200);
  assert.deepEqual(captchaRequests.at(-1), { secret: "captcha-secret", response: "solved" });
  const answer = await signUp({ pass: issued });
  assert.deepEqual(answer.response, { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false });
  const other = await signUp({ pass: issued }, { email: "mary@example.com" });
  assert.equal(other.errorType, "PASS_REQUIRED");
  assert.equal(
    other.errorMessage,
    "PASS_REQUIRED: Please reload the sign-up page and try again, or ask for a new invitation",
  );
});

test("without a solved CAPTCHA there is no pass, and without a pass no sign-up", async () => {
  for (const body of [
    JSON.stringify({ email, captcha: "guessed" }),
    JSON.stringify({ email }),
    JSON.stringify({ captcha: "solved" }),
    "null",
    "[]",
    "not JSON",
    "",
  ]) {
    assert.deepEqual(await ask(body), [403, undefined], body);
  }
  assert.equal((await signUp(null)).errorType, "PASS_REQUIRED");
  assert.equal((await signUp({ pass: "" })).errorType, "PASS_REQUIRED");
});

test("an invitation of the command confirms the user and the address", async () => {
  const person = ["--client-id", clientId, "--email", email];
  const issued = (await pass("issue", "--key", privateKey, ...person, "--email-verified")).trim();
  const { response } = await signUp({ pass: issued });
  assert.deepEqual(response, { autoConfirmUser: true, autoVerifyEmail: true, autoVerifyPhone: false });
});

test("nothing prints the private key, and only its owner can read it", async () => {
  const { d } = JSON.parse(readFileSync(privateKey, "utf8"));
  assert.equal(statSync(privateKey).mode & 0o777, 0o600);
  const wrong = await finished(tool(), ["pass", "check", "--keys", privateKey, "--client-id", "x", "--email", email, "x"]);
  assert.equal(wrong.exitCode, 2);
  for (const output of [wrong.output, keys, lambda.output]) assert.ok(!output.includes(d));
});

test("docs/policy.md shows the back end that these tests run", () => {
  const page = readFileSync(join(project, "docs/policy.md"), "utf8");
  assert.ok(page.includes(`\`\`\`js\n${readFileSync(server, "utf8")}\`\`\`\n`));
});
