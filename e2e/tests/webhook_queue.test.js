// The stack of examples/webhook in an emulated AWS: rule, queues and secret, and an outage of the receiver.

import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";

import { awsVariables } from "../parts/clients.js";
import { runTool } from "../parts/deployment.js";
import { Ministack } from "../parts/ministack.js";
import { architecture, bootstrap, cargo, project, python } from "../parts/paths.js";
import { finished, run, stopAll, temporaryDirectory, until } from "../parts/processes.js";
import { Receiver, readme, readmeBlock, userCreated } from "../parts/webhook_receiver.js";

const source = readFileSync(join(project, "examples/webhook/template.yaml"), "utf8");

/** The number in a line of the template, such as the timeout of the function. */
const number = (name) => Number(source.match(new RegExp(`^ +${name}: (\\d+)$`, "m"))[1]);

let stack, receiver, outputs;

/** Sends a request of AWS's JSON protocol. The emulator reads the region, and nothing else, from the signature. */
async function aws(service, target, body) {
  const scope = `local/20260101/${awsVariables.AWS_REGION}/${service}/aws4_request`;
  const headers = {
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": target,
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`,
  };
  const answer = await fetch(stack.url, { method: "POST", headers, body: JSON.stringify(body) });
  const answered = await answer.json();
  assert.equal(answer.status, 200, JSON.stringify(answered));
  return answered;
}

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
  const parameters = [`WebhookUrl=${receiver.url}/hooks`, `Architecture=${architecture}`];
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
  assert.equal((await aws("events", "AWSEvents.PutEvents", { Entries })).FailedEntryCount, 0);
}

/** Number of messages in a queue, visible or not. */
async function depth(QueueUrl) {
  const AttributeNames = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"];
  const { Attributes } = await aws("sqs", "AmazonSQS.GetQueueAttributes", { QueueUrl, AttributeNames });
  return AttributeNames.reduce((sum, name) => sum + Number(Attributes[name]), 0);
}

/** Generates the secret with the options of the template. The emulator's CloudFormation ignores one of them. */
async function generateSecret() {
  const ExcludePunctuation = source.includes("ExcludePunctuation: true");
  const options = { PasswordLength: number("PasswordLength"), ExcludePunctuation };
  const { RandomPassword } = await aws("secretsmanager", "secretsmanager.GetRandomPassword", options);
  const value = { SecretId: outputs.SecretArn, SecretString: RandomPassword };
  await aws("secretsmanager", "secretsmanager.PutSecretValue", value);
  return RandomPassword;
}

const ids = (requests) => requests.map(({ headers }) => headers["webhook-id"]);

test("an outage loses no webhook, and an event that cannot become one ends as a dead letter", async () => {
  const { verify } = await import(readmeBlock("js", "verify.mjs"));
  const SecretString = await generateSecret();
  const deadLetterQueue = outputs.QueueUrl.replace(/[^/]+$/, outputs.DeadLetterQueueArn.split(":").at(-1));

  receiver.answerWith(503);
  const names = ["a1", "a2", "a3", "a4", "a5", "a6", "a7"];
  await putEvents(...names.map((id) => userCreated(id)));
  await putEvents(userCreated("not.an.id"), userCreated("b1", { source: "another" }));
  await putEvents(userCreated("b2", { "detail-type": "User deleted" }));
  const attempts = () => names.map((name) => ids(receiver.requests).filter((id) => id === name).length);
  await until(() => Math.min(...attempts()) >= 3, "three attempts for each webhook", 60_000, 50);
  assert.equal(await depth(outputs.QueueUrl), names.length + 1);

  receiver.answerWith(200);
  receiver.take();
  await until(async () => (await depth(outputs.QueueUrl)) === 0, "an empty queue", 60_000, 100);
  const requests = receiver.take();
  assert.deepEqual(ids(requests).sort(), names);
  for (const { headers, body } of requests) assert.ok(verify(SecretString, headers, body));
  const deadLetters = { QueueUrl: deadLetterQueue, MaxNumberOfMessages: 10 };
  const { Messages } = await aws("sqs", "AmazonSQS.ReceiveMessage", deadLetters);
  assert.deepEqual(Messages.map(({ Body }) => JSON.parse(Body).detail.id), ["not.an.id"]);
});

test("each command of the README for AWS exists, with its options", async () => {
  const commands = readme.match(/(?<=^ *)aws .+$/gm);
  assert.equal(commands.length, 3);
  const script = `
import botocore.session, shlex, sys
from botocore import xform_name
session = botocore.session.get_session()
for command in sys.argv[1:]:
    _, service, operation, *options = shlex.split(command)
    model = session.get_service_model(service)
    [found] = [name for name in model.operation_names if xform_name(name, "-") == operation]
    members = {xform_name(name, "-") for name in model.operation_model(found).input_shape.members} | {"query", "output"}
    wrong = {option[2:] for option in options if option.startswith("--")} - members
    assert not wrong, (command, wrong)
`;
  await run(python(), ["-c", script, ...commands]);
});

test("the README explains every reason, and the filter of the alarm counts its levels", () => {
  const code = ["batch", "endpoint", "message", "main"]
    .map((name) => readFileSync(join(project, `examples/webhook/src/${name}.rs`), "utf8")).join("");
  const reasons = [...readme.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell]) => cell.match(/(?<=`)[^`,]{4,}(?=`)/g));
  assert.equal(reasons.length, 7);
  for (const reason of reasons.slice(1)) assert.ok(code.includes(reason), reason);
  assert.match(source, /FilterPattern: '\{ \$\.level = "WARN" \|\| \$\.level = "ERROR" \}'/);
});

test("the template accepts the URLs that the function accepts", () => {
  const [, pattern] = source.match(/AllowedPattern: (.+)/);
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

test("a copy of the folder without [lints] is a package", async () => {
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
  const days = (number("VisibilityTimeout") * number("maxReceiveCount")) / 86_400;
  const [attempts, minutes] = [number("maxReceiveCount"), number("VisibilityTimeout") / 60];
  for (const promise of [
    `follows after ${minutes} minutes, up to ${attempts} times: ${days} days`,
    `SQS deletes it ${number("MessageRetentionPeriod") / 86_400} days after the event`,
    `within ${attempt} s`,
    `waited for ${threshold / 60} minutes`,
  ]) {
    assert.ok(readme.replaceAll(/\s+/g, " ").includes(promise), promise);
  }
});
