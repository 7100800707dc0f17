// One function as Lambda would run it: the release binary under Amazon's Runtime Interface Emulator.

import { bootstrap, runtimeInterfaceEmulator } from "./paths.js";
import { Child, freePort, listens, until } from "./processes.js";

/** Lambda's own variables, at the log level that is the worst case for privacy and in the format that is its default. */
export const lambdaEnvironment = {
  AWS_LAMBDA_FUNCTION_TIMEOUT: "5",
  AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "128",
  AWS_LAMBDA_LOG_FORMAT: "Text",
  AWS_LAMBDA_LOG_LEVEL: "TRACE",
  RUST_LOG: "trace",
  RUST_BACKTRACE: "full",
  AWS_REGION: "eu-west-1",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
  // As the template sets it.
  BRAND: "eshop",
};

export class LambdaFunction {
  #tail = Promise.resolve();

  /** Starts `binary` (pre-sign-up, …) with its settings. */
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

  /** Invokes it with these bytes, after all invocations before: the emulator breaks when two overlap. */
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
    // The function writes where the emulator writes, so its lines are complete when the report is there. A function
    // that did not start has none.
    const finished = () => answer.status !== 200 || /^REPORT RequestId/m.test(written());
    await until(finished, "the emulator's report of the invocation");
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

/** What a function wrote in JSON; the emulator's own lines are text. */
export function jsonLines(log) {
  return log.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
}

/** The one line that every invocation has. */
export function invocationLine({ lines }) {
  const found = lines.filter((line) => line.message === "invocation");
  if (found.length !== 1) throw new Error(`${found.length} lines of one invocation: ${JSON.stringify(lines)}`);
  return found[0];
}

/** How often the invocation counted `metric`. */
export function counted({ lines }, metric) {
  return lines.filter((line) => line._aws && line[metric] === 1).length;
}
