// Requests to an emulated AWS by services for which the tests install no SDK client.

import { awsVariables } from "./clients.js";

/** The signature of a request. The emulator reads region and service from it, and nothing else. */
function signature(service) {
  const scope = `local/20260101/${awsVariables.AWS_REGION}/${service}/aws4_request`;
  return { Authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none` };
}

/** Sends a request, and returns the answer with every status. */
export function send(url, service, init = {}) {
  return fetch(url, { ...init, headers: { ...init.headers, ...signature(service) } });
}

const services = {
  DynamoDBStreams_20120810: "dynamodb", AWSEvents: "events", AmazonSQS: "sqs", secretsmanager: "secretsmanager",
};

/** Sends a request of AWS's JSON protocol. `target` is, for example, AWSEvents.PutEvents. */
export async function request(url, target, body) {
  const headers = { "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": target };
  const service = services[target.split(".")[0]];
  const answer = await send(url, service, { method: "POST", body: JSON.stringify(body), headers });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${target} answers ${answer.status}: ${text}`);
  return text ? JSON.parse(text) : {};
}
