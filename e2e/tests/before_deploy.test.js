// The checks of `make deploy` before it compiles, against scripted answers of AWS.

import assert from "node:assert/strict";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";

import { awsVariables } from "../parts/clients.js";
import { project, python } from "../parts/paths.js";
import { finished, freePort, run, serve, stopAll, temporaryDirectory } from "../parts/processes.js";

const identity = `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account>
  </GetCallerIdentityResult></GetCallerIdentityResponse>`;
const stackIn = (status) => `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>eshop</StackName>
  <CreationTime>2026-01-01T00:00:00Z</CreationTime><StackStatus>${status}</StackStatus></member></Stacks>
  </DescribeStacksResult></DescribeStacksResponse>`;
const failure = (code, message) =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
const noStack = [400, failure("ValidationError", "Stack with id eshop does not exist")];

/** Serves AWS's answers: the caller's identity and a stack, each as status and body. */
async function aws(caller, stack) {
  const address = await serve(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const [status, text] = body.includes("Action=GetCallerIdentity") ? caller : stack;
    response.writeHead(status, { "content-type": "text/xml" }).end(text);
  });
  return `http://${address}`;
}

/** Runs the check for the environment eshop. */
function check(url, { env = {}, args = ["eshop"] } = {}) {
  const variables = { ...awsVariables, AWS_DEFAULT_REGION: awsVariables.AWS_REGION, AWS_ENDPOINT_URL: url };
  return finished(python(), [join(project, "e2e/before_deploy.py"), ...args], {
    cwd: project,
    env: { HOME: temporaryDirectory(), AWS_EC2_METADATA_DISABLED: "true", AWS_MAX_ATTEMPTS: "1", ...variables, ...env },
  });
}

after(stopAll);

test("a new stack and a stack at rest can be deployed", async () => {
  for (const [stack, status] of [[noStack, "new"], [[200, stackIn("UPDATE_COMPLETE")], "UPDATE_COMPLETE"]]) {
    const child = await check(await aws([200, identity], stack));
    assert.deepEqual([child.exitCode, child.stderr], [0, ""]);
    assert.equal(child.stdout, `account 111122223333, region eu-west-1, stack eshop: ${status}\n`);
  }
});

test("each obstacle is one line before anything is compiled", async () => {
  const url = await aws([200, identity], noStack);
  const expired = await aws([403, failure("ExpiredToken", "The security token is expired")], noStack);
  const stackIs = async (status) => aws([200, identity], [200, stackIn(status)]);
  const closed = `http://127.0.0.1:${await freePort()}`;
  const noCredentials = { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "" };
  for (const [expected, target, options] of [
    [/^no AWS region is set: set AWS_DEFAULT_REGION/, url, { env: { AWS_DEFAULT_REGION: "" } }],
    [/^there are no AWS credentials: run aws sso login/, url, { env: noCredentials }],
    [/^AWS refuses the credentials \(ExpiredToken\): log in again/, expired],
    [/^AWS cannot be reached or the login has expired: /, closed],
    [/profile \(nobody\) could not be found; name another one/, url, { env: { AWS_PROFILE: "nobody" } }],
    [/^stack eshop is ROLLBACK_COMPLETE, because its first deployment failed/, await stackIs("ROLLBACK_COMPLETE")],
    [/^stack eshop is UPDATE_ROLLBACK_FAILED, .*continue-update-rollback --stack-name eshop$/, await stackIs("UPDATE_ROLLBACK_FAILED")],
    [/^stack eshop is DELETE_FAILED, because it could not be deleted: /, await stackIs("DELETE_FAILED")],
    [/^stack eshop is UPDATE_IN_PROGRESS: wait/, await stackIs("UPDATE_IN_PROGRESS")],
    [/^CloudFormation does not answer as expected: .*AccessDenied/, await aws([200, identity], [403, failure("AccessDenied", "no")])],
    [/^samconfig\.toml has no environment production; it has default/, url, { args: ["production"] }],
  ]) {
    const child = await check(target, options);
    assert.equal(child.exitCode, 1, child.output);
    assert.match(child.stderr.trim(), expected);
    assert.equal(child.stderr.trim().split("\n").length, 1, child.stderr);
  }
});

test("a Rust without the library of the other architecture is found before the build", async () => {
  const folder = temporaryDirectory();
  mkdirSync(join(folder, "bin"));
  // A Rust of the distribution: no rustup, and the library of one architecture.
  writeFileSync(join(folder, "bin/rustc"), `#!/bin/sh\nfor last; do :; done\necho ${folder}/$last\n`);
  chmodSync(join(folder, "bin/rustc"), 0o755);
  mkdirSync(join(folder, "x86_64-unknown-linux-gnu"));
  const sh = (await run("sh", ["-c", "command -v sh"])).trim();
  symlinkSync(sh, join(folder, "bin/sh"));
  const config = join(folder, "samconfig.toml");
  const url = await aws([200, identity], noStack);
  for (const [architecture, expected] of [
    ["x86_64", /^$/],
    ["arm64", /^this Rust cannot compile for arm64, because it lacks the standard library of aarch64-/],
  ]) {
    writeFileSync(config, `version = 0.1\n[eshop.global.parameters]\nparameter_overrides = ["Architecture=${architecture}"]
      [eshop.deploy.parameters]\nstack_name = "eshop"\n`);
    const child = await check(url, { args: ["eshop", "--config", config], env: { PATH: join(folder, "bin") } });
    assert.match(child.stderr, expected);
    assert.equal(child.exitCode, architecture === "arm64" ? 1 : 0, child.output);
  }
});
