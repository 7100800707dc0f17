// Prebuilt functions: Lambda runs the zip files, the bills of materials list the linked crates, the checksums match.

import { InvokeCommand } from "@aws-sdk/client-lambda";
import assert from "node:assert/strict";
import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { pack } from "../parts/dist.js";
import { inspect } from "../parts/elf.js";
import { eventOf } from "../parts/events.js";
import { Ministack } from "../parts/ministack.js";
import { architecture, bootstrap, cargo, functionNames as names, project, python } from "../parts/paths.js";
import { run, stopAll } from "../parts/processes.js";

const target = `${{ arm64: "aarch64", x86_64: "x86_64" }[architecture]}-unknown-linux-gnu`;

let dist;

before(async () => {
  dist = await pack(names);
});
after(stopAll);

const zip = (name) => dist.files[`${name}-${architecture}.zip`];
const billText = (name) => dist.files[`${name}-${architecture}.cdx.json`].toString();

test("every function has a zip file and a bill of materials", () => {
  const files = names.flatMap((name) => [`${name}-${architecture}.cdx.json`, `${name}-${architecture}.zip`]);
  assert.deepEqual(Object.keys(dist.files).sort(), ["SHA256SUMS", ...files].sort());
});

for (const name of names) {
  test(`${name}'s zip file has one executable at its root and no metadata of this machine`, () => {
    const bytes = zip(name);
    // The end record of the central directory, without a comment, and the only entry of the directory.
    const end = bytes.subarray(-22);
    assert.equal(end.readUInt32LE(0), 0x06054b50);
    assert.equal(end.readUInt16LE(10), 1, "entries");
    const entry = bytes.subarray(end.readUInt32LE(16), -22);
    const metadata = { system: entry[5], time: entry.readUInt32LE(12), extra: entry.readUInt16LE(30), mode: entry.readUInt16LE(40) };
    assert.deepEqual(metadata, { system: 3, time: 0x00210000, extra: 0, mode: 0o100755 });
    assert.equal(entry.subarray(46).toString(), "bootstrap");
    assert.equal(bytes.readUInt16LE(28), 0, "extra fields before the content");
  });
}

test("Lambda runs a zip file", async () => {
  const stack = await Ministack.start();
  await stack.createFunction("custom-message", {
    Code: { ZipFile: zip("custom-message") },
    Environment: { Variables: { BRAND: "eshop" } },
  });
  const event = eventOf("CustomMessage_SignUp");
  const { Payload } = await stack.lambda.send(new InvokeCommand({ FunctionName: "custom-message", Payload: JSON.stringify(event) }));
  assert.match(JSON.parse(Buffer.from(Payload).toString()).response.emailMessage, /\{####\}/u);
  await stack.child.stop();
});

test("the checksums match the files", async () => {
  const check = () => run("sha256sum", ["--check", "--strict", "SHA256SUMS"], { cwd: dist.folder });
  assert.equal((await check()).match(/: OK$/gm).length, 2 * names.length);
  appendFileSync(join(dist.folder, `backfill-${architecture}.zip`), "\0");
  await assert.rejects(check, /backfill-\w+\.zip: FAILED/);
});

for (const name of names) {
  test(`${name}'s bill of materials lists the crates that the binary links`, async () => {
    const bill = JSON.parse(billText(name));
    const root = bill.metadata.component;
    const listed = [root, ...bill.components].map((one) => `${one.name} v${one.version}`).sort();
    const args = ["tree", "--offline", "--package", name, "--target", target, "--edges", "normal,no-proc-macro"];
    const tree = await run("cargo", [...args, "--prefix", "none", "--no-dedupe"], { cwd: project, env: cargo });
    const crates = tree.trim().split("\n").map((line) => line.split(" (")[0]);
    assert.deepEqual(listed, [...new Set(crates)].sort());

    // The panic messages in the binary name the sources of the linked crates.
    const sources = inspect(bootstrap(name)).text.matchAll(/\/cargo\/registry\/src\/[\w.-]+\/([\w-]+)-(\d+\.\d+\.\d+[\w.+-]*)\//g);
    const linked = new Set([...sources].map(([, crate, version]) => `${crate} v${version}`));
    assert.ok(linked.size > 10, [...linked].join());
    assert.deepEqual([...linked].filter((crate) => !listed.includes(crate)), []);
  });
}

test("a bill of materials has no time and no path of this machine, and a checksum for every registry crate", () => {
  for (const name of names) {
    assert.doesNotMatch(billText(name), /timestamp/);
    assert.ok(![project, process.env.HOME].some((path) => billText(name).includes(path)));
    const lock = readFileSync(join(project, "Cargo.lock"), "utf8");
    for (const { purl, version, hashes, name: crate } of JSON.parse(billText(name)).components) {
      const local = !lock.includes(`name = "${crate}"\nversion = "${version}"\nsource = `);
      assert.equal(purl, local ? undefined : `pkg:cargo/${crate}@${version}`);
      assert.ok(local || lock.includes(hashes[0].content), crate);
    }
  }
});

test("the bills of materials conform to the CycloneDX schema", async () => {
  const script = `
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
invalid = [path for path in sys.argv[1:] if JsonStrictValidator(SchemaVersion.V1_6).validate_str(open(path).read())]
sys.exit(" ".join(invalid) or 0)
`;
  const paths = names.map((name) => join(dist.folder, `${name}-${architecture}.cdx.json`));
  await run(python(), ["-c", script, ...paths]);
  await assert.rejects(run(python(), ["-c", script, join(project, "e2e/package.json")]), /ended with 1/);
});

test("the error for a missing binary names the command that builds it", async () => {
  await assert.rejects(pack(["pre-sign-in"]), /target\/lambda\/pre-sign-in\/bootstrap is missing: run make build/);
});
