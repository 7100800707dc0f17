// The stack of examples/webhook in an emulated AWS: rule, queues and secret, and an outage of the receiver.

import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";

import { runTool } from "../parts/deployment.js";
import { Ministack } from "../parts/ministack.js";
import { architecture, bootstrap, cargo, project, python } from "../parts/paths.js";
import { finished, run, stopAll, temporaryDirectory, until } from "../parts/processes.js";
import { request } from "../parts/raw_requests.js";
import {
  Receiver, readme, readmeBlock, readmeCommand, readmeCommands, template as source, userCreated,
} from "../parts/webhook_receiver.js";

const { userPoolId } = userCreated("any").detail;

/** The number in a line of the template, such as the timeout of the function. */
const number = (name) => Number(source.match(new RegExp(`^ +${name}: (\\d+)$`, "m"))[1]);

let stack, receiver, outputs;

/** Sends a request of AWS's JSON protocol. */
const aws = (target, body) => request(stack.url, target, body);

/** A copy of the template whose times are seconds, for a receiver on this machine. */
function fastTemplate() {
  const edits = [
    [/CodeUri: \./, `CodeUri: ${dirname(bootstrap("webhook"))}`],
    [/\^https:/, "^http:"],
    [/VisibilityTimeout: 360/, "VisibilityTimeout: 2"],
    [/maxReceiveCount: 720/, "maxReceiveCount: 8"],
  ];
  const file = join(temporaryDirectory(), "template.yaml");
  writeFileSync(file, edits.reduce((text, [before, after]) => {
    assert.match(text, before);
    return text.replace(before, after);
  }, source));
  return file;
}

