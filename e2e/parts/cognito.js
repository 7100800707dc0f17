// cognito-local: a user pool on this machine that calls the functions as its triggers.

import {
  CreateUserPoolClientCommand, CreateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { cognitoClient, emulated } from "./clients.js";
import { Child, freePort, temporaryDirectory, until } from "./processes.js";

/** The code that cognito-local sends in every message. */
export const code = "123456";

export class UserPool {
  /** Starts a pool like that of template.yaml. `triggers` maps each trigger to the name of its function. */
  static async start(lambdaUrl, triggers) {
    const pool = new UserPool();
    pool.server = await startServer(lambdaUrl, triggers);
    pool.client = cognitoClient(pool.server.url);
    const created = await pool.client.send(new CreateUserPoolCommand({
      PoolName: "eshop",
      UsernameAttributes: ["email"],
      AutoVerifiedAttributes: ["email"],
      UsernameConfiguration: { CaseSensitive: false },
    }));
    pool.id = created.UserPool.Id;
    const client = await pool.client.send(new CreateUserPoolClientCommand({
      UserPoolId: pool.id,
      ClientName: "eshop-client-no-secret",
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    }));
    pool.clientId = client.UserPoolClient.ClientId;
    return pool;
  }

  /** The next message that cognito-local prints after `position`, as text without its frame. */
  nextMessage(position) {
    return until(() => {
      const [, framed] = this.server.child.stdout.slice(position).match(/╭─+╮\n│(.*?)│\n╰/s) ?? [];
      return framed?.split("│\n│").map((line) => line.replace(/^ {0,3}/, "").trimEnd()).join("\n");
    }, "a message of cognito-local");
  }

  /** Number of characters that cognito-local has printed. */
  get printed() {
    return this.server.child.stdout.length;
  }
}

async function startServer(lambdaUrl, triggers) {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, ".cognito"));
  writeFileSync(join(directory, ".cognito/config.json"), JSON.stringify({
    LambdaClient: emulated(lambdaUrl),
    TriggerFunctions: triggers,
  }));
  const port = await freePort();
  const script = createRequire(import.meta.url).resolve("cognito-local");
  const child = new Child(process.execPath, [join(script, "../bin/start.js")], {
    cwd: directory,
    env: {
      ...{ HOST: "127.0.0.1", PORT: String(port), CODE: code },
      // cognito-local wraps its output at this width.
      COLUMNS: "100000",
      AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE: "1",
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await child.ready(() => fetch(`${url}/health`).then((answer) => answer.ok, () => false), "cognito-local");
  return { child, url };
}
