// Three uses of the construct: a new user pool, a pool of this app, and a pool that exists elsewhere.

import { join } from "node:path";

import { App, Stack } from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import * as lambda from "aws-cdk-lib/aws-lambda";

import { CognitoTriggers } from "../lib/cognito-triggers";

const app = new App({ analyticsReporting: false });
const distFolder = app.node.tryGetContext("dist") ?? join(__dirname, "../../../../dist");
const { X86_64, ARM_64 } = lambda.Architecture;
const architecture = app.node.tryGetContext("arch") === X86_64.name ? X86_64 : ARM_64;
const settings = { BRAND: "eshop", POLICY_MODE: "monitor" } as const;
const shared = { distFolder, architecture, settings };

const newPool = new Stack(app, "new-pool");
new CognitoTriggers(newPool, "Triggers", { ...shared, newUserPool: { name: "eshop" } });

const ownPool = new Stack(app, "own-pool");
const userPool = new cognito.UserPool(ownPool, "UserPool", {
  signInAliases: { email: true },
  signInCaseSensitive: false,
  selfSignUpEnabled: true,
  deletionProtection: true,
});
new CognitoTriggers(ownPool, "Triggers", { ...shared, userPool, ensureRecordsAtSignIn: true });

const importedPool = new Stack(app, "imported-pool");
const poolId = app.node.tryGetContext("pool") ?? "eu-west-1_EXAMPLE01";
const imported = cognito.UserPool.fromUserPoolId(importedPool, "UserPool", poolId);
new CognitoTriggers(importedPool, "Triggers", { ...shared, userPool: imported });

app.synth();
