// Lambda's Runtime API without an event. It shows whether a function's init phase succeeds.
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html

import assert from "node:assert/strict";
import { text } from "node:stream/consumers";

import { lambdaEnvironment } from "./lambda.js";
import { bootstrap } from "./paths.js";
import { Child, serve, until } from "./processes.js";
import { shown } from "./texts.js";

export class RuntimeApi {
  /** Reports of a failed init phase: headers and body. */
  initErrors = [];
  /** Number of requests for an event. A function sends the first request after its init phase. */
  polls = 0;

  static async start() {
    const api = new RuntimeApi();
    api.address = await serve((request, response) => api.#answer(request, response));
    return api;
  }

  /** Starts the binary of a function without the emulator. A setting that is `undefined` is left out. */
  startFunction(name, settings) {
    [this.initErrors, this.polls] = [[], 0];
    const lambda = { AWS_LAMBDA_FUNCTION_NAME: name, AWS_LAMBDA_RUNTIME_API: this.address };
    const env = Object.entries({ ...lambdaEnvironment, ...lambda, ...settings });
    return new Child(bootstrap(name), [], { env: Object.fromEntries(env.filter(([, value]) => value !== undefined)) });
  }

  /** Starts a function whose init phase must fail, with one log line and one neutral error, and returns the line. */
  async failedInit(name, settings) {
    const child = this.startFunction(name, settings);
    await until(() => child.exitCode !== undefined, `the end of ${name}`, 5_000);
    const [line, ...more] = child.stdout.split("\n").filter(Boolean).map((text) => JSON.parse(text));
    assert.deepEqual([child.exitCode, this.polls, line?.level, more, child.stderr], [1, 0, "ERROR", [], ""]);
    assert.equal(this.initErrors.length, 1);
    const [{ headers, body }] = this.initErrors;
    assert.deepEqual(JSON.parse(body), shown("UNAVAILABLE"));
    assert.equal(headers["lambda-runtime-function-error-type"], "Runtime.InitError");
    return line;
  }

  async #answer(request, response) {
    const body = await text(request);
    if (request.url === "/2018-06-01/runtime/init/error") {
      this.initErrors.push({ headers: request.headers, body });
      response.writeHead(202).end('{"status":"OK"}');
    } else {
      // There is no event, so this request stays open.
      this.polls += 1;
    }
  }
}
