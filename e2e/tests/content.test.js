// Content from a file instead of the content that is compiled in: the same answers, another brand without a build, and
// an end of the init phase where the file cannot be used.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { Table } from "../parts/dynamodb.js";
import { allEvents, eventOf } from "../parts/events.js";
import { LambdaFunction, jsonLines, lambdaEnvironment } from "../parts/lambda.js";
import { bootstrap, functionNames, project, python, tool } from "../parts/paths.js";
import { Child, stopAll, temporaryDirectory, until } from "../parts/processes.js";
import { RuntimeApi } from "../parts/runtime_api.js";
import { shown } from "../parts/texts.js";

let folder, packed, runtimeApi;

before(async () => {
  folder = temporaryDirectory();
  packed = folderWith("default", join(project, "templates"));
  runtimeApi = await RuntimeApi.start();
});
after(stopAll);

/** Runs the command. */
function command(...argv) {
  const { status, stdout, stderr } = spawnSync(tool(), argv, { cwd: project, encoding: "utf8" });
  return { status, stdout, stderr };
}

function pack(...argv) {
  const done = command("pack", ...argv);
  assert.equal(done.status, 0, done.stderr);
  return done;
}

/** A folder as a function has it, with the content of these templates. */
function folderWith(name, templates) {
  const task = join(folder, name);
  mkdirSync(task, { recursive: true });
  pack("--templates", templates, "--out", join(task, "content.pack"));
  return task;
}

/** A copy of the templates after a change. */
function changed(name, change) {
  const templates = join(folder, `${name}-templates`);
  cpSync(join(project, "templates"), templates, { recursive: true });
  change(templates);
  return templates;
}

function start(name, settings) {
  const lambda = { AWS_LAMBDA_FUNCTION_NAME: name, AWS_LAMBDA_RUNTIME_API: runtimeApi.address };
  return new Child(bootstrap(name), [], { env: { ...lambdaEnvironment, ...lambda, ...settings } });
}

/** The one line of a function whose init phase ends. */
async function stopped(name, settings) {
  runtimeApi.initErrors = [];
  const child = start(name, settings);
  await until(() => child.exitCode !== undefined, `the end of ${name}`, 5_000);
  const [line, ...more] = jsonLines(child.stdout);
  assert.deepEqual([child.exitCode, more, child.stderr], [1, [], ""]);
  assert.deepEqual(runtimeApi.initErrors.map(({ body }) => JSON.parse(body)), [shown("UNAVAILABLE")]);
  return line;
}

