// Where the real parts lie. Everything is found relative to the project or through an environment variable.

import { chmodSync, copyFileSync, existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { temporaryDirectory } from "./processes.js";

export const project = fileURLToPath(new URL("../..", import.meta.url));

/** The suite's functions: crate, binary and folder have the same name. */
export const functionNames = ["pre-sign-up", "custom-message", "post-confirmation", "post-authentication"];

const builtFunctions = resolve(process.env.E2E_FUNCTIONS ?? join(project, "target/lambda"));
export const virtualEnvironment = resolve(process.env.E2E_VENV ?? join(project, ".venv"));

/** The environment in which cargo and rustup find what they have installed. */
const { HOME, CARGO_HOME, RUSTUP_HOME, RUSTUP_TOOLCHAIN } = process.env;
const installed = { HOME, CARGO_HOME, RUSTUP_HOME, RUSTUP_TOOLCHAIN };
export const cargo = Object.fromEntries(Object.entries(installed).filter(([, value]) => value));

/** The release binary of a function. */
export function bootstrap(name) {
  return existing(join(builtFunctions, name, "bootstrap"), "run make build");
}

/** The project's own tool, which serves the DynamoDB emulator and writes the mails. */
export function tool() {
  const path = process.env.E2E_TOOL ?? join(project, "target/debug/cognito-triggers");
  return existing(resolve(path), "run cargo build -p cognito-triggers");
}

/** Python of the virtual environment. */
export function python() {
  return existing(join(virtualEnvironment, "bin/python3"), "set E2E_VENV to a virtual environment");
}

let emulatorCopy;

/** Amazon's Runtime Interface Emulator, as a copy that may be executed: the wheel's file need not be. */
export function runtimeInterfaceEmulator() {
  if (emulatorCopy) return emulatorCopy;
  const file = `aws-lambda-rie-${process.arch === "arm64" ? "arm64" : "x86_64"}`;
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
