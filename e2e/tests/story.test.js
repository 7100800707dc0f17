// A person signs up, confirms, signs in and resets a password. An administrator invites another person. A real client
// calls cognito-local, which calls the release binaries.

import {
  AdminCreateUserCommand, ConfirmForgotPasswordCommand, ConfirmSignUpCommand, ForgotPasswordCommand,
  InitiateAuthCommand, RespondToAuthChallengeCommand, SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { UserPool, code } from "../parts/cognito.js";
import { Table } from "../parts/dynamodb.js";
import { invocationLine } from "../parts/lambda.js";
import { brandName } from "../parts/paths.js";
import { stopAll } from "../parts/processes.js";
import { Router } from "../parts/router.js";
import { texts } from "../parts/texts.js";

const person = { email: "jane@example.com", password: "Correct-Horse-7", name: "Jane Example" };
const guest = { email: "john@example.com", temporaryPassword: "Tmp-4<8>&2", password: "Correct-Horse-9" };
const brand = brandName("eshop");

let table, router, pool;
let userId, record;

before(async () => {
  table = await Table.start();
  router = await Router.startTriggers(table);
  pool = await UserPool.start(router.url, {
    PreSignUp: "pre-sign-up",
    CustomMessage: "custom-message",
    PostConfirmation: "post-confirmation",
    PostAuthentication: "post-authentication",
  });
});
after(stopAll);

const signUp = (email) => pool.client.send(new SignUpCommand({
  ClientId: pool.clientId,
  Username: email,
  Password: person.password,
  UserAttributes: [{ Name: "email", Value: email }, { Name: "name", Value: person.name }],
  ClientMetadata: { campaign: "autumn-leaves" },
}));

/** A message as cognito-local delivers it: with values in place of placeholders, and without trailing spaces. */
const filled = (message, values) =>
  Object.entries(values).reduce((text, [placeholder, value]) => text.replace(placeholder, value), message)
    .split("\n").map((line) => line.trimEnd()).join("\n").trim();

const signIn = (email, password) => pool.client.send(new InitiateAuthCommand({
  ClientId: pool.clientId,
  AuthFlow: "USER_PASSWORD_AUTH",
  AuthParameters: { USERNAME: email, PASSWORD: password },
}));

/** The sub in the tokens of a sign-in. */
const subOf = ({ AuthenticationResult: { IdToken } }) =>
  JSON.parse(Buffer.from(IdToken.split(".")[1], "base64url")).sub;

/** The outcome of every sign-in so far. */
const signInOutcomes = () =>
  router.ofSource("PostAuthentication_Authentication").map((answer) => invocationLine(answer).outcome);

const occurrences = (text, part) => text.split(part).length - 1;

/** Runs an operation that sends a message. Returns its result, custom-message's response and the delivered message. */
async function mailed(operation, triggerSource) {
  const position = pool.printed;
  const result = await operation();
  const answers = router.ofSource(triggerSource);
  assert.equal(answers.length, 1, `${triggerSource} was called once`);
  assert.equal(invocationLine(answers[0]).outcome, "message_written");
  return { result, response: JSON.parse(answers[0].body).response, mail: await pool.nextMessage(position) };
}

test("a sign-up with a denied domain is refused with a sentence for people", async () => {
  await assert.rejects(signUp("jane@mailinator.com"), (error) => {
    assert.equal(error.name, "UserLambdaValidationException");
    assert.equal(error.message, `pre-sign-up failed with error ${texts.EMAIL_NOT_ACCEPTED}.`);
    return true;
  });
  assert.deepEqual(router.invocations.map(({ name }) => name), ["pre-sign-up"], "no message and no record is written");
});

test("an accepted sign-up sends one branded message with the code", async () => {
  const { result, response, mail } = await mailed(() => signUp(person.email), "CustomMessage_SignUp");
  userId = result.UserSub;
  assert.equal(result.UserConfirmed, false, "the function sets no flag of the response");
  assert.equal(response.emailSubject, `Your ${brand} verification code`);
  assert.equal(occurrences(response.emailMessage, "{####}"), 1);
  assert.equal(occurrences(response.smsMessage, "{####}"), 1);
  assert.ok(response.emailMessage.replaceAll(/<[^>]*>/g, "").includes(`Welcome to ${brand}`));
  assert.ok(mail.includes(filled(response.emailMessage, { "{####}": code })), "the email is the message with the code");
  assert.match(mail, new RegExp(`Destination: +${person.email}`));
});

test("the confirmation writes the default record", async () => {
  assert.equal(await table.record(userId), undefined, "no record exists before the confirmation");
  const startedAt = Date.now();
  const confirm = { ClientId: pool.clientId, Username: person.email, ConfirmationCode: code };
  await pool.client.send(new ConfirmSignUpCommand(confirm));
  record = await table.record(userId);
  const { createdAt, ...rest } = record;
  assert.deepEqual(rest, {
    userId: { S: userId },
    schemaVersion: { N: "1" },
    canonicalEmail: { S: person.email },
    locale: { S: "en" },
    timeZone: { S: "UTC" },
    theme: { S: "system" },
    notifications: { M: { email: { BOOL: true }, sms: { BOOL: false } } },
    marketingConsent: { BOOL: false },
  });
  const created = Date.parse(createdAt.S);
  assert.ok(startedAt <= created && created <= Date.now(), `createdAt is ${createdAt.S}`);
});

test("the person signs in, and the record stays unchanged", async () => {
  const signedIn = await signIn(person.email, person.password);
  assert.equal(subOf(signedIn), userId);
  assert.deepEqual(signInOutcomes(), ["record_already_there"]);
  assert.deepEqual(await table.record(userId), record);
});

test("a password reset sends a message, and the record stays unchanged", async () => {
  const forgot = new ForgotPasswordCommand({ ClientId: pool.clientId, Username: person.email });
  const { response, mail } = await mailed(() => pool.client.send(forgot), "CustomMessage_ForgotPassword");
  assert.equal(response.emailSubject, `Your ${brand} password reset code`);
  assert.ok(mail.includes(filled(response.emailMessage, { "{####}": code })));
  await pool.client.send(new ConfirmForgotPasswordCommand({
    ClientId: pool.clientId, Username: person.email, ConfirmationCode: code, Password: "Correct-Horse-8",
  }));
  const [reset, ...more] = router.ofSource("PostConfirmation_ConfirmForgotPassword");
  assert.deepEqual([invocationLine(reset).outcome, more.length], ["no_record_due", 0]);
  assert.deepEqual(await table.record(userId), record);
});

test("an invitation contains the username and the temporary password", async () => {
  const invitation = {
    UserPoolId: pool.id,
    Username: guest.email,
    TemporaryPassword: guest.temporaryPassword,
    DesiredDeliveryMediums: ["EMAIL"],
    UserAttributes: [{ Name: "email", Value: guest.email }],
  };
  const sent = await mailed(() => pool.client.send(new AdminCreateUserCommand(invitation)), "CustomMessage_AdminCreateUser");
  const { emailSubject, emailMessage, smsMessage } = sent.response;
  assert.equal(emailSubject, `Your invitation to ${brand}`);
  for (const placeholder of ["{####}", "{username}"]) {
    assert.equal(occurrences(emailMessage, placeholder), 1, placeholder);
    assert.equal(occurrences(smsMessage, placeholder), 1, placeholder);
  }
  const values = { "{####}": invitation.TemporaryPassword, "{username}": sent.result.User.Username };
  assert.ok(sent.mail.includes(filled(emailMessage, values)));
});

test("a user created by an administrator gets a record at the first sign-in and keeps it", async () => {
  const { ChallengeName, Session } = await signIn(guest.email, guest.temporaryPassword);
  assert.equal(ChallengeName, "NEW_PASSWORD_REQUIRED");
  const signedIn = await pool.client.send(new RespondToAuthChallengeCommand({
    ClientId: pool.clientId, ChallengeName, Session,
    ChallengeResponses: { USERNAME: guest.email, NEW_PASSWORD: guest.password },
  }));
  const sub = subOf(signedIn);
  const created = await table.record(sub);
  assert.deepEqual(Object.keys(created).sort(), Object.keys(record).sort(), "the same fields");
  assert.deepEqual(router.ofSource("PostConfirmation_ConfirmSignUp").filter(({ event }) => event.includes(sub)), []);

  const edited = { ...created, theme: { S: "dark" } };
  await table.put(edited);
  await signIn(guest.email, guest.password);
  assert.deepEqual(signInOutcomes().slice(-2), ["record_created", "record_already_there"]);
  assert.deepEqual(await table.record(sub), edited);
});

test("no log line of the whole story holds personal data", () => {
  const output = Object.values(router.functions).map((lambda) => lambda.output).join("");
  assert.ok(output.includes("PreSignUp_SignUp"), "there is output to search");
  for (const secret of [person.email, person.name, person.password, userId, guest.email, "Tmp-4", "autumn"]) {
    assert.ok(!output.includes(secret), `${secret} is in the log`);
  }
});
