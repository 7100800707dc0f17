// The functions that make no network call, in a place where none could succeed: a namespace with nothing but loopback,
// over which Lambda's emulator speaks to them.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

import { eventOf } from "../parts/events.js";

const isolated = fileURLToPath(new URL("../parts/isolated.js", import.meta.url));

/** Runs a command in a namespace of its own; root is only root in there. */
const inNamespace = (...command) =>
  spawnSync("unshare", ["--map-root-user", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh", ...command], {
    encoding: "utf8",
  });

const answers = (...argv) => {
  const { status, stdout, stderr } = inNamespace(process.execPath, isolated, ...argv);
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
};

const remedy = "no namespaces here: unshare and ip are needed (apt install iproute2), and the right to use them";
const skip = inNamespace("true").status === 0 ? false : remedy;
if (skip && process.env.E2E_NETWORK === "required") throw new Error(remedy);

test("pre-sign-up answers without a network and looks for none", { skip }, () => {
  const answer = answers("pre-sign-up", "PreSignUp_SignUp--every-rule", "DISPOSABLE_EMAIL=deny", "SUB_ADDRESSING=deny");
  const event = JSON.stringify(eventOf("PreSignUp_SignUp--every-rule"));
  assert.deepEqual(answer, { body: event, unreachable: 0, datagrams: 0 });
});

test("custom-message answers without a network and looks for none", { skip }, () => {
  const { body, ...sought } = answers("custom-message", "CustomMessage_SignUp");
  assert.match(JSON.parse(body).response.emailMessage, /\{####\}/u);
  assert.deepEqual(sought, { unreachable: 0, datagrams: 0 });
});

test("a function that seeks the network is seen seeking it", { skip }, () => {
  // 192.0.2.1 is an address for documentation: nobody has it.
  const settings = ["TABLE_NAME=users", "AWS_ENDPOINT_URL_DYNAMODB=http://192.0.2.1"];
  const { unreachable } = answers("post-confirmation", "PostConfirmation_ConfirmSignUp", ...settings);
  assert.ok(unreachable > 0, "the kernel counted no packet without a way");
});
