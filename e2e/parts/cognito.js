// cognito-local: a user pool on this machine that calls the functions as its triggers.

import {
  CreateUserPoolClientCommand, CreateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { cognitoClient } from "./clients.js";
import { Child, freePort, temporaryDirectory, until } from "./processes.js";

/** The code in every message of cognito-local. */
export const code = "123456";

export class UserPool {
  /** A pool like the one in template.yaml, with triggers by the names of their functions. */
  static async start(lambdaUrl, triggers) {
    const pool = new UserPool();
    pool.server = await startServer(lambdaUrl, triggers);
    pool.client = cognitoClient(pool.server.url);
    const made = await pool.client.send(new CreateUserPoolCommand({
      PoolName: "eshop",
      UsernameAttributes: ["email"],
      AutoVerifiedAttributes: ["email"],
      UsernameConfiguration: { CaseSensitive: false },
    }));
    pool.id = made.UserPool.Id;
    const client = await pool.client.send(new CreateUserPoolClientCommand({
      UserPoolId: pool.id,
      ClientName: "eshop-client-no-secret",
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    }));
    pool.clientId = client.UserPoolClient.ClientId;
    return pool;
  }

  /** The next message that cognito-local prints after `position`, as one text without the box around it. */
  nextMessage(position) {
    return until(() => {
      const [, box] = this.server.child.stdout.slice(position).match(/╭─+╮\n│(.*?)│\n╰/s) ?? [];
      return box?.split("│\n│").map((line) => line.replace(/^ {0,3}/, "").trimEnd()).join("\n");
    }, "a message of cognito-local");
  }

  get printed() {
    return this.server.child.stdout.length;
  }
}

async function startServer(lambdaUrl, triggers) {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, ".cognito"));
  writeFileSync(join(directory, ".cognito/config.json"), JSON.stringify({
    LambdaClient: {
      endpoint: lambdaUrl,
      region: "eu-west-1",
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    },
    TriggerFunctions: triggers,
  }));
  const port = await freePort();
  const script = createRequire(import.meta.url).resolve("cognito-local");
  const child = new Child(process.execPath, [join(script, "../bin/start.js")], {
    cwd: directory,
    env: {
      ...{ HOST: "127.0.0.1", PORT: String(port), CODE: code },
      // It breaks what it prints at this width, spaces and all.
      COLUMNS: "100000",
      AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE: "1",
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await child.ready(() => fetch(`${url}/health`).then((answer) => answer.ok, () => false), "cognito-local");
  return { child, url };
}
