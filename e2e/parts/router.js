// Lambda's Invoke API in front of the emulators, so that real clients call functions by name.
// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html

import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";

export class Router {
  /** Every invocation: name, event (as text), answer (as text), functionError, and what the function logged. */
  invocations = [];

  /** Serves functions by name: `{ "post-confirmation-closed": LambdaFunction }`. */
  static async start(functions) {
    const router = new Router();
    router.functions = functions;
    router.server = createServer((request, response) => {
      router.#answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
    });
    await new Promise((resolve) => router.server.listen(0, "127.0.0.1", resolve));
    // What nobody waits for any more must not keep a test file from ending.
    router.server.on("connection", (socket) => socket.unref()).unref();
    router.url = `http://127.0.0.1:${router.server.address().port}`;
    return router;
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
    // The emulator does not say whether the function failed; Lambda does, with the same status.
    response.writeHead(200, functionError ? { "X-Amz-Function-Error": "Unhandled" } : {}).end(body);
  }

  /** Invokes a function with any bytes, as the Invoke API would if it did not check them first. */
  async invoke(name, payload) {
    const answer = await this.functions[name].invoke(payload);
    const invocation = { name, event: String(payload), functionError: failed(answer.body), ...answer };
    this.invocations.push(invocation);
    return invocation;
  }

  /** The invocations of one trigger source, in the order of their answers. */
  ofSource(triggerSource) {
    return this.invocations.filter(({ event }) => JSON.parse(event)?.triggerSource === triggerSource);
  }
}

/** The error in an answer, if it is one. What is no JSON comes from the emulator: a timeout, for example. */
function failed(body) {
  try {
    const { errorType, errorMessage } = JSON.parse(body) ?? {};
    return errorMessage === undefined ? undefined : { errorType, errorMessage };
  } catch {
    return { errorType: "emulator", errorMessage: body };
  }
}
