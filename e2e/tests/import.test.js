// The template that takes a retained pool and table into a new stack.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";

import { project, python, virtualEnvironment } from "../parts/paths.js";
import { finished, run, stopAll } from "../parts/processes.js";

const { pools: environments } = JSON.parse(readFileSync(join(project, "e2e/pools.json"), "utf8"));

const prepare = (...args) =>
  finished(python(), [join(project, "packaging/import_template.py"), ...args], { cwd: project });
const written = (name) => JSON.parse(readFileSync(join(project, `target/import/${name}.json`), "utf8"));

after(stopAll);

test("each environment has an import template with the two resources and nothing that is missing", async () => {
  for (const environment of environments) {
    const child = await prepare(environment, "--user-pool-id", "eu-west-1_Example12", "--table", "records");
    assert.deepEqual([child.exitCode, child.stderr], [0, ""]);
    const commands = child.stdout.trim().split("\n");
    assert.ok(commands.every((command) => command.includes(` --stack-name ${environment}`)), child.stdout);
    const template = written("template");
    assert.deepEqual(Object.keys(template.Resources), ["UserPool", "UserSettingsTable"]);
    for (const resource of Object.values(template.Resources)) {
      // CloudFormation imports only what it would retain.
      assert.equal(resource.DeletionPolicy, "Retain");
      assert.equal(resource.Condition, undefined);
    }
    assert.equal(template.Resources.UserPool.Properties.LambdaConfig, undefined);
    const file = join(project, "target/import/template.json");
    await run(join(virtualEnvironment, "bin/cfn-lint"), ["--regions", "eu-west-1", "--", file]);
    const identifiers = written("resources").map(({ ResourceIdentifier }) => ResourceIdentifier);
    assert.deepEqual(identifiers, [{ UserPoolId: "eu-west-1_Example12" }, { TableName: "records" }]);
    const unknown = written("parameters").filter(({ ParameterKey }) => !(ParameterKey in template.Parameters));
    assert.deepEqual(unknown, []);
  }
});

test("a missing resource and an unknown environment are one line", async () => {
  const none = await prepare("eshop");
  assert.deepEqual([none.exitCode, /name at least one of --user-pool-id and --table/.test(none.stderr)], [2, true]);
  const unknown = await prepare("production", "--table", "records");
  assert.deepEqual([unknown.exitCode, unknown.stderr.split(";")[0]], [1, "samconfig.toml has no environment production"]);
});
