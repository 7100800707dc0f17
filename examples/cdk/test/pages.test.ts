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

/** The only block of TypeScript of a page. */
function codeOf(page: string): string {
  const blocks = [...readFileSync(join(project, page), "utf8").matchAll(/^```ts\n(.*?)^```$/gms)];
  assert.equal(blocks.length, 1, page);
  return blocks[0]![1]!;
}

const codes = ["README.md", "../amplify.md", "../sst.md"].map(codeOf);

/** The messages of the compiler for the codes, each in a file of its own: 0.ts, 1.ts, … */
function compile(codes: string[]): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "auth"), { recursive: true });
  cpSync(join(project, "lib"), join(folder, "cognito-triggers"), { recursive: true });
  writeFileSync(join(folder, "auth/resource.ts"), AUTH);
  codes.forEach((code, number) => writeFileSync(join(folder, `${number}.ts`), code));
  const files = [...codes.keys()].map((number) => `${number}.ts`);
  files.push(...readdirSync(stubs).map((name) => join(stubs, name)));
  const compilerOptions = { noEmit: true, rootDir: project };
  const config = { extends: "../../tsconfig.json", compilerOptions, include: [], files };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  return spawnSync(process.execPath, [compiler, "--project", folder], { encoding: "utf8" }).stdout;
}

test("the code of every page compiles", () => {
  assert.equal(compile(codes), "");
});

test("a mistake in the code of a page does not compile", () => {
  const misspelt = codes.map((code) => code.replace("[preSignUp, ", "[preSignup, "));
  const wrong = misspelt.map((code) => code.replace("POLICY_MODE:", "POLICY_MOD:"));
  const lines = compile(wrong).match(/^.*error TS\d+: .*(preSignup|POLICY_MOD).*$/gm) ?? [];
  assert.deepEqual(lines.map((line) => line.match(/(\d)\.ts\(/)?.[1]), ["0", "1", "2"]);
});
