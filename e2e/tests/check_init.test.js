// `make check` finds every parameter that would fail a function's init phase after a deployment, in every environment of
// samconfig.toml.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";

import { builtFunctions, project, python, triggerNames } from "../parts/paths.js";
import { finished, run, stopAll, temporaryDirectory } from "../parts/processes.js";

/** The parameter with one key of passes, as docs/policy.md writes it in TOML. */
const passKeys = (key) => `"""SignUpPassKeys='{"keys":[${JSON.stringify({ kty: "EC", crv: "P-256", kid: "a", ...key })}]}'"""`;
const publicKey = {
  x: "HhhTL9R1TALzBB2cdc6zO4P_2BrHzk_ogsyxyYvFiW4",
  y: "pGwxHE4v9A3ZajZT5uRURdMt_khuztdcepDGoYiBwKM",
};

/** Invalid environments: `parameter_overrides` in TOML, and the findings in any order. */
const invalid = {
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
    triggerNames.map((name) => new RegExp(`^${name}: parameter DefaultLocale: DEFAULT_LOCALE is "xx"`)),
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
  subnets: [`["SubnetIds=subnet-0a1b2c3d"]`, [/^SubnetIds needs SecurityGroupIds/]],
  timeToLive: [`["TableName=app", "TimeToLiveAttribute=expiresAt"]`, [/^TimeToLiveAttribute must be empty/]],
  preset: [`["UserPoolPreset=shop"]`, [/^parameter UserPoolPreset is "shop", not one of eshop, notes, demo, apppool, workshop$/]],
  keys: [`["SignUpPass=required"]`, [/^SignUpPass needs SignUpPassKeys/, /^pre-sign-up: .*SIGN_UP_PASS_KEYS is not set/]],
  damagedKey: [`[${passKeys({ x: "AA", y: "AA" })}]`, [/^pre-sign-up: .*SIGN_UP_PASS_KEYS cannot be used: key 1 .* damaged/]],
  privateKey: [
    `[${passKeys({ ...publicKey, d: "s3cret" })}]`,
    [/^parameter SignUpPassKeys is a set of keys, not empty, or a set of public /, /^pre-sign-up: .*is a private key/],
  ],
  cut: [`["RequiredTermsVersion=June 2026"]`, [/^SAM drops '2026' of RequiredTermsVersion=June 2026/]],
  unreadable: [`["Brand"]`, [/Brand is not a valid format/]],
};

const valid = {
  list: `["Architecture=arm64", "Brand=harbour", "BackfillSchedule='rate(1 day)'", "FunctionMemory=256", "SignUpPass=required",
    ${passKeys(publicKey)}]`,
  text: `"Brand=orchard RequiredTermsVersion='June 2026'"`,
  pairs: `{ AllowedEmailDomains = ["example.com", "example.org"], MfaCodeMinutes = 5, RecordFailure = "closed" }`,
  existing: `["TableName=app", "SubnetIds=subnet-0a1b2c3d", "SecurityGroupIds=sg-0a1b2c3d"]`,
  empty: `""`,
};

/** Environments that build functions.yaml, the template without a pool. */
const withoutPool = {
  unnamed: `["Architecture=arm64"]`,
  named: `["UserPoolId=eu-west-1_EXAMPLE01", "BackfillSchedule=manual"]`,
  backfill: `["BackfillSchedule=manual"]`,
  pool: `["PoolName=eshop"]`,
};

/** Runs the check with a configuration file, by default the project's, and returns the ended process. */
function check(config, ...names) {
  const options = config === undefined ? [] : ["--config", config];
  return finished(python(), [join(project, "e2e/check_init.py"), "--binaries", builtFunctions, ...options, ...names]);
}

/** Writes a configuration file. Without a text, the file does not exist. */
function configFile(text) {
  const config = join(temporaryDirectory(), "samconfig.toml");
  if (text !== undefined) writeFileSync(config, text);
  return config;
}

/** Writes a configuration file with these environments. `builds` has pairs of an environment and its template. */
function configOf(environments, builds = []) {
  const tables = Object.entries(environments)
    .map(([name, overrides]) => `[${name}.global.parameters]\nparameter_overrides = ${overrides}\n`)
    .concat(builds.map(([name, file]) => `[${name}.build.parameters]\ntemplate_file = "${file}"\n`));
  return configFile(`version = 0.1\n${tables.join("")}`);
}

after(stopAll);

