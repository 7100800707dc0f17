// Files, rights, table and names of the functions.

import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { Stack } from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as iam from "aws-cdk-lib/aws-iam";
import * as kms from "aws-cdk-lib/aws-kms";
import * as lambda from "aws-cdk-lib/aws-lambda";

import { NAMES, distFolder, newApp, newStack, only, properties, templateOf, temporaryFolder, triggers } from "./parts";
import { CognitoTriggers } from "../lib/cognito-triggers";

const ROLE = "AWS::IAM::Role";
type Statement = { Action: string | string[]; Resource: unknown; Condition?: unknown };
const statements = (construct: CognitoTriggers): Statement[] =>
  properties(templateOf(construct), ROLE).flatMap(({ Policies }) => Policies[0].PolicyDocument.Statement);
const actions = (construct: CognitoTriggers, service: string) =>
  statements(construct).flatMap(({ Action }) => Action).filter((action) => action.startsWith(`${service}:`));

test("the error for a missing zip file names the command that builds it", () => {
  const x86 = { architecture: lambda.Architecture.X86_64 };
  assert.throws(() => triggers(x86), /pre-sign-up-x86_64\.zip is missing: run make dist ARCH=x86_64/);
  const missing = /nowhere\/pre-sign-up-arm64\.zip is missing: run make dist ARCH=arm64/;
  assert.throws(() => triggers({ distFolder: "nowhere" }), missing);
});