before(async () => {
  stack = await Ministack.start();
  receiver = await Receiver.start();
  const sam = (...args) => runTool(stack.url, "sam", [...args, "--stack-name", "webhook"]);
  const parameters = [`WebhookUrl=${receiver.url}/hooks`, `UserPoolId=${userPoolId}`, `Architecture=${architecture}`];
  const options = ["--resolve-s3", "--capabilities", "CAPABILITY_IAM", "--template-file", fastTemplate()];
  await sam("deploy", ...options, "--parameter-overrides", ...parameters);
  const printed = JSON.parse(await sam("list", "stack-outputs", "--output", "json"));
  outputs = Object.fromEntries(printed.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
});
after(stopAll);

async function putEvents(...events) {
  const Entries = events.map((event) => ({
    Source: event.source, DetailType: event["detail-type"], Detail: JSON.stringify(event.detail),
  }));
  assert.equal((await aws("AWSEvents.PutEvents", { Entries })).FailedEntryCount, 0);
}

/** An event that differs in these fields of its detail. */
function withDetail(id, fields) {
  const event = userCreated(id);
  return { ...event, detail: { ...event.detail, ...fields } };
}

/** Number of messages in a queue, visible or not. */
async function depth(QueueUrl) {
  const AttributeNames = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"];
  const { Attributes } = await aws("AmazonSQS.GetQueueAttributes", { QueueUrl, AttributeNames });
  return AttributeNames.reduce((sum, name) => sum + Number(Attributes[name]), 0);
}

/** Generates the secret with the options of the template. The emulator's CloudFormation ignores one of them. */
async function generateSecret() {
  const ExcludePunctuation = source.includes("ExcludePunctuation: true");
  const options = { PasswordLength: number("PasswordLength"), ExcludePunctuation };
  const { RandomPassword } = await aws("secretsmanager.GetRandomPassword", options);
  await aws("secretsmanager.PutSecretValue", { SecretId: outputs.SecretArn, SecretString: RandomPassword });
}

/** Runs the command of the README for this operation, or only validates it. */
function runDocumented(operation, values = {}, ...options) {
  const command = readmeCommand(operation, { ...outputs, ...values });
  return runTool(stack.url, python(), [join(project, "e2e/parts/aws_command.py"), ...options, command]);
}

const ids = (requests) => requests.map(({ headers }) => headers["webhook-id"]);

test("an outage loses no webhook, and an event that cannot become one ends as a dead letter", async () => {
  const { verify } = await import(readmeBlock("js", "verify.mjs"));
  await generateSecret();
  const secret = (await runDocumented("get-secret-value")).trim();

  receiver.answerWith(503);
  const names = ["a1", "a2", "a3", "a4", "a5", "a6", "a7"];
  await putEvents(withDetail("a1", { source: "sign-in" }), ...names.slice(1).map((id) => userCreated(id)));
  // Only the first of these is for the receiver.
  await putEvents(userCreated("not.an.id"), userCreated("b1", { source: "another" }));
  await putEvents(userCreated("b2", { "detail-type": "User deleted" }));
  await putEvents(withDetail("b3", { source: "backfill" }), withDetail("b4", { userPoolId: "eu-west-1_EXAMPLE02" }));
  const attempts = () => names.map((name) => ids(receiver.requests).filter((id) => id === name).length);
  await until(() => Math.min(...attempts()) >= 3, "three attempts for each webhook", 60_000, 50);
  assert.equal(await depth(outputs.QueueUrl), names.length + 1);

  receiver.answerWith(200);
  receiver.take();
  await until(async () => (await depth(outputs.QueueUrl)) === 0, "an empty queue", 60_000, 100);
  const requests = receiver.take();
  assert.deepEqual(ids(requests).sort(), names);
  for (const { headers, body } of requests) assert.ok(verify(secret, headers, body));
  const { Messages } = JSON.parse(await runDocumented("receive-message"));
  assert.deepEqual(Messages.map(({ Body }) => JSON.parse(Body).detail.id), ["not.an.id"]);
  await runDocumented("delete-message", { ReceiptHandle: Messages[0].ReceiptHandle });
  assert.equal(await depth(outputs.DeadLetterQueueUrl), 0);
});

test("the README's commands for the secret work, and the one that moves messages is valid", async () => {
  assert.equal(readmeCommands.length, 5);
  await runDocumented("put-secret-value");
  assert.equal(await runDocumented("get-secret-value"), "whsec_NEW whsec_OLD\n");
  // The emulator does not have this operation.
  await runDocumented("start-message-move-task", {}, "--validate");
  assert.match(readmeCommands.at(-1), /--source-arn DEAD_LETTER_QUEUE_ARN --destination-arn QUEUE_ARN$/);
  for (const name of ["Queue", "DeadLetterQueue"]) {
    const queue = { QueueUrl: outputs[`${name}Url`], AttributeNames: ["QueueArn"] };
    const { Attributes } = await aws("AmazonSQS.GetQueueAttributes", queue);
    assert.equal(outputs[`${name}Arn`], Attributes.QueueArn);
  }
});

test("the README explains every reason", () => {
  const code = ["batch", "endpoint", "message", "main"]
    .map((name) => readFileSync(join(project, `examples/webhook/src/${name}.rs`), "utf8")).join("");
  const reasons = [...readme.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell]) => cell.match(/(?<=`)[^`,]{4,}(?=`)/g));
  assert.equal(reasons.length, 7);
  for (const reason of reasons.slice(1)) assert.ok(code.includes(reason), reason);
});

test("the template accepts the URLs that the function accepts", () => {
  const [, pattern] = source.match(/AllowedPattern: (\^https.+)/);
  const accepts = (url) => new RegExp(pattern).test(url);
  const accepted = ["https://example.com", "https://example.com:8443/hooks?user=a@b", "https://10.0.0.7/a#b"];
  const refused = ["", "http://example.com", "https://", "https:///hooks", "https://u:p@example.com", "https://a b"];
  assert.deepEqual([...accepted, ...refused].filter(accepts), accepted);
});

test("nobody has a right that is not on this list", () => {
  const lines = source.match(/(?<=^ +)(Action|Resource|aws:SourceArn|aws:SecureTransport): .+$/gm);
  const queues = "Resource: [!GetAtt Queue.Arn, !GetAtt DeadLetterQueue.Arn]";
  assert.deepEqual(lines, [
    "Action: sts:AssumeRole",
    ...["Action: [sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes]", "Resource: !GetAtt Queue.Arn"],
    ...["Action: secretsmanager:GetSecretValue", "Resource: !Ref Secret"],
    ...["Action: [logs:CreateLogStream, logs:PutLogEvents]", "Resource: !GetAtt LogGroup.Arn"],
    ...["Action: sqs:SendMessage", queues, "aws:SourceArn: !GetAtt Rule.Arn"],
    ...["Action: sqs:*", queues, 'aws:SecureTransport: "false"'],
  ]);
});

test("the manifest of a copy of the folder is valid without [lints]", async () => {
  const copy = join(temporaryDirectory(), "webhook");
  cpSync(join(project, "examples/webhook"), copy, { recursive: true });
  const manifest = join(copy, "Cargo.toml");
  const args = ["metadata", "--no-deps", "--offline", "--format-version", "1", "--manifest-path", manifest];
  assert.notEqual((await finished("cargo", args, { env: cargo })).exitCode, 0);
  const edited = readFileSync(manifest, "utf8").replace("[lints]\nworkspace = true\n", "");
  writeFileSync(manifest, edited);
  const { packages } = JSON.parse(await run("cargo", args, { env: cargo }));
  assert.deepEqual(packages.map(({ name }) => name), ["webhook"]);
});

test("the linter of SAM finds nothing", async () => {
  const args = ["validate", "--lint", "--template", "examples/webhook/template.yaml"];
  assert.match(await runTool(stack.url, "sam", args), /is a valid SAM Template/);
});

test("a batch ends within the function's timeout, and the queue waits long enough", () => {
  const times = readFileSync(join(project, "examples/webhook/src/times.rs"), "utf8");
  const seconds = (name) => Number(times.match(new RegExp(`${name}: Duration = Duration::from_secs\\((\\d+)\\)`))[1]);
  const attempt = seconds("ATTEMPT_TIMEOUT");
  assert.ok(number("BatchSize") * attempt + seconds("SECRET_TIMEOUT") < number("Timeout"));
  assert.equal(number("VisibilityTimeout"), 6 * number("Timeout"));
  // The third attempt ends the age that SQS measures.
  const threshold = Number(source.match(/ApproximateAgeOfOldestMessage.*?Threshold: (\d+)/s)[1]);
  assert.ok(number("VisibilityTimeout") < threshold && threshold + 120 < 2 * number("VisibilityTimeout"));
  assert.match(source, /MetricName: Failures\n +Statistic: Sum\n +Period: 900\n +EvaluationPeriods: 2\n/);
  const days = (number("VisibilityTimeout") * number("maxReceiveCount")) / 86_400;
  const minutes = number("VisibilityTimeout") / 60;
  for (const promise of [
    `follows after ${minutes} minutes, up to ${number("maxReceiveCount")} times: ${days} days`,
    `SQS deletes it ${number("MessageRetentionPeriod") / 86_400} days after the event`,
    `within ${attempt} s`,
    "attempts failed in two quarters of an hour in a row",
    `waited for ${threshold / 60} minutes`,
  ]) {
    assert.ok(readme.replaceAll(/\s+/g, " ").includes(promise), promise);
  }
});
