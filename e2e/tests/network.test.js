// pre-sign-up and custom-message use no network. The tests run them in a network namespace that has only the loopback
// interface, which Lambda's emulator uses to call them.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

import { eventOf } from "../parts/events.js";

const isolated = fileURLToPath(new URL("../parts/isolated.js", import.meta.url));

/** Runs a command in a new network namespace, as a user who is root only there. */
const inNamespace = (...command) =>
  spawnSync("unshare", ["--map-root-user", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh", ...command], {
    encoding: "utf8",
  });

const answerOf = (...argv) => {
  const { status, stdout, stderr } = inNamespace(process.execPath, isolated, ...argv);
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
};

const remedy = "no namespaces here: unshare and ip are needed (apt install iproute2), and the right to use them";
const skip = inNamespace("true").status === 0 ? false : remedy;
if (skip && process.env.E2E_NETWORK === "required") throw new Error(remedy);

test("pre-sign-up answers without a network and sends no packet", { skip }, () => {
  const answer = answerOf("pre-sign-up", "PreSignUp_SignUp--every-rule", "DISPOSABLE_EMAIL=deny", "SUB_ADDRESSING=deny");
  const event = JSON.stringify(eventOf("PreSignUp_SignUp--every-rule"));
  assert.deepEqual(answer, { body: event, unreachable: 0, datagrams: 0 });
});

test("pre-sign-up verifies a pass without a network", { skip }, () => {
  const key = {
    ...{ kty: "EC", crv: "P-256", kid: "test" },
    x: "HhhTL9R1TALzBB2cdc6zO4P_2BrHzk_ogsyxyYvFiW4",
    y: "pGwxHE4v9A3ZajZT5uRURdMt_khuztdcepDGoYiBwKM",
  };
  const settings = ["SIGN_UP_PASS=required", `SIGN_UP_PASS_KEYS=${JSON.stringify({ keys: [key] })}`];
  // The signature fits, but the pass has expired.
  const { body, ...counters } = answerOf("pre-sign-up", "PreSignUp_SignUp--every-rule", ...settings);
  assert.equal(JSON.parse(body).errorType, "PASS_REQUIRED");
  assert.deepEqual(counters, { unreachable: 0, datagrams: 0 });
});

test("custom-message answers without a network and sends no packet", { skip }, () => {
  const { body, ...counters } = answerOf("custom-message", "CustomMessage_SignUp");
  assert.match(JSON.parse(body).response.emailMessage, /\{####\}/u);
  assert.deepEqual(counters, { unreachable: 0, datagrams: 0 });
});

test("the kernel counts the packets of a function that uses the network", { skip }, () => {
  // 192.0.2.1 is reserved for documentation.
  const settings = ["TABLE_NAME=users", "AWS_ENDPOINT_URL_DYNAMODB=http://192.0.2.1"];
  const { unreachable } = answerOf("post-confirmation", "PostConfirmation_ConfirmSignUp", ...settings);
  assert.ok(unreachable > 0, "the kernel counted no packet without a route");
});
