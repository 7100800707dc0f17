// ministack: AWS on this machine as far as a backfill needs it: pages of ListUsers, functions, state machines.

import { AdminCreateUserCommand, CreateUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { CreateFunctionCommand } from "@aws-sdk/client-lambda";
import {
  CreateStateMachineCommand, DescribeExecutionCommand, SFNClient, StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { cognitoClient, lambdaClient, local } from "./clients.js";
import { bootstrap, project, python, virtualEnvironment } from "./paths.js";
import { Child, freePort, listens, temporaryDirectory, until } from "./processes.js";

const role = "arn:aws:iam::000000000000:role/any";

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

  /** A pool in which usernames are not looked up among addresses: that takes the emulator longer with every user. */
  async createPool() {
    const made = await this.cognito.send(new CreateUserPoolCommand({ PoolName: "eshop" }));
    return made.UserPool.Id;
  }

  /**
   * Users as an administrator creates them: no trigger has ever seen them. Returns their subs. One after another,
   * because the emulator breaks when two are created at once.
   */
  async createUsers(pool, from, to) {
    const subs = [];
    for (let number = from; number < to; number++) {
      const made = await this.cognito.send(new AdminCreateUserCommand({
        UserPoolId: pool,
        Username: `user-${number}`,
        MessageAction: "SUPPRESS",
        UserAttributes: [{ Name: "email", Value: `user-${number}@example.com` }],
      }));
      subs.push(made.User.Attributes.find(({ Name }) => Name === "sub").Value);
    }
    return subs;
  }

  /**
   * Runs the state machine `name` of state-machines/ with the function of that name to its end; `variant` has the
   * function's time, in seconds, and what is otherwise in the definition.
   */
  async runStateMachine(name, settings, variant = { seconds: 90, change: (definition) => definition }) {
    const { seconds, change } = variant;
    const own = `${name}-${seconds}`;
    const functionArn = await this.createFunction(own, {
      Runtime: "provided.al2023",
      Handler: "bootstrap",
      Timeout: seconds,
      Architectures: [process.arch === "arm64" ? "arm64" : "x86_64"],
      Code: { ZipFile: archive("bootstrap", readFileSync(bootstrap(name))) },
      Environment: { Variables: { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: this.url, ...settings } },
    });
    return this.endOf(await this.start(await this.createStateMachine(name, own, functionArn, change)));
  }

  /** A function whose handler is Python source. */
  createPythonFunction(name, source) {
    const code = { ZipFile: archive("function.py", source) };
    return this.createFunction(name, { Runtime: "python3.12", Handler: "function.handler", Timeout: 90, Code: code });
  }

  async createFunction(name, properties) {
    const made = await this.lambda.send(new CreateFunctionCommand({ FunctionName: name, Role: role, ...properties }));
    return made.FunctionArn;
  }

  /** The state machine `name` of state-machines/ under a name of its own, as the template fills it in. */
  async createStateMachine(name, own, functionArn, change = (definition) => definition) {
    const definition = change(readFileSync(join(project, "state-machines", `${name}.asl.json`), "utf8"))
      .replaceAll("${BackfillFunctionArn}", functionArn)
      .replaceAll("${Partition}", "aws")
      .replaceAll("${Concurrency}", "4");
    const machine = await this.stepFunctions.send(new CreateStateMachineCommand({
      name: own, definition, roleArn: role,
    }));
    return machine.stateMachineArn;
  }

  /** Starts a state machine; returns the execution. */
  async start(stateMachineArn) {
    const started = await this.stepFunctions.send(new StartExecutionCommand({ stateMachineArn, input: "{}" }));
    return started.executionArn;
  }

  /** How an execution ends. */
  endOf(executionArn) {
    return until(async () => {
      const described = await this.stepFunctions.send(new DescribeExecutionCommand({ executionArn }));
      const { status, output, cause } = described;
      return status !== "RUNNING" && { status, cause, output: output && JSON.parse(output) };
    }, "the end of the state machine", 240_000);
  }
}

/** One file as a Lambda archive. */
function archive(name, content) {
  const folder = temporaryDirectory();
  const [zip, file] = [join(folder, "function.zip"), join(folder, name)];
  writeFileSync(file, content);
  const script = "import sys, zipfile; zipfile.ZipFile(sys.argv[1], 'w').write(sys.argv[2], sys.argv[3])";
  execFileSync(python(), ["-c", script, zip, file, name]);
  return readFileSync(zip);
}
