// Lambda's Runtime API with no events in it: what a function says while it starts is all there is to see.
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html

import { createServer } from "node:http";
import { text } from "node:stream/consumers";

export class RuntimeApi {
  /** What the function reported as the failure of its init phase: headers and body. */
  initErrors = [];
  /** How often it asked for an event, which it does once it has started. */
  polls = 0;

  static async start() {
    const api = new RuntimeApi();
    const server = createServer((request, response) => api.#answer(request, response));
    server.on("connection", (socket) => socket.unref()).unref();
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    api.address = `127.0.0.1:${server.address().port}`;
    return api;
  }

  async #answer(request, response) {
    const body = await text(request);
    if (request.url === "/2018-06-01/runtime/init/error") {
      this.initErrors.push({ headers: request.headers, body });
      response.writeHead(202).end('{"status":"OK"}');
    } else {
      // The next event never comes.
      this.polls += 1;
    }
  }
}