test("every invalid environment is reported with all functions and parameters, and no valid one", async () => {
  const overrides = Object.fromEntries(Object.entries(invalid).map(([name, [toml]]) => [name, toml]));
  const child = await check(configOf({ ...overrides, ...valid }));
  assert.equal(child.exitCode, 1, child.output);
  const found = Object.fromEntries(child.stdout.split(/^(?=FAILED |ok )/m).map((section) => {
    const [heading, ...findings] = section.trim().split(/\n +/);
    return [heading.replace(/^\w+ /, "").replace(/:.*/, ""), findings];
  }));
  for (const [name, [, expected]] of Object.entries(invalid)) {
    for (const finding of expected) {
      assert.ok(found[name].some((one) => finding.test(one)), `${name}: ${finding} is not in\n${found[name].join("\n")}`);
    }
    // CloudFormation and a function may refuse the same parameter.
    const known = [...expected, /^(\S+: )?parameter /];
    assert.deepEqual(found[name].filter((one) => !known.some((finding) => finding.test(one))), [], name);
  }
  for (const name of Object.keys(valid)) assert.deepEqual(found[name], [], name);
  assert.match(child.stderr, /^\d+ findings: /);
  assert.doesNotMatch(child.output, /s3cret/, "no private key is shown");
});

test("valid environments pass, alone and together, and so do those of the project", async () => {
  const [all, one, unknown, own] = await Promise.all([
    check(configOf(valid)),
    check(configOf({ ...valid, broken: invalid.brand[0] }), "text"),
    check(configOf(valid), "production"),
    check(),
  ]);
  assert.deepEqual([all.exitCode, all.stderr], [0, ""], all.output);
  assert.match(all.stdout, /^ok list: .*backfill$/m);
  assert.match(all.stdout, /^ok: 5 environments, 21 functions started$/m);
  assert.deepEqual([one.exitCode, one.stdout.match(/^ok \w+/gm)], [0, ["ok text"]], one.output);
  assert.equal(unknown.exitCode, 1);
  assert.match(unknown.stderr, /no environment production; it has list, text, pairs, existing, empty/);
  assert.equal(own.exitCode, 0, own.output);
});

test("an environment is checked with the template that it builds", async () => {
  const builds = Object.keys(withoutPool).map((name) => [name, "functions.yaml"]);
  const [child, missing] = await Promise.all([
    check(configOf(withoutPool, builds)),
    check(configOf({ text: valid.text }, [["text", "pools.yaml"]])),
  ]);
  assert.equal(child.exitCode, 1, child.output);
  const functions = "pre-sign-up, custom-message, post-confirmation, post-authentication";
  assert.equal(child.stdout, [
    `ok unnamed: ${functions}`,
    `ok named: ${functions}, backfill`,
    "FAILED backfill",
    "  BackfillSchedule needs UserPoolId, because the backfill lists the users of one pool.",
    "  backfill: parameter UserPoolId: USER_POOL_ID is not set; for example USER_POOL_ID=eu-west-1_Example12",
    "FAILED pool",
    "  parameter PoolName is not in the template; upper and lower case matter",
    "",
  ].join("\n"));
  assert.equal(missing.exitCode, 1, missing.output);
  assert.match(missing.stderr, /^pools\.yaml does not exist$/m);
});

test("a configuration without an environment does not pass", async () => {
  await Promise.all([
    [undefined, /samconfig\.toml does not exist$/],
    ["", /samconfig\.toml has no environment$/],
    ["version = 0.1\n", /samconfig\.toml has no environment$/],
    ["version = 0.1\n[[[", /samconfig\.toml is not TOML: .*line 2/],
    ["[default.global.parameters]\n", /samconfig\.toml has a version that SAM does not read: /],
  ].map(async ([text, problem]) => {
    const child = await check(configFile(text));
    assert.equal(child.exitCode, 1, `${text}: ${child.output}`);
    assert.match(child.stderr.trim(), problem);
    assert.equal(child.stderr.trim().split("\n").length, 1, "one sentence");
  }));
});

test("make deploy checks its environment before it builds, and make check all of them", async () => {
  const commands = async (...args) =>
    (await run("make", ["--dry-run", ...args], { cwd: project })).split("\n").map((line) => line.trim());
  const deploy = await commands("deploy", "ENV=eshop");
  const position = (command) => deploy.findIndex((line) => line.startsWith(command));
  const order = ["cargo build --locked ", "python e2e/check_init.py eshop", "sam build", "sam deploy"].map(position);
  assert.ok(order.every((line, index) => line > (order[index - 1] ?? -1)), deploy.join("\n"));
  assert.ok((await commands("check")).includes("python e2e/check_init.py"));
});
