// Documented commands, and a deployment of template.yaml with the existing release binaries.

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { awsVariables } from "./clients.js";
import { architecture, bootstrap, project, searchPath } from "./paths.js";
import { run, temporaryDirectory } from "./processes.js";

/** The commands in the code blocks of a documentation file, one per entry. Continued lines are joined. */
export function documentedCommands(file) {
  const blocks = readFileSync(join(project, file), "utf8").match(/(?<=^```sh\n).*?(?=^```$)/gms);
  return blocks.join("").replaceAll(/\\\n */g, "").split("\n");
}

/** Runs a tool of the virtual environment against an emulated AWS at `url` and returns its standard output. */
export function runTool(url, command, args, { env = {} } = {}) {
  const variables = { HOME: temporaryDirectory(), SAM_CLI_TELEMETRY: "0", AWS_ENDPOINT_URL: url };
  return run(command, args, {
    cwd: project,
    env: { PATH: searchPath, ...awsVariables, AWS_DEFAULT_REGION: awsVariables.AWS_REGION, ...variables, ...env },
  });
}

/** The template after `sam build`: CodeUri is a folder with a binary. */
export function builtTemplate() {
  const file = join(temporaryDirectory(), "template.yaml");
  const source = readFileSync(join(project, "template.yaml"), "utf8");
  const built = source
    .replaceAll(/CodeUri: functions\/(\S+)/g, (_, name) => `CodeUri: ${dirname(bootstrap(name))}`)
    .replaceAll(/DefinitionUri: (\S+)/g, (_, path) => `DefinitionUri: ${join(project, path)}`);
  writeFileSync(file, built);
  return file;
}

/** Runs the `sam deploy` of a documentation file for this machine's architecture. Returns the stack's outputs by name. */
export async function deploy(url, file) {
  const documented = documentedCommands(file).find((command) => command.startsWith("sam deploy "));
  const args = documented.replace("Architecture=x86_64", `Architecture=${architecture}`).split(" ").slice(1);
  // By default SAM reads the configuration file beside the template.
  const files = ["--template-file", builtTemplate(), "--config-file", join(project, "samconfig.toml")];
  await runTool(url, "sam", [...args, ...files]);
  const printed = await runTool(url, "sam", ["list", "stack-outputs", "--stack-name", "cognito-triggers", "--output", "json"]);
  return Object.fromEntries(JSON.parse(printed).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
}
