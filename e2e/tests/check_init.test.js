// `make check` finds what would stop a function's init phase after a deployment: every environment of samconfig.toml,
// every function, every parameter, and all of them at once.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, test } from "node:test";

import { bootstrap, project, python } from "../parts/paths.js";
import { Child, stopAll, temporaryDirectory } from "../parts/processes.js";

const binaries = dirname(dirname(bootstrap("backfill")));

/** Environments that are wrong: what stands for `parameter_overrides` in TOML, and what must be said, in any order. */
const wrong = {
  sortKey: [
    `["RecordSortKey=sk", "BackfillSchedule=manual"]`,
    [
      /^post-confirmation: parameter RecordSortKey: RECORD_SORT_KEY is "sk", .*templates\/records\//,
      /^post-authentication: parameter RecordSortKey: RECORD_SORT_KEY is "sk"/,
      /^backfill: parameter RecordSortKey: RECORD_SORT_KEY is "sk"/,
    ],
  ],
  recordKey: [`["RecordKey=createdAt"]`, [/^post-c.* RecordKey: RECORD_KEY /, /^post-a.* RecordKey: RECORD_KEY /]],
  brand: [`["Brand=muller"]`, [/^custom-message: parameter Brand: BRAND is "muller", .*eshop/]],
  client: [`["BrandByClient=1a=eshop,1b=nobody"]`, [/^custom-message: parameter BrandByClient: .*"1b=nobody" in it/]],
  locale: [
    `["DefaultLocale=xx"]`,
    ["pre-sign-up", "custom-message", "post-confirmation", "post-authentication"]
      .map((name) => new RegExp(`^${name}: parameter DefaultLocale: DEFAULT_LOCALE is "xx"`)),
  ],
  several: [
    `["AllowedEmailDomains=*.example.com", "MonitoredRules=typo"]`,
    [
      /^pre-sign-up: parameter AllowedEmailDomains: .*"\*\.example\.com"/,
      /^pre-sign-up: parameter MonitoredRules: .*typo/,
    ],
  ],
  string: [`"Brand=muller PoolName='my shop'"`, [/^custom-message: parameter Brand: /]],
  table: [`{ Brand = "muller", DeniedEmailDomains = ["example.com", "localhost"] }`, [
    /^custom-message: parameter Brand: /,
    /^pre-sign-up: parameter DeniedEmailDomains: .*"localhost"/,
  ]],
  pattern: [`["RecordKey='a b'"]`, [/^parameter RecordKey is "a b", not /]],
  allowed: [`["Architecture=arm"]`, [/^parameter Architecture is "arm", not one of arm64, x86_64$/]],
  number: [`["LogRetentionInDays=2"]`, [/^parameter LogRetentionInDays is "2", not one of 1, 3, 5/]],
  most: [`["MfaCodeMinutes=16"]`, [/^parameter MfaCodeMinutes is "16", (more than 15|not )/]],
  least: [`["TemporaryPasswordDays=0"]`, [/^parameter TemporaryPasswordDays is "0", (less than 1|not )/]],
  longest: [`["RequiredTermsVersion=${"x".repeat(1001)}"]`, [/^parameter RequiredTermsVersion .*more than \d+ characters$/]],
  unknown: [`["brand=eshop"]`, [/^parameter brand is not in the template/]],
  rule: [`["FromAddress=shop@example.com"]`, [/^FromAddress needs SesIdentityArn/]],
  cut: [`["RequiredTermsVersion=June 2026"]`, [/^SAM drops '2026' of RequiredTermsVersion=June 2026/]],
  unreadable: [`["Brand"]`, [/Brand is not a valid format/]],
};

const right = {
  list: `["Architecture=arm64", "Brand=harbour", "BackfillSchedule='rate(1 day)'", "FunctionMemory=256"]`,
  text: `"Brand=orchard RequiredTermsVersion='June 2026'"`,
  pairs: `{ AllowedEmailDomains = ["example.com", "example.org"], MfaCodeMinutes = 5, RecordFailure = "closed" }`,
  empty: `""`,
};

