// The back end of a sign-up form: checks a CAPTCHA and answers with a pass. Node 20 or later, no packages.
// Request: POST {"email": "jane@example.com", "captcha": "…"}. Answer: {"pass": "…"}, or 403.
import { createPrivateKey, sign } from "node:crypto";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";

// PASS_KEY is the content of the file of `cognito-triggers pass keygen`. CAPTCHA_URL is one of
// https://challenges.cloudflare.com/turnstile/v0/siteverify, https://api.hcaptcha.com/siteverify and
// https://www.google.com/recaptcha/api/siteverify.
const { PASS_KEY, CLIENT_ID, CAPTCHA_URL, CAPTCHA_SECRET, PORT = "8080" } = process.env;
const jwk = JSON.parse(PASS_KEY);
const key = createPrivateKey({ key: jwk, format: "jwk" });

/** Returns whether the CAPTCHA was solved. */
async function isSolved(captcha) {
  const body = new URLSearchParams({ secret: CAPTCHA_SECRET, response: captcha });
  const answer = await fetch(CAPTCHA_URL, { method: "POST", body, signal: AbortSignal.timeout(5_000) });
  return (await answer.json()).success === true;
}

/** A pass for one email address, valid for ten minutes. */
function issuePass(email) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const exp = Math.floor(Date.now() / 1_000) + 600;
  const message = `${part({ alg: "ES256", kid: jwk.kid })}.${part({ aud: CLIENT_ID, sub: email, exp })}`;
  const signature = sign("sha256", Buffer.from(message), { key, dsaEncoding: "ieee-p1363" });
  return `${message}.${signature.toString("base64url")}`;
}

createServer(async (request, response) => {
  const { email, captcha } = (await json(request).catch(() => null)) ?? {};
  const isAllowed = email && captcha && (await isSolved(captcha).catch(() => false));
  response.writeHead(isAllowed ? 200 : 403, { "content-type": "application/json" });
  response.end(JSON.stringify(isAllowed ? { pass: issuePass(email) } : {}));
}).listen(PORT);
