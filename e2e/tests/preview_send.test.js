// Test emails of the preview: by a mail server on this machine, and by an emulator of SES.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { project, tool } from "../parts/paths.js";
import { finished, freePort, serve, stopAll, temporaryDirectory } from "../parts/processes.js";
import { certificate, startSmtpServer } from "../parts/smtp_server.js";

let pair, root;

before(() => {
  pair = certificate();
  root = join(temporaryDirectory(), "root.pem");
  writeFileSync(root, pair.cert);
});
after(stopAll);

const addresses = ["--send", "you@example.com", "--from", "hello@shop.example"];

/** Runs `preview --send` with these arguments. */
const send = (args, env = {}) => finished(tool(), ["preview", ...addresses, ...args], { cwd: project, env });

/** The headers of an email, and its body without quoted-printable. */
function parsed({ data }) {
  const [head, body] = data.split(/\r\n\r\n(.*)/s);
  const byte = (_, hex) => String.fromCharCode(parseInt(hex, 16));
  const bytes = body.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, byte);
  return { head, body: Buffer.from(bytes, "latin1").toString("utf8") };
}

test("one message arrives, marked as a test in its subject and its body", async () => {
  const { port, emails } = await startSmtpServer();
  const { exitCode, output } = await send(["--smtp", `localhost:${port}`, "--brand", "eshop"]);
  assert.deepEqual([exitCode, output], [0, "sent eshop/en/sign-up to you@example.com\n"]);
  assert.equal(emails.length, 1);
  const [{ from, to }] = emails;
  assert.deepEqual([from, to], ["hello@shop.example", "you@example.com"]);
  const { head, body } = parsed(emails[0]);
  assert.match(head, /^Subject: \[Test\] /m);
  assert.match(head, /^Content-Type: text\/html; charset=utf-8\r$/m);
  assert.match(body, /^<!doctype html>/);
  assert.match(body, /Test of eshop\/en\/sign-up by cognito-triggers preview/);
  assert.match(body, /lang="en" dir="ltr" style[^>]*>Test of .*123456/s);
});

test("chosen kinds, locales and brands arrive in order, and --all sends every kind", async () => {
  const { port, emails } = await startSmtpServer();
  const kinds = ["--kind", "admin-create-user", "--kind", "forgot-password"];
  const chosen = [...kinds, "--locale", "de", "--locale", "ar", "--brand", "eshop"];
  const { stdout } = await send(["--smtp", `localhost:${port}`, ...chosen]);
  const names = (locale) =>
    ["forgot-password", "admin-create-user"].map((kind) => `sent eshop/${locale}/${kind} to you@example.com`);
  assert.deepEqual(stdout.trimEnd().split("\n"), [...names("de"), ...names("ar")]);
  assert.equal(emails.length, 4);
  assert.match(parsed(emails[3]).body, /<html lang="ar" dir="rtl"/);
  emails.length = 0;
  assert.equal((await send(["--smtp", `localhost:${port}`, "--all"])).exitCode, 0);
  assert.equal(emails.length, 9);
  const ids = emails.map((email) => parsed(email).head.match(/^Message-ID: <\d+@shop\.example>\r$/m)?.[0]);
  assert.equal(new Set(ids.filter(Boolean)).size, 9, ids.join());
});

for (const tls of ["starttls", "tls"]) {
  test(`an email goes through ${tls} with a login`, async () => {
    const { port, emails } = await startSmtpServer({ tls, pair, login: "jane:secret" });
    const env = { SSL_CERT_FILE: root, SMTP_USERNAME: "jane", SMTP_PASSWORD: "secret" };
    const { exitCode, output } = await send(["--smtp", `localhost:${port}`, "--smtp-tls", tls], env);
    assert.equal(exitCode, 0, output);
    assert.equal(emails.length, 1);
    if (tls === "starttls") assert.ok(emails[0].isEncrypted);
  });
}

