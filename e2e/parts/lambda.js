// A function as Lambda runs it: the release binary under Amazon's Runtime Interface Emulator.

import { awsVariables } from "./clients.js";
import { bootstrap, runtimeInterfaceEmulator } from "./paths.js";
import { Child, freePort, listens, until } from "./processes.js";

/** Lambda's own variables, with its default log format and the most verbose log level. */
export const lambdaEnvironment = {
  AWS_LAMBDA_FUNCTION_TIMEOUT: "5",
  AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "128",
  AWS_LAMBDA_LOG_FORMAT: "Text",
  AWS_LAMBDA_LOG_LEVEL: "TRACE",
  RUST_LOG: "trace",
  RUST_BACKTRACE: "full",
  ...awsVariables,
  // The value in template.yaml.
  BRAND: "eshop",
};

export class LambdaFunction {
  #tail = Promise.resolve();

  /** Starts the function `binary`, such as pre-sign-up, with these settings. */
  static async start(binary, settings = {}) {
    const [port, runtimePort] = [await freePort(), await freePort()];
    const child = new Child(
      runtimeInterfaceEmulator(),
      [
        ...["--runtime-interface-emulator-address", `127.0.0.1:${port}`],
        ...["--runtime-api-address", `127.0.0.1:${runtimePort}`],
        bootstrap(binary),
      ],
      { env: { ...lambdaEnvironment, AWS_LAMBDA_FUNCTION_NAME: binary, ...settings } },
    );
    await child.ready(() => listens(port), `${binary} under the emulator`);
    const started = new LambdaFunction();
    started.child = child;
    started.url = `http://127.0.0.1:${port}/2015-03-31/functions/function/invocations`;
    return started;
  }

  /** Invokes the function after all earlier invocations, because the emulator breaks if two overlap. */
  invoke(payload) {
    const invocation = this.#tail.then(() => this.#invoke(payload));
    this.#tail = invocation.catch(() => {});
    return invocation;
  }

  async #invoke(payload) {
    const [stdout, stderr] = [this.child.stdout.length, this.child.stderr.length];
    const startedAt = performance.now();
    const answer = await fetch(this.url, { method: "POST", body: payload });
    const body = await answer.text();
    const elapsedMs = performance.now() - startedAt;
    const written = () => this.child.stdout.slice(stdout);
    // The function and the emulator write to the same stream, so the function's lines are complete before the
    // emulator's report. If the init phase fails, there is no report.
    const isComplete = () => answer.status !== 200 || /^REPORT RequestId/m.test(written());
    await until(isComplete, "the emulator's report of the invocation");
    const log = written();
    return { body, elapsedMs, log, lines: jsonLines(log), emulatorLog: this.child.stderr.slice(stderr) };
  }

  get output() {
    return this.child.output;
  }

  stop() {
    return this.child.stop();
  }
}

/** The JSON lines in a log. They are the function's, because the emulator writes plain text. */
export function jsonLines(log) {
  return log.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
}

/** The log line that every invocation writes once. */
export function invocationLine({ lines }) {
  const found = lines.filter((line) => line.message === "invocation");
  if (found.length !== 1) throw new Error(`${found.length} invocation lines instead of 1: ${JSON.stringify(lines)}`);
  return found[0];
}

/** Number of metric lines of the invocation that count `metric` once. */
export function counted({ lines }, metric) {
  return lines.filter((line) => line._aws && line[metric] === 1).length;
}
