// The release binaries themselves: built for this machine, loadable on Amazon Linux 2023, and without the AWS SDK
// where none is needed.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

import { highest, inspect, machines } from "../parts/elf.js";
import { bootstrap, functionNames, project } from "../parts/paths.js";

/** The GLIBC of the runtime provided.al2023. */
const AMAZON_LINUX_2023 = [2, 34];

/** The functions that talk to AWS. */
const withSdk = ["post-confirmation", "post-authentication", "backfill"];

/** The crates in a function, with their versions. */
function linked(name) {
  const tree = ["tree", "-p", name, "-e", "normal", "--prefix", "none", "--offline"];
  return execFileSync("cargo", tree, { cwd: project, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).split("\n");
}

for (const name of [...functionNames, "backfill"]) {
  test(`${name} runs on this machine's architecture and on provided.al2023`, (context) => {
    const { machine, versions } = inspect(bootstrap(name));
    assert.equal(machine, machines[process.arch]);
    const needed = highest(versions);
    context.diagnostic(`${name} needs GLIBC ${needed.join(".")}`);
    assert.deepEqual(highest([needed, AMAZON_LINUX_2023]), AMAZON_LINUX_2023);
  });

  test(`${name} links no template engine and nothing else of the host side`, () => {
    const crates = linked(name).filter((line) => /^(tera|fluent|toml|messages|locales|scraper|clap)\b/.test(line));
    assert.deepEqual(crates, []);
  });

  const links = withSdk.includes(name);
  test(`${name} links ${links ? "the" : "no"} AWS SDK`, () => {
    const sdk = linked(name).filter((line) => /^aws-(sdk|smithy|sigv4|config|runtime)\b/.test(line));
    assert.equal(sdk.length > 0, links, sdk.join(", "));
    const { text } = inspect(bootstrap(name));
    assert.equal(text.includes("DynamoDB_20120810"), links, "the SDK's name of its service");
  });
}
