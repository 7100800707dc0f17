// Paths of binaries and tools, relative to the project or from environment variables, and the names of the functions.

import { chmodSync, copyFileSync, existsSync, readFileSync, readdirSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { temporaryDirectory } from "./processes.js";

export const project = fileURLToPath(new URL("../..", import.meta.url));

/** The functions that Cognito calls. Each name is that of the crate, the binary and the folder. */
export const triggerNames = ["pre-sign-up", "custom-message", "post-confirmation", "post-authentication"];
export const functionNames = [...triggerNames, "backfill"];

/** Lambda's name for this machine's architecture. */
export const architecture = process.arch === "arm64" ? "arm64" : "x86_64";

/** The folder with `<function>/bootstrap` for every function. */
export const builtFunctions = resolve(process.env.E2E_FUNCTIONS ?? join(project, "target/lambda"));
export const virtualEnvironment = resolve(process.env.E2E_VENV ?? join(project, ".venv"));

/** A search path that finds the tools of the virtual environment first. */
export const searchPath = join(virtualEnvironment, "bin") + delimiter + process.env.PATH;

/** The environment that cargo and rustup need to find their installations. */
const { HOME, CARGO_HOME, RUSTUP_HOME, RUSTUP_TOOLCHAIN } = process.env;
const installed = { HOME, CARGO_HOME, RUSTUP_HOME, RUSTUP_TOOLCHAIN };
export const cargo = Object.fromEntries(Object.entries(installed).filter(([, value]) => value));

/** The release binary of a function. */
export function bootstrap(name) {
  return existing(join(builtFunctions, name, "bootstrap"), "run make build");
}

/** The command `cognito-triggers`. */
export function tool() {
  const path = process.env.E2E_TOOL ?? join(project, "target/debug/cognito-triggers");
  return existing(resolve(path), "run cargo build -p cognito-triggers");
}

/** Python of the virtual environment. */
export function python() {
  return existing(join(virtualEnvironment, "bin/python3"), "set E2E_VENV to a virtual environment");
}

/** The name that messages have for the brand in `templates/brands/<brand>.toml`. */
export function brandName(brand) {
  return readFileSync(join(project, `templates/brands/${brand}.toml`), "utf8").match(/^name = "(.+)"/m)[1];
}

let emulatorCopy;

/** An executable copy of Amazon's Runtime Interface Emulator. The file in the wheel may lack the permission. */
export function runtimeInterfaceEmulator() {
  if (emulatorCopy) return emulatorCopy;
  const file = `aws-lambda-rie-${architecture}`;
  const libraries = existing(join(virtualEnvironment, "lib"), "set E2E_VENV to a virtual environment");
  const paths = readdirSync(libraries)
    .filter((name) => name.startsWith("python3"))
    .map((name) => join(libraries, name, "site-packages/samcli/local/rapid", file));
  const found = paths.find((path) => existsSync(path));
  if (!found) throw new Error(`${file} is not in ${libraries}: install aws-sam-cli there`);
  emulatorCopy = join(temporaryDirectory(), file);
  copyFileSync(found, emulatorCopy);
  chmodSync(emulatorCopy, 0o755);
  return emulatorCopy;
}

function existing(path, remedy) {
  if (!existsSync(path)) throw new Error(`${path} is missing: ${remedy}`);
  return path;
}
