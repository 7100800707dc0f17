// ministack: AWS on this machine as far as a backfill needs it: pages of ListUsers, functions, state machines.

import { AdminCreateUserCommand, CreateUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { SFNClient } from "@aws-sdk/client-sfn";
import { join } from "node:path";

import { cognitoClient, lambdaClient, local } from "./clients.js";
import { virtualEnvironment } from "./paths.js";
import { Child, freePort, listens } from "./processes.js";

/** Requests at once; more only wait for each other. */
const atOnce = 16;

export class Ministack {
  static async start() {
    const stack = new Ministack();
    const port = await freePort();
    stack.url = `http://127.0.0.1:${port}`;
    stack.child = new Child(join(virtualEnvironment, "bin/ministack"), [], {
      env: { GATEWAY_PORT: String(port), BIND_HOST: "127.0.0.1", AWS_ENDPOINT_URL: stack.url, LOG_LEVEL: "ERROR" },
    });
    await stack.child.ready(() => listens(port), "ministack");
    stack.cognito = cognitoClient(stack.url);
    stack.lambda = lambdaClient(stack.url);
    stack.stepFunctions = new SFNClient(local(stack.url));
    return stack;
  }

  async createPool() {
    const made = await this.cognito.send(new CreateUserPoolCommand({ PoolName: "eshop", UsernameAttributes: ["email"] }));
    return made.UserPool.Id;
  }

  /** Users as an administrator creates them: no trigger has ever seen them. Returns their subs. */
  async createUsers(pool, from, to) {
    const subs = [];
    const numbers = Array.from({ length: to - from }, (_, index) => from + index);
    await Promise.all(Array.from({ length: atOnce }, async () => {
      for (let number = numbers.pop(); number !== undefined; number = numbers.pop()) {
        const email = `user-${number}@example.com`;
        const made = await this.cognito.send(new AdminCreateUserCommand({
          UserPoolId: pool,
          Username: email,
          MessageAction: "SUPPRESS",
          UserAttributes: [{ Name: "email", Value: email }],
        }));
        subs.push(made.User.Attributes.find(({ Name }) => Name === "sub").Value);
      }
    }));
    return subs;
  }
}
