// User pools: a new one, one of the app, one that exists elsewhere.

import assert from "node:assert/strict";
import { test } from "node:test";

import { NestedStack, Stack } from "aws-cdk-lib";
import { Annotations, Match, Template } from "aws-cdk-lib/assertions";
import * as cognito from "aws-cdk-lib/aws-cognito";

import { newApp, newStack, only, properties, templateOf, triggers } from "./parts";

const POOL = "AWS::Cognito::UserPool";
const PERMISSION = "AWS::Lambda::Permission";
const [partition, region, account] = ["Partition", "Region", "AccountId"].map((name) => ({ Ref: `AWS::${name}` }));
const arn = (pool: string) => ({
  "Fn::Join": ["", ["arn:", partition, ":cognito-idp:", region, ":", account, `:userpool/${pool}`]],
});
const sources = (template: Template) =>
  properties(template, PERMISSION).map(({ SourceArn, SourceAccount }) => ({ SourceArn, SourceAccount }));
const four = (SourceArn: unknown) => Array(4).fill({ SourceArn, SourceAccount: account });

test("a new pool has the settings that its messages name", () => {
  const settings = { TEMPORARY_PASSWORD_DAYS: "30", MFA_CODE_MINUTES: "10", VERIFICATION_METHOD: "link" } as const;
  const template = templateOf(triggers({ settings, newUserPool: { name: "shop" } }));
  const pool = only(template, POOL);
  assert.equal(pool["Policies"].PasswordPolicy.TemporaryPasswordValidityDays, 30);
  assert.equal(only(template, "AWS::Cognito::UserPoolClient")["AuthSessionValidity"], 10);
  assert.deepEqual(pool["VerificationMessageTemplate"], { DefaultEmailOption: "CONFIRM_WITH_LINK" });
  assert.equal(pool["UserPoolName"], "shop");
});

test("a new pool sends with Amazon SES if it gets an identity", () => {
  const ses = { fromEmail: "no-reply@example.com", sesVerifiedDomain: "example.com", sesRegion: "eu-west-1" };
  const pool = only(templateOf(triggers({ newUserPool: { ses } })), POOL);
  assert.equal(pool["EmailConfiguration"].EmailSendingAccount, "DEVELOPER");
  assert.equal(pool["VerificationMessageTemplate"].EmailSubject, "Account verification code");
});

test("post-authentication is attached only on request, and permitted always", () => {
  for (const ensureRecordsAtSignIn of [false, true]) {
    const template = templateOf(triggers({ ensureRecordsAtSignIn }));
    assert.equal("PostAuthentication" in only(template, POOL)["LambdaConfig"], ensureRecordsAtSignIn);
    assert.equal(properties(template, PERMISSION).length, 4);
  }
});

test("the permissions of a pool of the app exist before its triggers", () => {
  const stack = newStack();
  const userPool = new cognito.UserPool(stack, "UserPool");
  const template = templateOf(triggers({ userPool }, stack));
  const [pool] = Object.values(template.findResources(POOL));
  assert.deepEqual([...pool?.["DependsOn"]].sort(), Object.keys(template.findResources(PERMISSION)).sort());
  assert.equal(Object.keys(pool?.["Properties"].LambdaConfig).length, 3);
  assert.deepEqual(sources(template), four(arn("*")));
});

test("the id of a deployed pool limits the permissions to it", () => {
  const stack = newStack();
  const userPool = new cognito.UserPool(stack, "UserPool");
  const template = templateOf(triggers({ userPool, deployedUserPoolId: "eu-west-1_EXAMPLE01" }, stack));
  assert.deepEqual(sources(template), four(arn("eu-west-1_EXAMPLE01")));
});

test("the pool may be in another stack, or nested, without a circle", () => {
  const app = newApp();
  const poolStack = newStack(app, "pool");
  const triggerStack = newStack(app, "triggers");
  triggers({ userPool: new cognito.UserPool(poolStack, "UserPool") }, triggerStack);
  assert.equal(Object.keys(only(Template.fromStack(poolStack), POOL)["LambdaConfig"]).length, 3);
  assert.deepEqual(poolStack.dependencies, [triggerStack]);

  const root = newStack();
  const auth = new NestedStack(root, "auth");
  triggers({ userPool: new cognito.UserPool(auth, "UserPool") }, new NestedStack(root, "functions") as Stack);
  assert.equal(Object.keys(only(Template.fromStack(auth), POOL)["LambdaConfig"]).length, 3);
  assert.ok(Template.fromStack(root));
});

test("a trigger of somebody else stays", () => {
  const stack = newStack();
  const userPool = new cognito.UserPool(stack, "UserPool");
  const first = triggers({ userPool }, stack);
  const other = new Stack(stack, "other");
  assert.throws(() => triggers({ userPool }, other), /A trigger for the operation preSignUp already exists/);
  assert.ok(templateOf(first));
});

test("an imported pool gets functions and permissions, and the command that attaches them", () => {
  const stack = newStack();
  const userPool = cognito.UserPool.fromUserPoolId(stack, "UserPool", "eu-west-1_EXAMPLE01");
  const template = templateOf(triggers({ userPool }, stack));
  assert.equal(properties(template, "AWS::Lambda::Function").length, 4);
  assert.equal(properties(template, POOL).length, 0);
  assert.deepEqual(sources(template), four(arn("eu-west-1_EXAMPLE01")));
  const [warning, ...others] = Annotations.fromStack(stack).findWarning("*", Match.anyValue());
  assert.equal(others.length, 0);
  const text = String(warning?.entry.data);
  assert.match(text, /cognito-triggers attach --user-pool-id eu-west-1_EXAMPLE01 --function pre-sign-up=</);
  const outputs = [...text.matchAll(/--function ([\w-]+)=<(\w+)>/g)].map(([, name, output]) => ({ name, output }));
  assert.deepEqual(outputs.map(({ name }) => name), ["pre-sign-up", "custom-message", "post-confirmation"]);
  for (const { output } of outputs) assert.ok(template.toJSON()["Outputs"][output!], output);
});

test("a pool is either given or new", () => {
  const stack = newStack();
  const userPool = new cognito.UserPool(stack, "UserPool");
  const message = /newUserPool has no effect .*: omit one/;
  assert.throws(() => triggers({ userPool, newUserPool: { name: "shop" } }, stack), message);
});
