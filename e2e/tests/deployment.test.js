// The steps of docs/deploy.md: deploy the pool `workshop` to an emulated AWS, read it back, sign up, find the record in
// its DynamoDB, and delete the stack. The functions need no variable except AWS_ENDPOINT_URL to reach the emulator.

import {
  AdminConfirmSignUpCommand, AdminGetUserCommand, DescribeUserPoolCommand, SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { DeleteTableCommand, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { InvokeCommand, ListFunctionsCommand } from "@aws-sdk/client-lambda";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { dynamodbClient } from "../parts/clients.js";
import { Deployment, resourceTypes } from "../parts/deployment.js";
import { Ministack } from "../parts/ministack.js";
import { project } from "../parts/paths.js";
import { deployedRows, expectedRows } from "../parts/pools.js";
import { stopAll } from "../parts/processes.js";
import { texts } from "../parts/texts.js";

let stack, deployment, outputs, functionName;

before(async () => {
  stack = await Ministack.start();
  deployment = new Deployment(stack.url, "workshop");
  outputs = await deployment.deploy("template.yaml");
  const { Functions } = await stack.lambda.send(new ListFunctionsCommand({}));
  functionName = (part) => Functions.find(({ FunctionName }) => FunctionName.includes(part)).FunctionName;
});
after(stopAll);

const signUp = (email) => stack.cognito.send(new SignUpCommand({
  ClientId: outputs.UserPoolClientId,
  Username: email,
  Password: "Correct-Horse-7",
  UserAttributes: [{ Name: "email", Value: email }],
}));

test("the deployed pool has every value of the table", async () => {
  assert.deepEqual(await deployedRows(stack.cognito, outputs.UserPoolId), expectedRows("workshop"));
  const pool = `userpool/${outputs.UserPoolId}`;
  assert.deepEqual([outputs.Region, outputs.UserPoolArn.split(":")[5]], ["eu-west-1", pool]);
});

test("the deployed pre-sign-up refuses a disposable address", async () => {
  await assert.rejects(signUp("jane@mailinator.com"), (error) => error.message.includes(texts.EMAIL_NOT_ACCEPTED));
});

test("a person who signs up has a record in the table of the stack", async () => {
  const { UserSub } = await signUp("jane@example.com");
  await stack.cognito.send(new AdminConfirmSignUpCommand({
    UserPoolId: outputs.UserPoolId, Username: "jane@example.com",
  }));
  const file = join(project, "events/post-confirmation/PostConfirmation_ConfirmSignUp.json");
  const [sample] = readFileSync(join(project, "docs/deploy.md"), "utf8").match(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/);
  const event = readFileSync(file, "utf8").replaceAll(sample, UserSub);
  assert.ok(event.includes(UserSub), "the documented command changes the event");

  const read = () => dynamodbClient(stack.url).send(new GetItemCommand({
    TableName: outputs.UserSettingsTableName, Key: { userId: { S: UserSub } }, ConsistentRead: true,
  }));
  assert.equal((await read()).Item, undefined);
  const answer = await stack.lambda.send(new InvokeCommand({
    FunctionName: functionName("PostConfirmationFunction"), Payload: event,
  }));
  assert.equal(answer.FunctionError, undefined);
  assert.deepEqual(JSON.parse(Buffer.from(answer.Payload).toString()), JSON.parse(event));
  const { Item } = await read();
  assert.deepEqual([Item.userId.S, Item.theme.S], [UserSub, "system"]);
});

test("pool and table with their data outlive the stack, and its functions do not", async () => {
  const { UserPoolId } = outputs;
  assert.equal((await resourceTypes(stack.url, "workshop")).UserPool, "AWS::Cognito::UserPool");
  await deployment.delete();
  assert.deepEqual(await resourceTypes(stack.url, "workshop"), {});
  assert.deepEqual((await stack.lambda.send(new ListFunctionsCommand({}))).Functions, []);
  const { UserPool } = await stack.cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
  assert.equal(UserPool.DeletionProtection, "ACTIVE");
  const user = await stack.cognito.send(new AdminGetUserCommand({ UserPoolId, Username: "jane@example.com" }));
  assert.equal(user.UserStatus, "CONFIRMED");
  const table = new DeleteTableCommand({ TableName: outputs.UserSettingsTableName });
  await assert.rejects(dynamodbClient(stack.url).send(table), (error) => /deletion protection/i.test(error.message));
});
