// functions.yaml beside a pool that exists: deploy it to an emulated AWS, compare permissions and pool, and delete it.

import { CreateUserPoolCommand, DescribeUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { GetFunctionConfigurationCommand, GetPolicyCommand } from "@aws-sdk/client-lambda";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Deployment, resourceTypes } from "../parts/deployment.js";
import { Ministack } from "../parts/ministack.js";
import { stopAll } from "../parts/processes.js";

const triggers = ["PreSignUp", "CustomMessage", "PostConfirmation", "PostAuthentication"];
/** The line of samconfig.toml that names the pool. */
const example = /# ("UserPoolId=)eu-west-1_EXAMPLE01/;

let stack, pool, deployment, outputs;

const described = async (UserPoolId) =>
  (await stack.cognito.send(new DescribeUserPoolCommand({ UserPoolId }))).UserPool;

before(async () => {
  stack = await Ministack.start();
  const settings = { PoolName: "members", UserPoolTags: { Owner: "another stack" }, MfaConfiguration: "OPTIONAL" };
  const created = await stack.cognito.send(new CreateUserPoolCommand(settings));
  pool = await described(created.UserPool.Id);
  deployment = new Deployment(stack.url, "functions", (config) => {
    assert.match(config, example);
    return config.replace(example, `$1${pool.Id}`);
  });
  outputs = await deployment.deploy("functions.yaml");
});
after(stopAll);

test("only the named pool may invoke the functions", async () => {
  for (const trigger of triggers) {
    const FunctionName = outputs[`${trigger}FunctionArn`];
    const { Policy } = await stack.lambda.send(new GetPolicyCommand({ FunctionName }));
    const [statement, ...others] = JSON.parse(Policy).Statement;
    assert.deepEqual(others, [], trigger);
    assert.deepEqual(statement.Principal, { Service: "cognito-idp.amazonaws.com" });
    assert.equal(statement.Resource, FunctionName);
    assert.deepEqual(statement.Condition, {
      ArnLike: { "AWS:SourceArn": pool.Arn },
      StringEquals: { "AWS:SourceAccount": "000000000000" },
    });
  }
});

test("the functions write to the table that the stack names", async () => {
  const FunctionName = outputs.PostConfirmationFunctionArn;
  const { Environment } = await stack.lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  assert.equal(Environment.Variables.TABLE_NAME, outputs.UserSettingsTableName);
});

test("neither the deployment nor the deletion touches the pool", async () => {
  const types = await resourceTypes(stack.url, "cognito-triggers-functions");
  assert.equal(types.PreSignUpFunction, "AWS::Lambda::Function");
  assert.deepEqual(Object.values(types).filter((type) => type.startsWith("AWS::Cognito")), []);
  assert.deepEqual(await described(pool.Id), pool);
  await deployment.delete();
  assert.deepEqual(await resourceTypes(stack.url, "cognito-triggers-functions"), {});
  assert.deepEqual(await described(pool.Id), pool);
});
