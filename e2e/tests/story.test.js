// One person's whole way through a user pool: refused, signed up, mailed, confirmed, recorded, signed in, and
// back after a forgotten password; and another's, whom an administrator invites. A real client talks to cognito-local, which calls the release binaries.

import {
  AdminCreateUserCommand, ConfirmForgotPasswordCommand, ConfirmSignUpCommand, ForgotPasswordCommand,
  InitiateAuthCommand, RespondToAuthChallengeCommand, SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { InvokeCommand } from "@aws-sdk/client-lambda";
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { lambdaClient } from "../parts/clients.js";
import { UserPool, code } from "../parts/cognito.js";
import { Table } from "../parts/dynamodb.js";
import { LambdaFunction, invocationLine } from "../parts/lambda.js";
import { project } from "../parts/paths.js";
import { stopAll } from "../parts/processes.js";
import { Router } from "../parts/router.js";
import { texts } from "../parts/texts.js";

const person = { email: "jane@example.com", password: "Correct-Horse-7", name: "Jane Example" };
const guest = { email: "john@example.com", temporaryPassword: "Tmp-4<8>&2", password: "Correct-Horse-9" };
const [, brand] = readFileSync(join(project, "templates/brands/eshop.toml"), "utf8").match(/^name = "(.+)"/m);

let table, router, pool, lambda;
let userId, record;

before(async () => {
  table = await Table.start();
  const recorder = () => LambdaFunction.start("post-confirmation", table.settings());
  router = await Router.start({
    "pre-sign-up": await LambdaFunction.start("pre-sign-up", { DENIED_EMAIL_DOMAINS: "mailinator.com" }),
    "custom-message": await LambdaFunction.start("custom-message"),
    "post-confirmation": await recorder(),
    "post-confirmation-2": await recorder(),
    "post-confirmation-3": await recorder(),
    "post-authentication": await LambdaFunction.start("post-authentication", table.settings()),
  });
  lambda = lambdaClient(router.url);
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

/** A message as cognito-local delivers it: filled in, without the spaces that no line needs at its end. */
const filled = (message, values) =>
  Object.entries(values).reduce((text, [placeholder, value]) => text.replace(placeholder, value), message)
    .split("\n").map((line) => line.trimEnd()).join("\n").trim();

const signIn = (email, password) => pool.client.send(new InitiateAuthCommand({
  ClientId: pool.clientId,
  AuthFlow: "USER_PASSWORD_AUTH",
  AuthParameters: { USERNAME: email, PASSWORD: password },
}));

/** Whom the tokens of a sign-in are for. */
const subject = ({ AuthenticationResult: { IdToken } }) =>
  JSON.parse(Buffer.from(IdToken.split(".")[1], "base64url")).sub;

/** What post-authentication has done so far, sign-in for sign-in. */
const signInOutcomes = () =>
  router.ofSource("PostAuthentication_Authentication").map((answer) => invocationLine(answer).outcome);

const occurrences = (text, part) => text.split(part).length - 1;

/** Sends `command` and returns what custom-message answered and what cognito-local then delivered. */
async function mailed(command, triggerSource) {
  const position = pool.printed;
  const result = await (typeof command === "function" ? command() : pool.client.send(command));
  const answers = router.ofSource(triggerSource);
  assert.equal(answers.length, 1, `${triggerSource} was called once`);
  assert.equal(invocationLine(answers[0]).outcome, "message_written");
  return { result, response: JSON.parse(answers[0].body).response, mail: await pool.nextMessage(position) };
}

test("a denied domain is refused with a sentence for people", async () => {
  await assert.rejects(signUp("jane@mailinator.com"), (error) => {
    assert.equal(error.name, "UserLambdaValidationException");
    assert.equal(error.message, `pre-sign-up failed with error ${texts.EMAIL_NOT_ACCEPTED}.`);
    return true;
  });
  assert.deepEqual(router.invocations.map(({ name }) => name), ["pre-sign-up"], "nothing is sent or recorded");
});

test("an accepted sign-up is answered with one branded message that delivers the code", async () => {
  const { result, response, mail } = await mailed(() => signUp(person.email), "CustomMessage_SignUp");
  userId = result.UserSub;
  assert.equal(result.UserConfirmed, false, "no flag of the response was set");
  assert.equal(response.emailSubject, `Your ${brand} verification code`);
  assert.equal(occurrences(response.emailMessage, "{####}"), 1);
  assert.equal(occurrences(response.smsMessage, "{####}"), 1);
  assert.ok(response.emailMessage.includes(`Welcome to ${brand}`));
  assert.ok(mail.includes(filled(response.emailMessage, { "{####}": code })), "the mail is the message with the code");
  assert.match(mail, new RegExp(`Destination: +${person.email}`));
});

test("the confirmation makes the default record", async () => {
  assert.equal(await table.record(userId), undefined, "nothing is recorded before the confirmation");
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
  const made = Date.parse(createdAt.S);
  assert.ok(startedAt <= made && made <= Date.now(), `${createdAt.S} is when it was made`);
});

test("the person signs in, and the record stays as it is", async () => {
  const signedIn = await signIn(person.email, person.password);
  assert.equal(subject(signedIn), userId);
  assert.deepEqual(signInOutcomes(), ["record_already_there"]);
  assert.deepEqual(await table.record(userId), record);
});

test("a password reset is mailed and leaves the record as it is", async () => {
  const forgot = new ForgotPasswordCommand({ ClientId: pool.clientId, Username: person.email });
  const { response, mail } = await mailed(forgot, "CustomMessage_ForgotPassword");
  assert.equal(response.emailSubject, `Your ${brand} password reset code`);
  assert.ok(mail.includes(filled(response.emailMessage, { "{####}": code })));
  await pool.client.send(new ConfirmForgotPasswordCommand({
    ClientId: pool.clientId, Username: person.email, ConfirmationCode: code, Password: "Correct-Horse-8",
  }));
  const [reset, ...more] = router.ofSource("PostConfirmation_ConfirmForgotPassword");
  assert.deepEqual([invocationLine(reset).outcome, more.length], ["no_record_due", 0]);
  assert.deepEqual(await table.record(userId), record);
});

test("an invitation names the user and the temporary password", async () => {
  const invitation = {
    UserPoolId: pool.id,
    Username: guest.email,
    TemporaryPassword: guest.temporaryPassword,
    DesiredDeliveryMediums: ["EMAIL"],
    UserAttributes: [{ Name: "email", Value: guest.email }],
  };
  const sent = await mailed(new AdminCreateUserCommand(invitation), "CustomMessage_AdminCreateUser");
  const { emailSubject, emailMessage, smsMessage } = sent.response;
  assert.equal(emailSubject, `Your invitation to ${brand}`);
  for (const placeholder of ["{####}", "{username}"]) {
    assert.equal(occurrences(emailMessage, placeholder), 1, placeholder);
    assert.equal(occurrences(smsMessage, placeholder), 1, placeholder);
  }
  const values = { "{####}": invitation.TemporaryPassword, "{username}": sent.result.User.Username };
  assert.ok(sent.mail.includes(filled(emailMessage, values)));
});

test("whom an administrator created gets a record at the first sign-in, and keeps it", async () => {
  const { ChallengeName, Session } = await signIn(guest.email, guest.temporaryPassword);
  assert.equal(ChallengeName, "NEW_PASSWORD_REQUIRED");
  const signedIn = await pool.client.send(new RespondToAuthChallengeCommand({
    ClientId: pool.clientId, ChallengeName, Session,
    ChallengeResponses: { USERNAME: guest.email, NEW_PASSWORD: guest.password },
  }));
  const sub = subject(signedIn);
  const made = await table.record(sub);
  assert.deepEqual(Object.keys(made).sort(), Object.keys(record).sort(), "the same fields as everybody's");
  assert.deepEqual(router.ofSource("PostConfirmation_ConfirmSignUp").filter(({ event }) => event.includes(sub)), []);

  const edited = { ...made, theme: { S: "dark" } };
  await table.put(edited);
  await signIn(guest.email, guest.password);
  assert.deepEqual(signInOutcomes().slice(-2), ["record_created", "record_already_there"]);
  assert.deepEqual(await table.record(sub), edited);
});

test("one event three times at once and three times in a row, then a reset: one unchanged record", async () => {
  const [{ event }] = router.ofSource("PostConfirmation_ConfirmSignUp");
  const sub = randomUUID();
  const payload = event.replaceAll(userId, sub);
  const reset = payload.replace("PostConfirmation_ConfirmSignUp", "PostConfirmation_ConfirmForgotPassword");
  const send = async (name, text) => {
    const answer = await lambda.send(new InvokeCommand({ FunctionName: name, Payload: text }));
    assert.deepEqual([answer.FunctionError, Buffer.from(answer.Payload).toString()], [undefined, text]);
  };
  const names = ["post-confirmation", "post-confirmation-2", "post-confirmation-3"];
  const position = router.invocations.length;
  const before = await table.count();
  await Promise.all(names.map((name) => send(name, payload)));
  const first = await table.record(sub);
  for (const name of names) await send(name, payload);
  await Promise.all(names.map((name) => send(name, payload)));
  await send("post-confirmation", reset);

  const outcomes = router.invocations.slice(position).map((invocation) => invocationLine(invocation).outcome);
  assert.deepEqual(outcomes.filter((outcome) => outcome === "record_created").length, 1);
  assert.deepEqual(outcomes.filter((outcome) => outcome === "record_already_there").length, 8);
  assert.deepEqual(outcomes.at(-1), "no_record_due");
  assert.deepEqual(await table.record(sub), first);
  assert.deepEqual(await table.record(userId), record, "nobody else's record was touched");
  assert.equal(await table.count(), before + 1);
});

test("no log line of the whole story holds anything of the person", () => {
  const output = Object.values(router.functions).map((started) => started.output).join("");
  assert.ok(output.includes("PreSignUp_SignUp"), "there is something to search");
  for (const secret of [person.email, person.name, person.password, userId, guest.email, "Tmp-4", "autumn"]) {
    assert.ok(!output.includes(secret), `${secret} is in the log`);
  }
});
