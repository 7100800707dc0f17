// The TypeScript of the pages compiles with the construct.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const project = join(__dirname, "../..");
const compiler = join(project, "node_modules/typescript/bin/tsc");
// Inside the project, so that the compiler finds its packages.
const folder = join(project, "build/pages");
const stubs = join(project, "test/stubs");

/** The file that Amplify creates in a project. */
const AUTH = `
import { defineAuth } from "@aws-amplify/backend";
export const auth = defineAuth({ loginWith: { email: true } });
`;

/** The output of the compiler for a block of code; empty if it compiles. */
function compile(code: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "auth"), { recursive: true });
  cpSync(join(project, "lib"), join(folder, "cognito-triggers"), { recursive: true });
  writeFileSync(join(folder, "auth/resource.ts"), AUTH);
  writeFileSync(join(folder, "page.ts"), code);
  const files = ["page.ts", ...readdirSync(stubs).map((name) => join(stubs, name))];
  const compilerOptions = { noEmit: true, rootDir: project };
  const config = { extends: "../../tsconfig.json", compilerOptions, include: [], files };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  return spawnSync(process.execPath, [compiler, "--project", folder], { encoding: "utf8" }).stdout;
}

for (const page of ["README.md", "../amplify.md", "../sst.md"]) {
  const blocks = readFileSync(join(project, page), "utf8").matchAll(/^```ts\n(.*?)^```$/gms);
  const [code, ...others] = [...blocks].map(([, block]) => block!);

  test(`the code of ${page} compiles`, () => {
    assert.equal(others.length, 0);
    assert.equal(compile(code!), "");
  });

  test(`a mistake in the code of ${page} does not`, () => {
    const wrong = code!.replace("[preSignUp, ", "[preSignup, ").replace("POLICY_MODE:", "POLICY_MOD:");
    assert.match(compile(wrong), /error TS\d+: .*(preSignup|POLICY_MOD)/);
  });
}
