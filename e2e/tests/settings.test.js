// An invalid or missing setting stops the init phase. The log names the setting and an example of a valid value, and
// the person who signs up sees the neutral sentence.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { eventOf } from "../parts/events.js";
import { LambdaFunction } from "../parts/lambda.js";
import { stopAll, until } from "../parts/processes.js";
import { RuntimeApi } from "../parts/runtime_api.js";
import { shown } from "../parts/texts.js";

/** Settings with which each function's init phase succeeds. */
const valid = {
  "pre-sign-up": {},
  "custom-message": {},
  "post-confirmation": { TABLE_NAME: "users", AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:9" },
  "post-authentication": { TABLE_NAME: "users", AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:9" },
};

/** Invalid settings: function, variable, value (`undefined` is unset), and pattern of the example in the log. */
const invalid = [
  ["post-confirmation", "TABLE_NAME", undefined, /[\w.-]+/],
  ["post-confirmation", "RECORD_FAILURE", "maybe", /open|closed/],
  ["post-confirmation", "AWS_ENDPOINT_URL_DYNAMODB", "http://user:s3cret@127.0.0.1:8000", /https?:\/\/[\w.]+/],
  ["post-confirmation", "RECORD_KEY", "createdAt", /\w+/],
  ["post-confirmation", "AWS_REGION", undefined, /[a-z]+-[a-z]+-\d/],
  ["post-confirmation", "DEFAULT_GROUPS", "members,members", /[\w,]+/],
  ["post-authentication", "DEFAULT_GROUPS_BY_CLIENT", "1example=a;b", /\w+=\w+/],
  ["post-authentication", "TABLE_NAME", undefined, /[\w.-]+/],
  ["post-authentication", "RECORD_CHECK", "maybe", /write|read/],
  ["custom-message", "BRAND", "nobody", /eshop/],
  ["custom-message", "DEFAULT_LOCALE", "tlh", /en/],
  ["pre-sign-up", "DEFAULT_LOCALE", "../en", /en/],
  ["post-confirmation", "DEFAULT_LOCALE", "tlh", /en/],
  ["custom-message", "BRAND_BY_CLIENT", "1example23456789", /\w+=\w+/],
  ["custom-message", "VERIFICATION_METHOD", "sms", /code|link/],
  ["pre-sign-up", "REFUSAL_REASONS", "all", /neutral|detailed/],
  ["custom-message", "MFA_CODE_MINUTES", "99", /([3-9]|1[0-5])\b/],
  ["custom-message", "TEMPORARY_PASSWORD_DAYS", "a week", /\d+/],
  ["pre-sign-up", "DENIED_EMAIL_DOMAINS", "@x", /[\w.,]+/],
  ["pre-sign-up", "ALLOWED_EMAIL_DOMAINS", "example.com,localhost", /[\w.,]+/],
  ["pre-sign-up", "POLICY_MODE", "off", /enforce|monitor/],
  ["pre-sign-up", "MONITORED_RULES", "typo", /[a-z_,]+/],
  ["pre-sign-up", "DISPOSABLE_EMAIL", "no", /deny|monitor|allow/],
  ["pre-sign-up", "MINIMUM_AGE_YEARS", "0", /\d+/],
  ["pre-sign-up", "ALLOWED_CALLING_CODES", "44", /\+\d/],
  ["pre-sign-up", "AUTO_CONFIRM_DOMAINS", "localhost", /[\w.,]+/],
  ["pre-sign-up", "REQUIRED_ATTRIBUTES", "given name", /[\w:,]+/],
  ["pre-sign-up", "SIGN_UP_PASS", "on", /off|monitor|required/],
  ["pre-sign-up", "SIGN_UP_PASS_KEYS", '{"keys":[{"kty":"EC","d":"s3cret"}]}', /\{"keys":\[\{"kty":"OKP",/],
  ["pre-sign-up", "SIGN_UP_PASS_CLIENTS", "1example-2", /\w+/],
];

let runtimeApi;

before(async () => {
  runtimeApi = await RuntimeApi.start();
});
after(stopAll);

for (const [name, settings] of Object.entries(valid)) {
  test(`${name} starts with valid settings and requests an event`, async () => {
    const child = runtimeApi.startFunction(name, settings);
    await child.ready(() => runtimeApi.polls === 1, `${name} to request an event`);
    const messages = child.output.split("\n").filter(Boolean).map((line) => JSON.parse(line).message);
    // The init phase succeeds although nothing listens at the endpoint of DynamoDB.
    const expected = settings.TABLE_NAME ? ["the service cannot be reached yet"] : [];
    assert.deepEqual([runtimeApi.initErrors, messages], [[], expected]);
    await child.stop();
  });
}

for (const [name, variable, value, example] of invalid) {
  test(`${name} stops at ${variable}=${value ?? "(unset)"}`, async () => {
    const line = await runtimeApi.failedInit(name, { ...valid[name], [variable]: value });
    assert.equal(line.setting, variable);
    assert.match(line.cause, new RegExp(`^${variable} .*; for example ${variable}=(${example.source})`));
    assert.doesNotMatch(JSON.stringify(line), /s3cret/, "the log holds no password");
  });
}

test("the log is JSON, whatever log format Lambda sets for the function", async () => {
  // cargo-lambda cannot set the format, and Lambda's default is Text.
  for (const format of ["Text", "JSON", undefined]) {
    const line = await runtimeApi.failedInit("custom-message", { BRAND: "nobody", AWS_LAMBDA_LOG_FORMAT: format });
    assert.equal(line.setting, "BRAND", `${format}`);
  }
});

test("under the emulator, the person also sees the neutral sentence and no setting", async () => {
  for (const [name, settings, stem] of [
    ["pre-sign-up", { DENIED_EMAIL_DOMAINS: "@x" }, "PreSignUp_SignUp"],
    ["custom-message", { BRAND: "nobody" }, "CustomMessage_SignUp"],
    ["post-confirmation", {}, "PostConfirmation_ConfirmSignUp"],
    ["post-authentication", {}, "PostAuthentication_Authentication"],
  ]) {
    const lambda = await LambdaFunction.start(name, settings);
    const answer = await lambda.invoke(JSON.stringify(eventOf(stem)));
    assert.deepEqual(JSON.parse(answer.body), shown("UNAVAILABLE"));
    await until(() => lambda.output.includes('"init stopped"'), "the log line");
  }
});
