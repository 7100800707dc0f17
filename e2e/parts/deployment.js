// Documented commands, and deployments of the templates with the existing release binaries.

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { awsVariables } from "./clients.js";
import { architecture, bootstrap, project, searchPath } from "./paths.js";
import { run, temporaryDirectory } from "./processes.js";
import { send } from "./raw_requests.js";

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

/** Deploys environments of samconfig.toml to an emulated AWS, for this machine's architecture. */
export class Deployment {
  /** `edit` changes the text of the configuration. */
  constructor(url, environment, edit = (config) => config) {
    this.url = url;
    this.environment = environment;
    this.config = join(temporaryDirectory(), "samconfig.toml");
    const config = readFileSync(join(project, "samconfig.toml"), "utf8");
    writeFileSync(this.config, edit(config.replaceAll("Architecture=arm64", `Architecture=${architecture}`)));
  }

  /** Runs the `sam deploy` of docs/deploy.md for the environment. Returns the stack's outputs by name. */
  async deploy(template) {
    const documented = documentedCommands("docs/deploy.md").find((command) => command.startsWith("sam deploy "));
    // The copy of the configuration states the architecture.
    const args = documented.replace(/ --parameter-overrides \S+/, "").split(" ").slice(1);
    await this.sam(...args, "--template-file", builtTemplate(template));
    const printed = await this.sam("list", "stack-outputs", "--output", "json");
    return Object.fromEntries(JSON.parse(printed).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
  }

  /** Deletes the stack. */
  delete() {
    return this.sam("delete", "--no-prompts");
  }

  sam(...args) {
    return runTool(this.url, "sam", [...args, "--config-file", this.config, "--config-env", this.environment]);
  }
}

/** The types of the resources of a stack, by logical id. */
export async function resourceTypes(url, stack) {
  const body = new URLSearchParams({ Action: "ListStackResources", Version: "2010-05-15", StackName: stack });
  const listed = await (await send(url, "cloudformation", { method: "POST", body })).text();
  const members = listed.matchAll(/<LogicalResourceId>(.+?)<.*?<ResourceType>(.+?)</gs);
  return Object.fromEntries([...members].map(([, name, type]) => [name, type]));
}

/** A template after `sam build`: CodeUri is a folder with a binary. */
export function builtTemplate(name) {
  const file = join(temporaryDirectory(), name);
  const source = readFileSync(join(project, name), "utf8");
  const built = source
    .replaceAll(/CodeUri: functions\/(\S+)/g, (_, crate) => `CodeUri: ${dirname(bootstrap(crate))}`)
    .replaceAll(/DefinitionUri: (\S+)/g, (_, path) => `DefinitionUri: ${join(project, path)}`);
  writeFileSync(file, built);
  return file;
}