/** Fails unless sending ends with one line that matches, without the password. */
async function assertRefused(args, env, expected) {
  const { exitCode, stdout, stderr } = await send(args, env);
  assert.deepEqual([exitCode, stdout], [2, ""], stderr);
  assert.match(stderr, expected);
  assert.equal(stderr.trimEnd().split("\n").length, 1, stderr);
  assert.doesNotMatch(stderr, /secret/);
}

test("every failure is one line with the next step", async () => {
  const login = { SMTP_USERNAME: "jane", SMTP_PASSWORD: "secret" };
  const at = async (options, ...more) => ["--smtp", `localhost:${(await startSmtpServer(options)).port}`, ...more];
  const free = await freePort();
  for (const [args, env, expected] of [
    [await at({ refuses: "you@example.com" }), {}, /from hello@shop\.example to you@example\.com: 550 no such mailbox/],
    [await at({ login: "jane:other" }), login, /refuses the login: check SMTP_USERNAME and SMTP_PASSWORD/],
    [await at({ login: "jane:secret" }), {}, /wants a login or encryption: set SMTP_USERNAME/],
    [await at({}), login, /accepts no password: unset SMTP_USERNAME/],
    [await at({}), { SMTP_USERNAME: "jane" }, /only one of SMTP_USERNAME and SMTP_PASSWORD is set/],
    [await at({}, "--smtp-tls", "starttls"), {}, /does not offer STARTTLS: choose --smtp-tls tls/],
    [await at({ tls: "starttls", pair }, "--smtp-tls", "starttls"), {}, /machine does not trust/],
    [await at({ tls: "tls", pair }, "--smtp-tls", "tls"), {}, /a certificate that this machine does not trust/],
    [await at({}, "--smtp-tls", "tls"), {}, /cannot encrypt the connection this way: choose another --smtp-tls/],
    [["--smtp", `localhost:${free}`], {}, /cannot be reached: check --smtp and the network/],
    [["--smtp", "mail.example.com:25", "--smtp-tls", "none"], login, /would send SMTP_PASSWORD unencrypted/],
    [["--locale", "xx"], {}, /there is no locale xx; name one of ar, /],
    [["--brand", "nobody"], {}, /there is no brand nobody; name one of eshop, /],
    [[], { AWS_EC2_METADATA_DISABLED: "true" }, /there are no AWS credentials: /],
  ]) await assertRefused(args, env, expected);
});

test("SES gets a signed request with the marked message, and its refusal is one line", async () => {
  const requests = [];
  const refusal = { message: "Email address is not verified: hello@shop.example" };
  const address = await serve((request, response) => {
    let body = "";
    request.on("data", (text) => (body += text)).on("end", () => {
      requests.push({ path: request.url, signature: request.headers.authorization, input: JSON.parse(body) });
      const isFirst = requests.length === 1;
      response.writeHead(isFirst ? 200 : 400, isFirst ? {} : { "x-amzn-errortype": "MessageRejected" });
      response.end(JSON.stringify(isFirst ? { MessageId: "1" } : refusal));
    });
  });
  const env = {
    AWS_ACCESS_KEY_ID: "AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY: "secret", AWS_EC2_METADATA_DISABLED: "true",
    AWS_ENDPOINT_URL_SESV2: `http://${address}`,
  };
  const { exitCode, output } = await send(["--region", "eu-west-1", "--brand", "eshop"], env);
  assert.deepEqual([exitCode, output], [0, "sent eshop/en/sign-up to you@example.com\n"]);
  const [{ path, signature, input }] = requests;
  assert.equal(path, "/v2/email/outbound-emails");
  assert.match(signature, /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/ses\/aws4_request/);
  assert.deepEqual(input.Destination.ToAddresses, ["you@example.com"]);
  assert.match(input.Content.Simple.Subject.Data, /^\[Test\] /);
  assert.match(input.Content.Simple.Body.Html.Data, /Test of eshop\/en\/sign-up by cognito-triggers preview/);
  const expected = /SES answers SendEmail with MessageRejected: Email address is not verified/;
  await assertRefused(["--region", "eu-west-1"], env, expected);
  await assertRefused([], env, /the region of SES is unknown: name it with --region or AWS_REGION/);
});
