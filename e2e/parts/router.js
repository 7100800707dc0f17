// Lambda's Invoke API in front of the emulators. Real clients call functions by name.
// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html

import { buffer } from "node:stream/consumers";

import { lambdaClient } from "./clients.js";
import { LambdaFunction } from "./lambda.js";
import { serve } from "./processes.js";

export class Router {
  /** Every invocation: name, event (as text), answer (as text), functionError, and the function's log. */
  invocations = [];

  /** Serves functions by name: `{ "post-confirmation-closed": LambdaFunction }`. */
  static async start(functions) {
    const router = new Router();
    router.functions = functions;
    const address = await serve((request, response) => {
      router.#answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
    });
    router.url = `http://${address}`;
    router.client = lambdaClient(router.url);
    return router;
  }

  /** Starts and serves one function per trigger. pre-sign-up denies mailinator.com. */
  static async startTriggers(table) {
    return Router.start({
      "pre-sign-up": await LambdaFunction.start("pre-sign-up", { DENIED_EMAIL_DOMAINS: "mailinator.com" }),
      "custom-message": await LambdaFunction.start("custom-message"),
      "post-confirmation": await LambdaFunction.start("post-confirmation", table.settings()),
      "post-authentication": await LambdaFunction.start("post-authentication", table.settings()),
    });
  }

  async #answer(request, response) {
    const [, encoded] = request.url.match(/^\/2015-03-31\/functions\/([^/]+)\/invocations/) ?? [];
    const name = decodeURIComponent(encoded ?? "").split(":function:").at(-1);
    const payload = await buffer(request);
    if (!this.functions[name]) {
      response.writeHead(404, { "X-Amzn-ErrorType": "ResourceNotFoundException" });
      response.end(JSON.stringify({ Message: `Function not found: ${name}` }));
      return;
    }
    const { body, functionError } = await this.invoke(name, payload);
    // Lambda marks a function error in this header and keeps status 200. The emulator lacks the header.
    response.writeHead(200, functionError ? { "X-Amz-Function-Error": "Unhandled" } : {}).end(body);
  }

  /** Invokes a function with any bytes. The real Invoke API would refuse a payload that is not JSON. */
  async invoke(name, payload) {
    const answer = await this.functions[name].invoke(payload);
    const invocation = { name, event: String(payload), functionError: functionError(answer.body), ...answer };
    this.invocations.push(invocation);
    return invocation;
  }

  /** The invocations of one trigger source, in the order of their answers. */
  ofSource(triggerSource) {
    return this.invocations.filter(({ event }) => JSON.parse(event)?.triggerSource === triggerSource);
  }
}

/** The error in an answer, or undefined. A body that is not JSON is an error of the emulator, such as a timeout. */
function functionError(body) {
  try {
    const { errorType, errorMessage } = JSON.parse(body) ?? {};
    return errorMessage === undefined ? undefined : { errorType, errorMessage };
  } catch {
    return { errorType: "emulator", errorMessage: body };
  }
}
