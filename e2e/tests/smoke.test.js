// The smoke test for an AWS account, run against an emulator as far as the emulator goes.

import { DescribeUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { ListTablesCommand } from "@aws-sdk/client-dynamodb";
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { awsVariables, dynamodbClient } from "../parts/clients.js";
import { builtTemplate } from "../parts/deployment.js";
import { Ministack } from "../parts/ministack.js";
import { architecture, project, python, searchPath, tool } from "../parts/paths.js";
import { finished, stopAll, temporaryDirectory } from "../parts/processes.js";

let stack, smoke;

before(async () => {
  stack = await Ministack.start();
  const variables = {
    PATH: searchPath, HOME: temporaryDirectory(), SAM_CLI_TELEMETRY: "0", AWS_ENDPOINT_URL: stack.url, ...awsVariables,
  };
  smoke = (args, env = {}) => finished(python(), [join(project, "e2e/smoke.py"), ...args], {
    cwd: project, env: { ...variables, AWS_DEFAULT_REGION: awsVariables.AWS_REGION, ...env },
  });
});
after(stopAll);

test("a run passes each step that the emulator supports, and deletes everything", async () => {
  const child = await smoke([
    "--yes", "--architecture", architecture, "--template", builtTemplate("template.yaml"), "--command", tool(), "--wait", "1",
  ]);
  const outcomes = Object.fromEntries(
    [...child.stdout.matchAll(/^(ok|failed) ([^:\n]+): /gm)].map(([, outcome, step]) => [step, outcome]),
  );
  assert.deepEqual(outcomes, {
    doctor: "ok",
    "refused sign-up": "ok",
    "sign-up": "ok",
    // The emulator calls custom-message only for invitations, and never post-confirmation.
    "email of the sign-up": "failed",
    "another code": "failed",
    confirmation: "ok",
    record: "failed",
    "sign-in": "ok",
    "forgotten password": "failed",
    invitation: "ok",
  }, child.output);
  assert.equal(child.exitCode, 1);
  const [, name, pool, table] = child.stdout.match(/^ok deleted (smoke-\w+), (\S+), (\S+)$/m);
  assert.match(child.stdout, /^requests: .*Cognito Identity Provider \d+/m);
  await assert.rejects(stack.cognito.send(new DescribeUserPoolCommand({ UserPoolId: pool })), /ResourceNotFound|does not exist/);
  const { TableNames } = await dynamodbClient(stack.url).send(new ListTablesCommand({}));
  assert.ok(table.includes(name) && !TableNames.includes(table), TableNames.join());

  const again = await smoke(["--delete", name]);
  assert.deepEqual([again.exitCode, again.stderr], [0, ""], "a second deletion finds nothing to delete");
});

test("nothing is deployed or deleted by mistake", async () => {
  const foreign = await smoke(["--delete", "eshop"]);
  assert.deepEqual([foreign.exitCode, /eshop is not the stack of a smoke test/.test(foreign.stderr)], [2, true]);
  const unanswered = await smoke([]);
  assert.deepEqual([unanswered.exitCode, unanswered.stderr], [2, "error: nothing was deployed\n"], unanswered.output);
  const noRegion = await smoke(["--yes"], { AWS_DEFAULT_REGION: "" });
  assert.deepEqual([noRegion.exitCode, /no AWS region is set/.test(noRegion.stderr)], [2, true], noRegion.output);
});
