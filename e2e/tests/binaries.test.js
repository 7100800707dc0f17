// The release binaries are built for this machine, run on Amazon Linux 2023, and link the AWS SDK only if they use it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

import { highest, inspect, machines } from "../parts/elf.js";
import { bootstrap, functionNames, project } from "../parts/paths.js";

/** The GLIBC version of the runtime `provided.al2023`. */
const AMAZON_LINUX_2023 = [2, 34];

/** The functions that call AWS. */
const withSdk = ["post-confirmation", "post-authentication", "backfill"];

/** The crates that a function links, with their versions. */
function linked(name) {
  const tree = ["tree", "-p", name, "-e", "normal", "--prefix", "none", "--offline"];
  return execFileSync("cargo", tree, { cwd: project, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).split("\n");
}

for (const name of functionNames) {
  test(`${name} runs on this machine's architecture and on provided.al2023`, (context) => {
    const { machine, versions } = inspect(bootstrap(name));
    assert.equal(machine, machines[process.arch]);
    const needed = highest(versions);
    context.diagnostic(`${name} needs GLIBC ${needed.join(".")}`);
    assert.deepEqual(highest([needed, AMAZON_LINUX_2023]), AMAZON_LINUX_2023);
  });

  const crates = linked(name);

  test(`${name} links no template engine and nothing else of the host side`, () => {
    const hostSide = crates.filter((line) => /^(tera|fluent|toml|messages|locales|scraper|clap)\b/.test(line));
    assert.deepEqual(hostSide, []);
  });

  const links = withSdk.includes(name);
  test(`${name} links ${links ? "the" : "no"} AWS SDK`, () => {
    const sdk = crates.filter((line) => /^aws-(sdk|smithy|sigv4|config|runtime)\b/.test(line));
    assert.equal(sdk.length > 0, links, sdk.join(", "));
    const { text } = inspect(bootstrap(name));
    assert.equal(text.includes("DynamoDB_20120810"), links, "the SDK's name of DynamoDB");
  });
}
