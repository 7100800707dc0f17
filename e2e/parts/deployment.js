// A deployment of template.yaml with the binaries that are built already, as `sam build` would leave it.

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { bootstrap, project, virtualEnvironment } from "./paths.js";
import { Child, temporaryDirectory } from "./processes.js";

/** The commands of the code blocks in a file of the documentation, one a line: continued lines are joined. */
export function documentedCommands(file) {
  const blocks = readFileSync(join(project, file), "utf8").match(/(?<=^```sh\n).*?(?=^```$)/gms);
  return blocks.join("").replaceAll(/\\\n */g, "").split("\n");
}

/** Runs a tool of the virtual environment against `url`, an AWS on this machine, and returns what it printed. */
export async function runTool(url, command, args, { cwd = project, env = {} } = {}) {
  const path = `${join(virtualEnvironment, "bin")}:${process.env.PATH}`;
  const child = new Child(command, args, {
    cwd,
    env: {
      ...{ PATH: path, HOME: temporaryDirectory(), SAM_CLI_TELEMETRY: "0", AWS_ENDPOINT_URL: url },
      ...{ AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "eu-west-1" },
      ...{ AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local" },
      ...env,
    },
  });
  await child.ended;
  if (child.exitCode !== 0) throw new Error(`${child.command} ended with ${child.exitCode}:\n${child.output}`);
  return child.stdout;
}

/** The template as `sam build` writes it: code is a folder with a binary. */
export function builtTemplate() {
  const file = join(temporaryDirectory(), "template.yaml");
  const source = readFileSync(join(project, "template.yaml"), "utf8");
  const built = source
    .replaceAll(/CodeUri: functions\/(\S+)/g, (_, name) => `CodeUri: ${dirname(bootstrap(name))}`)
    .replaceAll(/DefinitionUri: (\S+)/g, (_, path) => `DefinitionUri: ${join(project, path)}`);
  writeFileSync(file, built);
  return file;
}

/** Runs the documented `sam deploy` for the processor of this machine and returns the stack's outputs by their names. */
export async function deploy(url, file) {
  const documented = documentedCommands(file).find((command) => command.startsWith("sam deploy "));
  const architecture = process.arch === "arm64" ? "arm64" : "x86_64";
  const args = documented.replace("Architecture=x86_64", `Architecture=${architecture}`).split(" ").slice(1);
  // SAM looks for its configuration beside the template.
  const place = ["--template-file", builtTemplate(), "--config-file", join(project, "samconfig.toml")];
  await runTool(url, "sam", [...args, ...place]);
  const printed = await runTool(url, "sam", ["list", "stack-outputs", "--stack-name", "cognito-triggers", "--output", "json"]);
  return Object.fromEntries(JSON.parse(printed).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
}
