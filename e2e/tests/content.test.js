// Content from content.pack instead of the compiled-in content: the same answers, another brand without a build, and a
// failed init phase if the file is unusable.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { Table } from "../parts/dynamodb.js";
import { allEvents, eventOf } from "../parts/events.js";
import { LambdaFunction, jsonLines } from "../parts/lambda.js";
import { bootstrap, project, tool, triggerNames } from "../parts/paths.js";
import { stopAll, temporaryDirectory } from "../parts/processes.js";
import { RuntimeApi } from "../parts/runtime_api.js";
import { unzip, writeZip, zipEntries } from "../parts/zip.js";

let folder, packed, small, runtimeApi;

before(async () => {
  folder = temporaryDirectory();
  packed = folderWith("default", join(project, "templates"));
  // A folder with two brands in two languages is packed many times faster.
  small = changed("small", (templates) => {
    keep(join(templates, "brands"), ["harbour.toml", "orchard.toml"]);
    keep(join(templates, "locales"), ["de.ftl", "en.ftl"]);
    // A signature needs a locale.
    const harbour = join(templates, "brands/harbour.toml");
    writeFileSync(harbour, readFileSync(harbour, "utf8").replace(/, ja = "[^"]*"/, ""));
  }, join(project, "templates"));
  runtimeApi = await RuntimeApi.start();
});
after(stopAll);

/** Runs `cognito-triggers` to its end. */
function command(...argv) {
  const { status, stdout, stderr } = spawnSync(tool(), argv, { cwd: project, encoding: "utf8" });
  return { status, stdout, stderr };
}

function pack(...argv) {
  const packing = command("pack", ...argv);
  assert.equal(packing.status, 0, packing.stderr);
  return packing;
}

/** A folder for LAMBDA_TASK_ROOT with the content of these templates. */
function folderWith(name, templates) {
  const taskRoot = join(folder, name);
  mkdirSync(taskRoot, { recursive: true });
  pack("--templates", templates, "--out", join(taskRoot, "content.pack"));
  return taskRoot;
}

/** A copy of a templates folder after a change. */
function changed(name, change, original = small) {
  const templates = join(folder, `${name}-templates`);
  cpSync(original, templates, { recursive: true });
  change(templates);
  return templates;
}

/** Removes all files from a folder except these. */
function keep(directory, names) {
  for (const name of readdirSync(directory)) if (!names.includes(name)) rmSync(join(directory, name));
}

const zip = (name, files) => writeZip(files, join(folder, name));

for (const name of triggerNames) {
  test(`${name} answers every event with the same bytes from content.pack and from the embedded content`, async () => {
    const answers = [];
    for (const taskRoot of [undefined, packed]) {
      // Each run needs an empty table.
      const table = name.startsWith("post-") ? (await Table.start()).settings() : {};
      const settings = { BRAND: "eshop", DENIED_EMAIL_DOMAINS: "mailinator.com", ...table };
      const lambda = await LambdaFunction.start(name, taskRoot ? { ...settings, LAMBDA_TASK_ROOT: taskRoot } : settings);
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

test("brands, domains, records and locales come from content.pack", async () => {
  const templates = changed("ours", (templates) => {
    keep(join(templates, "brands"), []);
    const eshop = readFileSync(join(project, "templates/brands/eshop.toml"), "utf8");
    writeFileSync(join(templates, "brands/bakery.toml"), eshop.replace(/^name = .*/m, 'name = "Bakery"'));
    writeFileSync(join(templates, "domains/denied-domains.txt"), "bakery.example\n");
    writeFileSync(join(templates, "records/user-settings.json"), '{"kind": "bakery {{ locale }}"}');
    const english = join(templates, "locales/en.ftl");
    const texts = readFileSync(english, "utf8");
    writeFileSync(english, texts.replace(/(email-not-accepted = ).*/, "$1Please bake with another address"));
  });
  const LAMBDA_TASK_ROOT = folderWith("ours", templates);
  const invoke = async (name, settings, event) => {
    const lambda = await LambdaFunction.start(name, { LAMBDA_TASK_ROOT, ...settings });
    const { body, log } = await lambda.invoke(JSON.stringify(event));
    await lambda.stop();
    return { answer: JSON.parse(body), log };
  };

  // Without BRAND, a function uses the only brand.
  const { answer } = await invoke("custom-message", { BRAND: "" }, eventOf("CustomMessage_SignUp"));
  assert.match(answer.response.emailSubject, /Bakery/);
  const denied = eventOf("PreSignUp_SignUp");
  denied.request.userAttributes.email = "jane@shop.bakery.example";
  const refusal = await invoke("pre-sign-up", {}, denied);
  assert.equal(refusal.answer.errorMessage, "EMAIL_NOT_ACCEPTED: Please bake with another address");
  const table = await Table.start();
  await invoke("post-confirmation", table.settings(), eventOf("PostConfirmation_ConfirmSignUp"));
  assert.deepEqual([...(await table.all()).values()].map(({ kind }) => kind.S), ["bakery en"]);
  const message = await runtimeApi.failedInit("custom-message", { LAMBDA_TASK_ROOT, BRAND: "eshop" });
  assert.match(message.cause, /^BRAND is "eshop", not one of the brands: bakery; /);
  const byClient = await runtimeApi.failedInit("custom-message", { LAMBDA_TASK_ROOT, BRAND: "", BRAND_BY_CLIENT: "1a=eshop" });
  assert.match(byClient.cause, /^BRAND_BY_CLIENT .* not one of the brands: bakery; /);
});

test("a function without BRAND warns that its messages name no company", async () => {
  const lambda = await LambdaFunction.start("custom-message", { BRAND: "" });
  const { body, log } = await lambda.invoke(JSON.stringify(eventOf("CustomMessage_SignUp")));
  assert.match(JSON.parse(body).response.emailSubject, /Example/);
  const warnings = jsonLines(log).filter(({ level }) => level === "WARN");
  assert.deepEqual(warnings.map(({ brand }) => brand), ["example"]);
  assert.match(warnings[0].message, /^BRAND is not set, so messages name no company; set BRAND to one of eshop, example, /);
});

for (const name of triggerNames) {
  test(`a damaged content.pack fails the init phase of ${name} with its path and the reason`, async () => {
    const LAMBDA_TASK_ROOT = join(folder, `damaged-${name}`);
    const bytes = readFileSync(join(packed, "content.pack"));
    bytes[bytes.length - 1] ^= 1;
    mkdirSync(LAMBDA_TASK_ROOT);
    writeFileSync(join(LAMBDA_TASK_ROOT, "content.pack"), bytes);
    const table = { TABLE_NAME: "users", AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:9" };
    const line = await runtimeApi.failedInit(name, { LAMBDA_TASK_ROOT, ...table });
    assert.equal(line.setting, "content.pack");
    assert.ok(line.cause.startsWith(join(LAMBDA_TASK_ROOT, "content.pack")), line.cause);
    assert.match(line.cause, /is damaged: its length or its checksum does not match/);
  });
}

test("templates with a finding of any kind are not packed, and the old file stays", () => {
  const findings = {
    template: ["email/sign-up.html", '\n{% if code == "1" %}x{% endif %}', /email\/sign-up\.html:\d+: .* depends on code/],
    brand: ["brands/orchard.toml", "\nglow = 1\n", /brands\/orchard\.toml: line \d+, glow: /],
    locale: ["locales/de.ftl", "\nnobody =\n    .told = x\n", /locales\/de\.ftl:\d+: nobody\.told is not in en\.ftl/],
    record: ["records/user-settings.json", "{", /records\/user-settings\.json: /],
    domain: ["domains/denied-domains.txt", "\nlocalhost\n", /domains\/denied-domains\.txt:\d+: "localhost" /],
    contrast: ["email/footer.html", '<p style="color:#fefefe;background-color:#ffffff">x</p>', /contrast/],
  };
  const out = join(folder, "kept.pack");
  writeFileSync(out, "old");
  const check = (name, change, expected) => {
    const templates = changed(`invalid-${name}`, change);
    const { status, stdout, stderr } = command("pack", "--templates", templates, "--out", out);
    assert.deepEqual([status, stdout, readFileSync(out, "utf8")], [1, "", "old"], name);
    for (const finding of expected) assert.match(stderr, finding, name);
    assert.match(stderr, /^error: \d+ findings?; nothing was written$/m);
    const json = JSON.parse(command("pack", "--templates", templates, "--out", out, "--json").stdout);
    assert.deepEqual(json.written, [], name);
    for (const finding of expected) assert.ok(json.findings.some((text) => finding.test(text)), name);
    assert.equal(readFileSync(out, "utf8"), "old");
  };
  const append = (templates, [file, text]) => writeFileSync(join(templates, file), text, { flag: "a" });
  for (const [name, finding] of Object.entries(findings)) check(name, (templates) => append(templates, finding), [finding[2]]);
  // Findings in several files are reported together. The linter, which checks contrast, runs only without other
  // findings.
  const { contrast, ...others } = findings;
  const all = Object.values(others);
  check("all", (templates) => all.forEach((finding) => append(templates, finding)), all.map(([, , finding]) => finding));
});

test("pack --into adds the content to the zip of a function, and the function uses it", async () => {
  const path = zip("custom-message.zip", { bootstrap: bootstrap("custom-message"), "NOTICE.txt": join(project, "LICENSE") });
  const before = zipEntries(path);
  const embedded = JSON.parse(command("content", path, "--json").stdout);
  assert.equal(embedded.place, "compiled-in content");
  assert.ok(embedded.brands.includes("example") && embedded.domains.length === 0);
  const { stdout } = pack("--templates", small, "--into", path);
  assert.match(stdout, /^wrote .*custom-message\.zip$/m);
  const { "content.pack": content, ...others } = zipEntries(path);
  assert.deepEqual([others, content[0]], [before, "0o100644"]);
  const replaced = JSON.parse(command("content", path, "--json").stdout);
  assert.equal(replaced.place, "content.pack");
  assert.equal(replaced.domains.length, 4);
  const once = readFileSync(path);
  pack("--templates", small, "--into", path);
  assert.deepEqual(readFileSync(path), once, "the same content makes the same zip");

  const LAMBDA_TASK_ROOT = join(folder, "unzipped");
  unzip(path, LAMBDA_TASK_ROOT);
  const lambda = await LambdaFunction.start("custom-message", { LAMBDA_TASK_ROOT, BRAND: "harbour" });
  const { body } = await lambda.invoke(JSON.stringify(eventOf("CustomMessage_SignUp")));
  assert.match(JSON.parse(body).response.emailSubject, /Harbour/);
});

test("pack --into refuses a zip that is not a function of the suite, and changes no other zip", () => {
  const valid = zip("valid.zip", { bootstrap: bootstrap("pre-sign-up") });
  const program = readFileSync(bootstrap("pre-sign-up"));
  // A binary of another version: its compiled-in content has another format version in its header.
  const format = readFileSync(join(project, "shared/content/src/format.rs"), "utf8");
  const version = Number(format.match(/^pub const VERSION: u32 = (\d+);$/m)[1]);
  const header = program.indexOf(`CTPACK\r\n${String.fromCharCode(version)}\0\0\0`);
  assert.ok(header > 0);
  program.writeUInt32LE(7, header + 8);
  const newer = join(folder, "newer");
  writeFileSync(newer, program);
  const text = join(folder, "text");
  writeFileSync(text, "text");
  for (const [invalid, reason] of [
    [zip("no-bootstrap.zip", { "index.js": text }), /is not the zip of a function: it has no bootstrap/],
    [zip("other.zip", { bootstrap: text }), /has no function of this suite/],
    [zip("newer.zip", { bootstrap: newer }), new RegExp(`reads format version 7 of the content, but this command writes version ${version};`)],
    [text, /is not a zip/],
    [join(folder, "missing.zip"), /cannot be read: No such file/],
    [folder, /cannot be read: Is a directory/],
  ]) {
    const old = readFileSync(valid);
    const { status, stdout, stderr } = command("pack", "--into", valid, invalid);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, reason);
    assert.deepEqual(readFileSync(valid), old);
    assert.notEqual(command("content", invalid).status, 0);
  }
});

test("pack refuses a target that is named twice, and writes nothing", () => {
  const target = zip("twice.zip", { bootstrap: bootstrap("pre-sign-up") });
  const old = readFileSync(target);
  for (const argv of [["--into", target, target], ["--into", target, "--out", target]]) {
    const { status, stderr } = command("pack", ...argv);
    assert.equal(status, 2);
    assert.match(stderr, /twice\.zip is named twice/);
    assert.deepEqual(readFileSync(target), old);
  }
});

test("on a full disk, pack fails and the old file stays complete", (context) => {
  const mounted = (script) =>
    spawnSync("unshare", ["--map-root-user", "--mount", "sh", "-c", script, "sh", tool(), folder, small], {
      cwd: project,
      encoding: "utf8",
    });
  const mount = 'mkdir -p "$2/disk" && mount -t tmpfs -o size=16k tmpfs "$2/disk"';
  const remedy = "no namespaces here: unshare is needed, and the right to use it";
  if (mounted(mount).status !== 0) {
    if (process.env.E2E_NETWORK === "required") throw new Error(remedy);
    return context.skip(remedy);
  }
  const { stdout, stderr } = mounted(
    `${mount} && echo old > "$2/disk/content.pack" && "$1" pack --templates "$3" --out "$2/disk/content.pack"; echo "$?"; ls -A "$2/disk"; cat "$2/disk/content.pack"`,
  );
  assert.equal(stdout, "2\ncontent.pack\nold\n");
  assert.match(stderr, /content\.pack cannot be written: No space left on device/);
});

test("content.pack has less than 2 MB", (context) => {
  const { size } = statSync(join(packed, "content.pack"));
  context.diagnostic(`${size} bytes`);
  assert.ok(size < 2_000_000);
});