/** Runs the check; `environments` is the configuration, or nothing for the project's own. */
async function check(environments, ...names) {
  const config = join(temporaryDirectory(), "samconfig.toml");
  const tables = Object.entries(environments ?? {})
    .map(([name, overrides]) => `[${name}.global.parameters]\nparameter_overrides = ${overrides}\n`);
  writeFileSync(config, `version = 0.1\n${tables.join("")}`);
  const own = environments ? ["--config", config] : [];
  const script = join(project, "e2e/check_init.py");
  const child = new Child(python(), [script, "--binaries", binaries, ...own, ...names]);
  await child.ended;
  return child;
}

after(stopAll);

test("every wrong environment is named, with every function and parameter, and nothing else", async () => {
  const mixed = { ...Object.fromEntries(Object.entries(wrong).map(([name, [overrides]]) => [name, overrides])), ...right };
  const child = await check(mixed);
  assert.equal(child.exitCode, 1, child.output);
  const found = Object.fromEntries(child.stdout.split(/^(?=FAILED |ok )/m).map((section) => {
    const [heading, ...findings] = section.trim().split(/\n +/);
    return [heading.replace(/^\w+ /, "").replace(/:.*/, ""), findings];
  }));
  for (const [name, [, expected]] of Object.entries(wrong)) {
    for (const finding of expected) {
      assert.ok(found[name].some((one) => finding.test(one)), `${name}: ${finding} is not in\n${found[name].join("\n")}`);
    }
    // CloudFormation and a function may refuse the same parameter.
    const known = [...expected, /^(\S+: )?parameter /];
    assert.deepEqual(found[name].filter((one) => !known.some((finding) => finding.test(one))), [], name);
  }
  for (const name of Object.keys(right)) assert.deepEqual(found[name], [], name);
  assert.match(child.stderr, /^\d+ findings: /);
});

test("right environments pass, and one of them can be asked alone", async () => {
  const all = await check(right);
  assert.deepEqual([all.exitCode, all.stderr], [0, ""], all.output);
  assert.match(all.stdout, /^ok list: .*backfill$/m);
  assert.match(all.stdout, /^ok: 4 environments, 17 functions started$/m);
  const one = await check({ ...right, broken: wrong.brand[0] }, "text");
  assert.deepEqual([one.exitCode, one.stdout.match(/^ok \w+/gm)], [0, ["ok text"]], one.output);
  const none = await check(right, "production");
  assert.equal(none.exitCode, 1);
  assert.match(none.stderr, /no environment production; it has list, text, pairs, empty/);
});

test("a configuration without an environment does not pass", async () => {
  for (const [text, problem] of [
    [undefined, /samconfig\.toml is not there$/],
    ["", /samconfig\.toml has no environment$/],
    ["version = 0.1\n", /samconfig\.toml has no environment$/],
    ["version = 0.1\n[[[", /samconfig\.toml is not TOML: .*line 2/],
    ["[default.global.parameters]\n", /samconfig\.toml is of no version that SAM reads: /],
  ]) {
    const config = join(temporaryDirectory(), "samconfig.toml");
    if (text !== undefined) writeFileSync(config, text);
    const child = new Child(python(), [join(project, "e2e/check_init.py"), "--binaries", binaries, "--config", config]);
    await child.ended;
    assert.equal(child.exitCode, 1, `${text}: ${child.output}`);
    assert.match(child.stderr.trim(), problem);
    assert.equal(child.stderr.trim().split("\n").length, 1, "one sentence");
  }
});

test("the project's own environments pass", async () => {
  const child = await check();
  assert.equal(child.exitCode, 0, child.output);
});

test("make deploy checks its environment before it builds, and make check all of them", async () => {
  const commands = async (...args) => {
    const child = new Child("make", ["--dry-run", ...args], { cwd: project });
    await child.ended;
    return child.stdout.split("\n").map((line) => line.trim());
  };
  const deploy = await commands("deploy", "ENV=eshop");
  const place = (command) => deploy.findIndex((line) => line.startsWith(command));
  const order = ["cargo build --locked ", "python e2e/check_init.py eshop", "sam build", "sam deploy"].map(place);
  assert.ok(order.every((at, index) => at > (order[index - 1] ?? -1)), deploy.join("\n"));
  assert.ok((await commands("check")).includes("python e2e/check_init.py"));
});
