// A wrong or missing setting stops the init phase: the log says which one and shows a right value, the person
// who happens to sign up sees nothing but the neutral sentence.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { eventOf } from "../parts/events.js";
import { LambdaFunction, jsonLines, lambdaEnvironment } from "../parts/lambda.js";
import { bootstrap } from "../parts/paths.js";
import { Child, stopAll, until } from "../parts/processes.js";
import { Router } from "../parts/router.js";
import { RuntimeApi } from "../parts/runtime_api.js";
import { shown } from "../parts/texts.js";

/** Settings with which each function starts. */
const right = {
  "pre-sign-up": {},
  "custom-message": {},
  "post-confirmation": { TABLE_NAME: "users", AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:9" },
  "post-authentication": { TABLE_NAME: "users", AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:9" },
};

/** The wrong ones: function, variable, value (none: not set at all), and what may come after `NAME=`. */
const wrong = [
  ["post-confirmation", "TABLE_NAME", undefined, /[\w.-]+/],
  ["post-confirmation", "TABLE_NAME", "  ", /[\w.-]+/],
  ["post-confirmation", "RECORD_FAILURE", "maybe", /open|closed/],
  ["post-confirmation", "AWS_ENDPOINT_URL_DYNAMODB", "nonsense", /https?:\/\/[\w.]+/],
  ["post-confirmation", "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:99999", /https?:\/\/[\w.]+/],
  ["post-confirmation", "AWS_ENDPOINT_URL_DYNAMODB", "http://user:s3cret@127.0.0.1:8000", /https?:\/\/[\w.]+/],
  ["post-confirmation", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "perhaps", /false|true/],
  ["post-confirmation", "TABLE_NAME", "a b", /[\w.-]+/],
  ["post-confirmation", "RECORD_KEY", "createdAt", /\w+/],
  ["post-confirmation", "RECORD_SORT_KEY", "sk", /\w+/],
  ["post-confirmation", "AWS_REGION", undefined, /[a-z]+-[a-z]+-\d/],
  ["post-confirmation", "AWS_REGION", "no region!", /[a-z]+-[a-z]+-\d/],
  ["post-confirmation", "AWS_ACCESS_KEY_ID", undefined, /\w+/],
  ["post-confirmation", "AWS_CA_BUNDLE", "/nowhere/bundle.pem", /\/[\w./-]+/],
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
];

let runtimeApi;

before(async () => {
  runtimeApi = await RuntimeApi.start();
});
after(stopAll);

function start(name, settings) {
  const lambda = { AWS_LAMBDA_FUNCTION_NAME: name, AWS_LAMBDA_RUNTIME_API: runtimeApi.address };
  const env = { ...lambdaEnvironment, ...lambda, ...settings };
  for (const [variable, value] of Object.entries(env)) if (value === undefined) delete env[variable];
  return new Child(bootstrap(name), [], { env });
}

for (const [name, settings] of Object.entries(right)) {
  test(`${name} starts with right settings and asks for an event`, async () => {
    runtimeApi.polls = 0;
    const child = start(name, settings);
    await child.ready(() => runtimeApi.polls === 1, `${name} asks for an event`);
    const said = child.output.split("\n").filter(Boolean).map((line) => JSON.parse(line).message);
    // Nobody listens where it seeks DynamoDB, which is no reason not to start.
    const due = settings.TABLE_NAME ? ["DynamoDB cannot be reached yet"] : [];
    assert.deepEqual([runtimeApi.initErrors, said], [[], due]);
    await child.stop();
  });
}

for (const [name, variable, value, example] of wrong) {
  test(`${name} stops at ${variable}=${value ?? "(not set)"}`, async () => {
    runtimeApi.initErrors = [];
    runtimeApi.polls = 0;
    const child = start(name, { ...right[name], [variable]: value });
    await until(() => child.exitCode !== undefined, `the end of ${name}`, 5_000);
    assert.equal(child.exitCode, 1);
    assert.equal(runtimeApi.polls, 0, "it asked for no event");

    const [line, ...more] = jsonLines(child.stdout);
    assert.deepEqual([line.level, line.setting, more, child.stderr], ["ERROR", variable, [], ""]);
    assert.match(line.cause, new RegExp(`^${variable} .*; for example ${variable}=(${example.source})`));

    assert.doesNotMatch(child.output, /s3cret/, "no password is logged");

    assert.equal(runtimeApi.initErrors.length, 1);
    const [{ headers, body }] = runtimeApi.initErrors;
    assert.deepEqual(JSON.parse(body), shown("UNAVAILABLE"));
    assert.equal(headers["lambda-runtime-function-error-type"], "Runtime.InitError");
  });
}

test("the log is JSON, whatever format Lambda has for the function", async () => {
  // cargo-lambda cannot set the format, and Lambda's default is Text.
  for (const format of ["Text", "JSON", undefined]) {
    const child = start("custom-message", { BRAND: "nobody", AWS_LAMBDA_LOG_FORMAT: format });
    await until(() => child.exitCode !== undefined, "the end of custom-message", 5_000);
    const [line, ...more] = child.stdout.split("\n").filter(Boolean).map((text) => JSON.parse(text));
    assert.deepEqual([line.level, line.setting, more], ["ERROR", "BRAND", []], `${format}`);
    assert.match(line.cause, /BRAND is "nobody".*for example BRAND=eshop/);
  }
});

test("under the emulator, too, the person sees the neutral sentence and no setting", async () => {
  for (const [name, settings, stem] of [
    ["pre-sign-up", { DENIED_EMAIL_DOMAINS: "@x" }, "PreSignUp_SignUp"],
    ["custom-message", { BRAND: "nobody" }, "CustomMessage_SignUp"],
    ["post-confirmation", {}, "PostConfirmation_ConfirmSignUp"],
    ["post-authentication", {}, "PostAuthentication_Authentication"],
  ]) {
    const started = await LambdaFunction.start(name, settings);
    const router = await Router.start({ [name]: started });
    const answer = await router.invoke(name, JSON.stringify(eventOf(stem)));
    assert.deepEqual(JSON.parse(answer.body), shown("UNAVAILABLE"));
    await until(() => started.output.includes('"init stopped"'), "the log line");
  }
});
