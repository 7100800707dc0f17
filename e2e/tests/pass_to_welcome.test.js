// The way of one person from an invitation to the welcome email: a pass of the command, a sign-up with a real client, the
// verification email, the confirmation with record and group, the event on the bus, and the mail that SES accepts.
// cognito-local is the user pool; ministack is DynamoDB with its stream, the bus, Lambda for the consumer, and SES.

import {
  AdminListGroupsForUserCommand, AdminUpdateUserAttributesCommand, ConfirmSignUpCommand, CreateGroupCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { CreateTableCommand, DescribeTableCommand, GetItemCommand } from "@aws-sdk/client-dynamodb";
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { dynamodbClient } from "../parts/clients.js";
import { UserPool, code } from "../parts/cognito.js";
import { LambdaFunction, invocationLine } from "../parts/lambda.js";
import { Ministack } from "../parts/ministack.js";
import { bootstrap, brandName, tool } from "../parts/paths.js";
import { run, stopAll, temporaryDirectory, until } from "../parts/processes.js";
import { request } from "../parts/raw_requests.js";
import { Router } from "../parts/router.js";
import { pipeEntries, shardRecords, streamShards } from "../parts/user_events.js";
import { zipBytes } from "../parts/zip.js";

const person = { email: "zoe@example.com", password: "Correct-Horse-7", name: "Zoë Quist" };
const refusal = "PASS_REQUIRED: Bitte laden Sie die Registrierungsseite neu und versuchen Sie es noch einmal, oder bitten \
Sie um eine neue Einladung";
const tableName = "users";

let stack, dynamodb, router, pool, privateKey, validationData, userId;

/** Runs `cognito-triggers pass`. */
const pass = async (...options) => (await run(tool(), ["pass", ...options])).trim();

/**
 * pre-sign-up behind cognito-local, which drops the ValidationData of a request. Cognito puts it into the event, so the
 * event gets what the client has sent.
 */
async function preSignUp(keys) {
  const lambda = await LambdaFunction.start("pre-sign-up", { SIGN_UP_PASS: "required", SIGN_UP_PASS_KEYS: keys });
  return {
    invoke(payload) {
      const event = JSON.parse(payload);
      event.request.validationData = Object.fromEntries(validationData.map(({ Name, Value }) => [Name, Value]));
      return lambda.invoke(JSON.stringify(event));
    },
  };
}

async function createTable() {
  await dynamodb.send(new CreateTableCommand({
    TableName: tableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [{ AttributeName: "userId", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "userId", KeyType: "HASH" }],
    StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_IMAGE" },
  }));
}

/** Starts the consumer of the events: its binary in the emulated Lambda, and a rule on the bus. */
async function startConsumer() {
  await stack.ses("POST", "identities", { EmailIdentity: "eshop.example" });
  const arn = await stack.createFunction("welcome-email", {
    Timeout: 40,
    Code: { ZipFile: zipBytes({ bootstrap: bootstrap("welcome-email") }) },
    Environment: { Variables: {
      BRAND: "eshop", EMAIL_FROM: "hello@eshop.example",
      AWS_ENDPOINT_URL: stack.url, AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: pool.server.url,
    } },
  });
  const EventPattern = '{"source": ["cognito-triggers"], "detail-type": ["User created"]}';
  await request(stack.url, "AWSEvents.PutRule", { Name: "welcome", EventPattern });
  await request(stack.url, "AWSEvents.PutTargets", { Rule: "welcome", Targets: [{ Id: "1", Arn: arn }] });
}

before(async () => {
  privateKey = join(temporaryDirectory(), "pass-key.json");
  const keys = await pass("keygen", "--out", privateKey);
  stack = await Ministack.start();
  dynamodb = dynamodbClient(stack.url);
  await createTable();
  router = await Router.start({
    "pre-sign-up": await preSignUp(keys),
    "custom-message": await LambdaFunction.start("custom-message"),
  });
  pool = await UserPool.start(router.url, {
    PreSignUp: "pre-sign-up", CustomMessage: "custom-message", PostConfirmation: "post-confirmation",
  });
  await pool.client.send(new CreateGroupCommand({ UserPoolId: pool.id, GroupName: "members" }));
  router.functions["post-confirmation"] = await LambdaFunction.start("post-confirmation", {
    TABLE_NAME: tableName, USER_EVENTS: "on", DEFAULT_GROUPS: "members",
    AWS_ENDPOINT_URL_DYNAMODB: stack.url, AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: pool.server.url,
  });
  await startConsumer();
});
after(stopAll);

function signUp(data) {
  validationData = data;
  return pool.client.send(new SignUpCommand({
    ClientId: pool.clientId,
    Username: person.email,
    Password: person.password,
    UserAttributes: [
      { Name: "email", Value: person.email }, { Name: "name", Value: person.name }, { Name: "locale", Value: "de" },
    ],
    ValidationData: data,
  }));
}

test("without a pass, and with the pass of somebody else, the sign-up is refused", async () => {
  const options = ["issue", "--key", privateKey, "--client-id", pool.clientId];
  const foreign = await pass(...options, "--email", "mary@example.com");
  for (const data of [[], [{ Name: "pass", Value: foreign }]]) {
    await assert.rejects(signUp(data), { message: `pre-sign-up failed with error ${refusal}.` });
  }
});

test("with the pass of the invitation, the person gets the verification email", async () => {
  const options = ["issue", "--key", privateKey, "--client-id", pool.clientId, "--expires", "7d"];
  const position = pool.printed;
  const invitation = await pass(...options, "--email", person.email);
  const signedUp = await signUp([{ Name: "pass", Value: invitation }]);
  userId = signedUp.UserSub;
  assert.equal(signedUp.UserConfirmed, false);
  assert.match(await pool.nextMessage(position), new RegExp(`Destination: +${person.email}`));
});

test("the confirmation writes the record and adds the person to the group", async () => {
  const confirm = { ClientId: pool.clientId, Username: person.email, ConfirmationCode: code };
  await pool.client.send(new ConfirmSignUpCommand(confirm));
  const [answer] = router.ofSource("PostConfirmation_ConfirmSignUp");
  assert.equal(invocationLine(answer).outcome, "record_created");
  const groups = new AdminListGroupsForUserCommand({ UserPoolId: pool.id, Username: userId });
  assert.deepEqual((await pool.client.send(groups)).Groups.map(({ GroupName }) => GroupName), ["members"]);
});

test("the record becomes an event, and the event a welcome email in the language of the person", async () => {
  // Cognito verifies the address at the confirmation; cognito-local does not.
  await pool.client.send(new AdminUpdateUserAttributesCommand({
    UserPoolId: pool.id, Username: person.email,
    UserAttributes: [{ Name: "email", Value: person.email }, { Name: "email_verified", Value: "true" }],
  }));
  const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: tableName }));
  const stream = Table.LatestStreamArn;
  const [shard] = await streamShards(stack.url, stream);
  const entries = (await pipeEntries(await shardRecords(stack.url, stream, shard))).flat();
  assert.equal(entries.length, 1);
  const { key, sub, userPoolId, clientId } = JSON.parse(entries[0].Detail);
  assert.deepEqual([sub, userPoolId, clientId], [userId, pool.id, pool.clientId]);
  const found = await dynamodb.send(new GetItemCommand({ TableName: tableName, Key: key }));
  assert.equal(found.Item.locale.S, "de", "the key of the event leads to the record");

  await request(stack.url, "AWSEvents.PutEvents", { Entries: entries });
  const [mail] = await until(async () => {
    const mails = await stack.mailsTo(person.email);
    return mails.length && mails;
  }, "the welcome email", 60_000, 100);
  assert.equal(mail.Subject, `Ihr Konto bei ${brandName("eshop")} ist bereit`);
  for (const part of [mail.BodyHtml, mail.BodyText]) assert.ok(part.includes(person.name), part);
  assert.ok(mail.BodyHtml.includes('<html lang="de"'));
});