test("the layer has content.pack and nothing else of its folder", () => {
  const folder = temporaryFolder();
  const contentPack = join(folder, "content.pack");
  assert.throws(() => triggers({ contentPack }), /is not a file content\.pack: run cognito-triggers pack --out/);
  for (const name of ["content.pack", "settings.env", "other.pack"]) writeFileSync(join(folder, name), name);
  assert.throws(() => triggers({ contentPack: join(folder, "other.pack") }), /is not a file content\.pack/);
  const construct = triggers({ contentPack });
  const template = templateOf(construct);
  const [id] = Object.keys(template.findResources("AWS::Lambda::LayerVersion"));
  for (const { Layers } of properties(template, "AWS::Lambda::Function")) assert.deepEqual(Layers, [{ Ref: id }]);
  const { outdir } = Stack.of(construct).node.root as unknown as { outdir: string };
  const assets = readdirSync(outdir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  assert.deepEqual(assets.map(({ name }) => readdirSync(join(outdir, name))), [["content.pack"]]);
});

test("RECORD_CHECK=read adds the right to read", () => {
  assert.deepEqual(actions(triggers(), "dynamodb"), ["dynamodb:PutItem", "dynamodb:PutItem"]);
  const reading = triggers({ settings: { RECORD_CHECK: "read" } });
  assert.deepEqual(actions(reading, "dynamodb"), ["dynamodb:PutItem", "dynamodb:PutItem", "dynamodb:GetItem"]);
});

test("default groups add a right on the one pool", () => {
  const policy = "AWS::IAM::Policy";
  assert.deepEqual(properties(templateOf(triggers()), policy), []);
  for (const settings of [{ DEFAULT_GROUPS: "members" }, { DEFAULT_GROUPS_BY_CLIENT: "1example=members" }]) {
    const construct = triggers({ settings });
    const { PolicyDocument, Roles } = only(templateOf(construct), policy);
    const arn = Stack.of(construct).resolve(construct.userPool.userPoolArn);
    const right = { Action: "cognito-idp:AdminAddUserToGroup", Effect: "Allow", Resource: arn };
    assert.deepEqual([PolicyDocument.Statement, Roles.length], [[right], 2]);
  }
});

test("default groups for a pool of another stack need its id", () => {
  const app = newApp();
  const userPool = new cognito.UserPool(newStack(app, "pool"), "Pool");
  const settings = { DEFAULT_GROUPS: "members" };
  const needed = /DEFAULT_GROUPS needs deployedUserPoolId/;
  assert.throws(() => triggers({ settings, userPool }, newStack(app, "without")), needed);
  const deployedUserPoolId = "eu-west-1_EXAMPLE01";
  const construct = triggers({ settings, userPool, deployedUserPoolId }, newStack(app, "with"));
  const { PolicyDocument } = only(templateOf(construct), "AWS::IAM::Policy");
  assert.match(JSON.stringify(PolicyDocument.Statement[0].Resource), /:userpool\/eu-west-1_EXAMPLE01/);
});

test("a given table is used, and its key through DynamoDB only", () => {
  const stack = newStack();
  const encryptionKey = new kms.Key(stack, "Key");
  const attributes = { tableName: "records", encryptionKey };
  const construct = triggers({ table: dynamodb.Table.fromTableAttributes(stack, "Records", attributes) }, stack);
  assert.equal(properties(templateOf(construct), "AWS::DynamoDB::Table").length, 0);
  const rights = statements(construct).filter(({ Action }) => String(Action).includes("kms:"));
  assert.equal(rights.length, 2);
  for (const { Resource, Condition } of rights) {
    assert.deepEqual(Resource, stack.resolve(encryptionKey.keyArn));
    assert.match(JSON.stringify(Condition), /^\{"StringEquals":\{"kms:ViaService":.*"dynamodb\."/);
  }
  assert.deepEqual(actions(triggers(), "kms"), []);
});

test("a new table has the key of the settings", () => {
  const settings = { RECORD_KEY: "pk", RECORD_SORT_KEY: "sk" };
  const { KeySchema } = only(templateOf(triggers({ settings })), "AWS::DynamoDB::Table");
  assert.deepEqual(KeySchema, [{ AttributeName: "pk", KeyType: "HASH" }, { AttributeName: "sk", KeyType: "RANGE" }]);
});

test("a new table has the key, the TTL attribute and the encryption of the properties", () => {
  const stack = newStack();
  const tableKey = new kms.Key(stack, "Key");
  const construct = triggers({ tableKey, timeToLiveAttribute: "expiresAt" }, stack);
  const table = only(templateOf(construct), "AWS::DynamoDB::Table");
  assert.deepEqual(table["TimeToLiveSpecification"], { AttributeName: "expiresAt", Enabled: true });
  assert.deepEqual(table["SSESpecification"].KMSMasterKeyId, stack.resolve(tableKey.keyArn));
  assert.equal(actions(construct, "kms").filter((action) => action === "kms:Encrypt").length, 2);
});

test("properties of a new table are an error with a given one", () => {
  const stack = newStack();
  const table = dynamodb.Table.fromTableName(stack, "Records", "records");
  const message = /timeToLiveAttribute and tableKey have no effect .*: set them at that table/;
  assert.throws(() => triggers({ table, timeToLiveAttribute: "expiresAt" }, stack), message);
});

test("functions of a network have the rights of Lambda there, and their own code has none of them", () => {
  const stack = newStack();
  const vpc = ec2.Vpc.fromVpcAttributes(stack, "Network", {
    vpcId: "vpc-0a1b2c3d",
    availabilityZones: ["eu-west-1a", "eu-west-1b"],
    privateSubnetIds: ["subnet-0a1b2c3d", "subnet-1a1b2c3d"],
  });
  const group = ec2.SecurityGroup.fromSecurityGroupId(stack, "Group", "sg-0a1b2c3d");
  const construct = triggers({ network: { vpc, securityGroups: [group] } }, stack);
  for (const { VpcConfig } of properties(templateOf(construct), "AWS::Lambda::Function")) {
    const SubnetIds = ["subnet-0a1b2c3d", "subnet-1a1b2c3d"];
    assert.deepEqual(VpcConfig, { SubnetIds, SecurityGroupIds: ["sg-0a1b2c3d"] });
  }
  const rights = statements(construct).filter(({ Action }) => String(Action).includes("ec2:"));
  assert.equal(rights.length, 4);
  for (const { Condition } of rights) assert.deepEqual(Condition, { Null: { "lambda:SourceFunctionArn": "true" } });
  for (const role of properties(templateOf(construct), ROLE)) assert.equal(role["ManagedPolicyArns"], undefined);
  assert.deepEqual(actions(triggers(), "ec2"), []);
});

test("every log group has the key of the logs", () => {
  const stack = newStack();
  const arn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  const logKey = kms.Key.fromKeyArn(stack, "Key", arn);
  const groups = properties(templateOf(triggers({ logKey }, stack)), "AWS::Logs::LogGroup");
  assert.deepEqual(groups.map(({ KmsKeyId }) => KmsKeyId), Array(4).fill(logKey.keyArn));
});

test("a permissions boundary of the stack reaches every role", () => {
  const stack = newStack();
  const boundary = "arn:aws:iam::111122223333:policy/boundary";
  iam.PermissionsBoundary.of(stack).apply(iam.ManagedPolicy.fromManagedPolicyArn(stack, "Boundary", boundary));
  const roles = properties(templateOf(triggers({}, stack)), ROLE);
  assert.deepEqual(roles.map((role) => role["PermissionsBoundary"]), Array(4).fill(boundary));
});

test("two constructs of one stack have different log groups", () => {
  const stack = newStack();
  for (const id of ["One", "Two"]) new CognitoTriggers(stack, id, { distFolder });
  const groups = properties(templateOf(new CognitoTriggers(stack, "Three", { distFolder })), "AWS::Logs::LogGroup");
  const names = groups.map(({ LogGroupName }) => LogGroupName);
  assert.equal(new Set(names).size, 12);
  for (const name of names) assert.match(name, new RegExp(`^/aws/lambda/stack[\\w-]+-(${NAMES.join("|")})$`));
});
