// ministack emulates the parts of AWS that a backfill needs: pages of ListUsers, functions and state machines.

import { AdminCreateUserCommand, CreateUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { CreateFunctionCommand } from "@aws-sdk/client-lambda";
import { CreateStateMachineCommand, DescribeExecutionCommand, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { cognitoClient, lambdaClient, stepFunctionsClient } from "./clients.js";
import { architecture, bootstrap, project, virtualEnvironment } from "./paths.js";
import { Child, freePort, listens, temporaryDirectory, until } from "./processes.js";
import { send } from "./raw_requests.js";
import { zipBytes } from "./zip.js";

export const role = "arn:aws:iam::000000000000:role/any";

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
    stack.stepFunctions = stepFunctionsClient(stack.url);
    return stack;
  }

  /** Creates a pool whose usernames are not email addresses, because those slow the emulator down with every user. */
  async createPool() {
    const created = await this.cognito.send(new CreateUserPoolCommand({ PoolName: "eshop" }));
    return created.UserPool.Id;
  }

  /**
   * Creates users as an administrator does, so that no trigger runs, and returns their subs. Sends one request after
   * the other, because the emulator breaks if two overlap.
   */
  async createUsers(pool, from, to) {
    const subs = [];
    for (let number = from; number < to; number++) {
      const created = await this.cognito.send(new AdminCreateUserCommand({
        UserPoolId: pool,
        Username: `user-${number}`,
        MessageAction: "SUPPRESS",
        UserAttributes: [{ Name: "email", Value: `user-${number}@example.com` }],
      }));
      subs.push(created.User.Attributes.find(({ Name }) => Name === "sub").Value);
    }
    return subs;
  }

  /** Sends a request to SES, and returns its answer. */
  async ses(method, path, body) {
    const answer = await send(`${this.url}/v2/email/${path}`, "ses", { method, body: JSON.stringify(body) });
    return answer.json();
  }

  /** The mails that SES accepted for an address. */
  async mailsTo(address) {
    const { messages } = await (await fetch(`${this.url}/_ministack/ses/messages`)).json();
    return Object.values(messages).flat().filter(({ To }) => To.includes(address));
  }

  /** Runs the state machine of the backfill to its end, with a function of this timeout in seconds. */
  async runBackfill(settings, timeout) {
    const name = `backfill-${timeout}`;
    const functionArn = await this.createFunction(name, {
      Timeout: timeout,
      Code: { ZipFile: zipBytes({ bootstrap: bootstrap("backfill") }) },
      Environment: { Variables: { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: this.url, ...settings } },
    });
    return this.endOf(await this.start(await this.createStateMachine(name, functionArn)));
  }

  /** Creates a function whose handler is Python source. */
  createPythonFunction(name, source) {
    const file = join(temporaryDirectory(), "function.py");
    writeFileSync(file, source);
    const python = { Runtime: "python3.12", Handler: "function.handler" };
    return this.createFunction(name, { ...python, Timeout: 90, Code: { ZipFile: zipBytes({ "function.py": file }) } });
  }

  async createFunction(name, properties) {
    const rust = { Runtime: "provided.al2023", Handler: "bootstrap", Architectures: [architecture] };
    const all = { FunctionName: name, Role: role, ...rust, ...properties };
    const created = await this.lambda.send(new CreateFunctionCommand(all));
    return created.FunctionArn;
  }

  /** Creates a state machine from the definition of the backfill, with the template's substitutions. */
  async createStateMachine(name, functionArn, change = (definition) => definition) {
    const definition = change(readFileSync(join(project, "state-machines/backfill.asl.json"), "utf8"))
      .replaceAll("${BackfillFunctionArn}", functionArn)
      .replaceAll("${Partition}", "aws")
      .replaceAll("${Concurrency}", "4");
    const created = await this.stepFunctions.send(new CreateStateMachineCommand({ name, definition, roleArn: role }));
    return created.stateMachineArn;
  }

  /** Starts a state machine and returns the execution. */
  async start(stateMachineArn) {
    const started = await this.stepFunctions.send(new StartExecutionCommand({ stateMachineArn, input: "{}" }));
    return started.executionArn;
  }

  /** Waits for the end of an execution and returns its result. */
  endOf(executionArn) {
    return until(async () => {
      const described = await this.stepFunctions.send(new DescribeExecutionCommand({ executionArn }));
      const { status, output, cause } = described;
      return status !== "RUNNING" && { status, cause, output: output && JSON.parse(output) };
    }, "the end of the state machine", 240_000, 200);
  }
}