/** Zips files with Python, whose modes are those of `bootstrap` in a deployment. */
function zip(name, entries) {
  const path = join(folder, name);
  const script = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as zip:
    for name, file in zip_entries:
        info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        info.external_attr = 0o100755 << 16
        info.compress_type = zipfile.ZIP_DEFLATED
        zip.writestr(info, open(file, "rb").read())
`.replace("zip_entries", JSON.stringify(Object.entries(entries)));
  execFileSync(python(), ["-c", script, path]);
  return path;
}

/** Name, mode and content of every entry, as another program than the command reads them. */
function entries(path) {
  const script = `
import hashlib, json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as zip:
    print(json.dumps({i.filename: [oct(i.external_attr >> 16), hashlib.sha256(zip.read(i)).hexdigest()] for i in zip.infolist()}))
`;
  return JSON.parse(execFileSync(python(), ["-c", script, path], { encoding: "utf8" }));
}

for (const name of functionNames) {
  test(`${name} answers every event byte for byte as with the content that is compiled in`, async () => {
    const answers = [];
    for (const task of [undefined, packed]) {
      // A table of its own for each: the second writer would find the records of the first.
      const table = name.startsWith("post-") ? (await Table.start()).settings() : {};
      const settings = { BRAND: "eshop", DENIED_EMAIL_DOMAINS: "mailinator.com", ...table };
      const lambda = await LambdaFunction.start(name, task ? { ...settings, LAMBDA_TASK_ROOT: task } : settings);
      const bodies = [];
      for (const { text } of allEvents().filter(({ functionName }) => functionName === name)) {
        bodies.push((await lambda.invoke(text)).body);
      }
      answers.push(bodies);
      await lambda.stop();
    }
    assert.ok(answers[0].length > 0);
    assert.ok(answers[0].every((body, at) => body === answers[1][at]), "an answer differs");
  });
}

test("every part of the content is that of the file", async () => {
  const templates = changed("ours", (templates) => {
    for (const brand of readdirSync(join(templates, "brands"))) rmSync(join(templates, "brands", brand));
    const eshop = readFileSync(join(project, "templates/brands/eshop.toml"), "utf8");
    writeFileSync(join(templates, "brands/bakery.toml"), eshop.replace(/^name = .*/m, 'name = "Bakery"'));
    writeFileSync(join(templates, "domains/denied-domains.txt"), "bakery.example\n");
    writeFileSync(join(templates, "records/user-settings.json"), '{"kind": "bakery {{ locale }}"}');
    const english = join(templates, "locales/en.ftl");
    const words = readFileSync(english, "utf8");
    writeFileSync(english, words.replace(/(email-not-accepted = ).*/, "$1Please bake with another address"));
  });
  const LAMBDA_TASK_ROOT = folderWith("ours", templates);
  const invoke = async (name, settings, event) => {
    const lambda = await LambdaFunction.start(name, { LAMBDA_TASK_ROOT, ...settings });
    const { body, log } = await lambda.invoke(JSON.stringify(event));
    await lambda.stop();
    return { answer: JSON.parse(body), log };
  };

  // BRAND is not set, and there is one brand.
  const { answer } = await invoke("custom-message", { BRAND: "" }, eventOf("CustomMessage_SignUp"));
  assert.match(answer.response.emailSubject, /Bakery/);
  const denied = eventOf("PreSignUp_SignUp");
  denied.request.userAttributes.email = "jane@shop.bakery.example";
  const refusal = await invoke("pre-sign-up", {}, denied);
  assert.equal(refusal.answer.errorMessage, "EMAIL_NOT_ACCEPTED: Please bake with another address");
  const table = await Table.start();
  await invoke("post-confirmation", table.settings(), eventOf("PostConfirmation_ConfirmSignUp"));
  assert.deepEqual([...(await table.all()).values()].map(({ kind }) => kind.S), ["bakery en"]);
  const message = await stopped("custom-message", { LAMBDA_TASK_ROOT, BRAND: "eshop" });
  assert.match(message.cause, /^BRAND is "eshop", not one of the brands: bakery; /);
  const byClient = await stopped("custom-message", { LAMBDA_TASK_ROOT, BRAND: "", BRAND_BY_CLIENT: "1a=eshop" });
  assert.match(byClient.cause, /^BRAND_BY_CLIENT .* not one of the brands: bakery; /);
});

test("a function without BRAND says that its messages name nobody", async () => {
  const lambda = await LambdaFunction.start("custom-message", { BRAND: "" });
  const { body, log } = await lambda.invoke(JSON.stringify(eventOf("CustomMessage_SignUp")));
  assert.match(JSON.parse(body).response.emailSubject, /Example/);
  const warnings = jsonLines(log).filter(({ level }) => level === "WARN");
  assert.deepEqual(warnings.map(({ brand }) => brand), ["example"]);
  assert.match(warnings[0].message, /^BRAND is not set, so messages name no company; set BRAND to one of eshop, example, /);
});

test("a file that cannot be used ends the init phase of every function by its name and the reason", async () => {
  const whole = readFileSync(join(packed, "content.pack"));
  const flipped = Buffer.from(whole);
  flipped[whole.length - 1] ^= 1;
  const newer = Buffer.from(whole);
  newer.writeUInt32LE(2, 8);
  const cases = {
    cut: [whole.subarray(0, whole.length - 1), /is damaged: its length or its checksum does not match/],
    header: [whole.subarray(0, 10), /is not a content pack/],
    flipped: [flipped, /is damaged: its length or its checksum does not match/],
    newer: [newer, /has the format version 2, not 1; pack it with the tool of this version/],
    empty: [Buffer.alloc(0), /is not a content pack/],
    text: ["brand = eshop\n", /is not a content pack/],
    directory: [undefined, /cannot be read: Is a directory/],
  };
  for (const [name, [bytes, reason]] of Object.entries(cases)) {
    const LAMBDA_TASK_ROOT = join(folder, `bad-${name}`);
    mkdirSync(join(LAMBDA_TASK_ROOT, bytes === undefined ? "content.pack" : ""), { recursive: true });
    if (bytes !== undefined) writeFileSync(join(LAMBDA_TASK_ROOT, "content.pack"), bytes);
    for (const functionName of [...functionNames]) {
      const table = { TABLE_NAME: "users", AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:9" };
      const line = await stopped(functionName, { LAMBDA_TASK_ROOT, ...table });
      assert.deepEqual([line.level, line.setting], ["ERROR", "content.pack"]);
      assert.ok(line.cause.startsWith(join(LAMBDA_TASK_ROOT, "content.pack")), line.cause);
      assert.match(line.cause, reason, name);
    }
  }
});

test("nothing is written where anything has a finding, and the old file stays", () => {
  const findings = {
    template: ["email/sign-up.html", '\n{% if code == "1" %}x{% endif %}', /email\/sign-up\.html:\d+: .* depends on code/],
    brand: ["brands/orchard.toml", "\nglow = 1\n", /brands\/orchard\.toml: line \d+, glow: /],
    locale: ["locales/de.ftl", "\nnobody =\n    .told = x\n", /locales\/de\.ftl: nobody\.told is not in en\.ftl/],
    record: ["records/user-settings.json", "{", /records\/user-settings\.json: /],
    domain: ["domains/denied-domains.txt", "\nlocalhost\n", /domains\/denied-domains\.txt:\d+: "localhost" /],
    contrast: ["email/footer.html", '<p style="color:#fefefe;background-color:#ffffff">x</p>', /contrast/],
  };
  const out = join(folder, "kept.pack");
  writeFileSync(out, "old");
  for (const [name, [file, text, finding]] of Object.entries(findings)) {
    const templates = changed(`wrong-${name}`, (templates) => writeFileSync(join(templates, file), text, { flag: "a" }));
    const { status, stdout, stderr } = command("pack", "--templates", templates, "--out", out);
    assert.deepEqual([status, stdout, readFileSync(out).equals(Buffer.from("old"))], [1, "", true], name);
    assert.match(stderr, finding, name);
    assert.match(stderr, /^error: \d+ findings?; nothing was written$/m);
    const json = JSON.parse(command("pack", "--templates", templates, "--out", out, "--json").stdout);
    assert.deepEqual([json.written, json.findings.some((text) => finding.test(text))], [[], true], name);
  }
  // Every finding of every file, not only the first.
  const templates = changed("wrong-all", (templates) => {
    for (const [file, text] of Object.values(findings)) writeFileSync(join(templates, file), text, { flag: "a" });
  });
  const { stderr } = command("pack", "--templates", templates, "--out", out);
  for (const name of ["template", "brand", "locale", "record", "domain"]) assert.match(stderr, findings[name][2], name);
});

test("the content goes into the zip of a function, and the function uses it", async () => {
  const path = zip("custom-message.zip", { bootstrap: bootstrap("custom-message"), "NOTICE.txt": join(project, "LICENSE") });
  const before = entries(path);
  const embedded = JSON.parse(command("content", path, "--json").stdout);
  assert.equal(embedded.place, "default content, compiled in");
  assert.ok(embedded.brands.includes("example") && embedded.domains.length === 0);
  const { stdout } = pack("--into", path);
  assert.match(stdout, /^wrote .*custom-message\.zip$/m);
  const { "content.pack": content, ...others } = entries(path);
  assert.deepEqual([others, content[0]], [before, "0o100644"]);
  const shownAgain = JSON.parse(command("content", path, "--json").stdout);
  assert.equal(shownAgain.place, "content.pack");
  assert.equal(shownAgain.domains.length, 4);
  const once = readFileSync(path);
  pack("--into", path);
  assert.deepEqual(readFileSync(path), once, "the same content makes the same zip");

  const LAMBDA_TASK_ROOT = join(folder, "unzipped");
  execFileSync(python(), ["-m", "zipfile", "-e", path, LAMBDA_TASK_ROOT]);
  const lambda = await LambdaFunction.start("custom-message", { LAMBDA_TASK_ROOT, BRAND: "harbour" });
  const { body } = await lambda.invoke(JSON.stringify(eventOf("CustomMessage_SignUp")));
  assert.match(JSON.parse(body).response.emailSubject, /Harbour/);
});

test("a zip that is no function of the suite is refused, and no other zip is changed", () => {
  const right = zip("right.zip", { bootstrap: bootstrap("pre-sign-up") });
  const program = readFileSync(bootstrap("pre-sign-up"));
  // The header of the content, in a program of another version.
  const at = program.indexOf("CTPACK\r\n\u0001\0\0\0");
  assert.ok(at > 0);
  program.writeUInt32LE(7, at + 8);
  const newer = join(folder, "newer");
  writeFileSync(newer, program);
  const text = join(folder, "text");
  writeFileSync(text, "text");
  for (const [wrong, reason] of [
    [zip("no-bootstrap.zip", { "index.js": text }), /is not the zip of a function: it has no bootstrap/],
    [zip("other.zip", { bootstrap: text }), /has no function of this suite/],
    [zip("newer.zip", { bootstrap: newer }), /reads format version 7 of the content, this command writes version 1/],
    [text, /is not a zip/],
    [join(folder, "missing.zip"), /cannot be read: No such file/],
    [folder, /cannot be read: Is a directory/],
  ]) {
    const old = readFileSync(right);
    const { status, stdout, stderr } = command("pack", "--into", right, wrong);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, reason);
    assert.deepEqual(readFileSync(right), old);
    assert.notEqual(command("content", wrong).status, 0);
  }
});

test("a target that is named twice is refused before anything is written", () => {
  const right = zip("twice.zip", { bootstrap: bootstrap("pre-sign-up") });
  const old = readFileSync(right);
  for (const argv of [["--into", right, right], ["--into", right, "--out", right]]) {
    const { status, stderr } = command("pack", ...argv);
    assert.equal(status, 2);
    assert.match(stderr, /twice\.zip is named twice/);
    assert.deepEqual(readFileSync(right), old);
  }
});

test("a full disk is an error, and the old file stays whole", (context) => {
  const mounted = (script) =>
    spawnSync("unshare", ["--map-root-user", "--mount", "sh", "-c", script, "sh", tool(), folder], {
      cwd: project,
      encoding: "utf8",
    });
  const mount = 'mkdir -p "$2/disk" && mount -t tmpfs -o size=200k tmpfs "$2/disk"';
  const remedy = "no namespaces here: unshare is needed, and the right to use it";
  if (mounted(mount).status !== 0) {
    if (process.env.E2E_NETWORK === "required") throw new Error(remedy);
    return context.skip(remedy);
  }
  const { stdout, stderr } = mounted(
    `${mount} && echo old > "$2/disk/content.pack" && "$1" pack --out "$2/disk/content.pack"; echo "$?"; ls -A "$2/disk"; cat "$2/disk/content.pack"`,
  );
  assert.equal(stdout, "2\ncontent.pack\nold\n");
  assert.match(stderr, /content\.pack cannot be written: No space left on device/);
});

test("the file is small enough for a layer and for a second brand", (context) => {
  const { size } = statSync(join(packed, "content.pack"));
  context.diagnostic(`${size} bytes`);
  assert.ok(size < 2_000_000);
});
