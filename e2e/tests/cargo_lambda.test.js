// The documented cargo-lambda commands with their settings file. The functions get complete lists and pairs, both after
// a deployment to an emulated AWS and under `cargo lambda watch`.

import { GetFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { documentedCommands, runTool } from "../parts/deployment.js";
import { Ministack, role } from "../parts/ministack.js";
import { brandName, builtFunctions, cargo, project, searchPath } from "../parts/paths.js";
import { Child, freePort, listens, stopAll, temporaryDirectory } from "../parts/processes.js";
import { eventOf } from "../parts/events.js";
import { texts } from "../parts/texts.js";

/** The page with the cargo-lambda commands and the settings file. */
const page = "docs/deploy.md";
const text = readFileSync(join(project, page), "utf8");
const commands = documentedCommands(page);
const [, content] = text.match(/^cat > settings\.env <<'END'\n(.*?)^END$/ms);
const [, clients] = content.match(/^BRAND_BY_CLIENT="(.+)"$/m);
const settings = { TABLE_NAME: "user-settings", ALLOWED_EMAIL_DOMAINS: "example.com,example.org", BRAND: "eshop", BRAND_BY_CLIENT: clients };

let file;

before(() => {
  file = join(temporaryDirectory(), "settings.env");
  writeFileSync(file, content);
});
after(stopAll);

/** The arguments of a documented command, with this test's settings file. */
function documented(start) {
  const command = commands.find((one) => one.startsWith(start));
  assert.ok(command, `${page} has no command ${start}`);
  return command.replace("<ARN of the role>", role).replace("settings.env", file).split(" ").slice(1);
}

test("a function that is deployed with the documented settings file has every setting complete", async () => {
  const stack = await Ministack.start();
  const args = [...documented("cargo lambda deploy post-confirmation"), "--lambda-dir", builtFunctions];
  await runTool(stack.url, "cargo", args, { env: cargo });
  const configuration = await stack.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: "post-confirmation" }));
  assert.deepEqual(configuration.Environment.Variables, settings);
  await stack.child.stop();
});

test("no documented command uses --env-var, which splits lists", () => {
  const given = ["README.md", page].flatMap((path) => documentedCommands(path).filter((one) => one.includes("--env-var")));
  assert.deepEqual(given, []);
});

test("under cargo lambda watch the documented settings file takes effect", async () => {
  const port = await freePort();
  const options = ["--ignore-changes", "--invoke-address", "127.0.0.1", "--invoke-port", String(port)];
  assert.ok(text.includes("`--env-file settings.env` gives `cargo lambda watch` settings"));
  const child = new Child("cargo", ["lambda", "watch", "--env-file", file, ...options], {
    cwd: project,
    env: { ...cargo, PATH: searchPath, AWS_REGION: "eu-west-1" },
  });
  await child.ready(() => listens(port), "cargo lambda watch");
  const invoke = async (name, event) => {
    const url = `http://127.0.0.1:${port}/2015-03-31/functions/${name}/invocations`;
    return (await fetch(url, { method: "POST", body: JSON.stringify(event) })).json();
  };

  const registration = eventOf("PreSignUp_SignUp");
  for (const [domain, allowed] of [["example.com", true], ["example.org", true], ["example.net", false]]) {
    registration.request.userAttributes.email = `jane@${domain}`;
    const answer = await invoke("pre-sign-up", registration);
    assert.deepEqual(answer, allowed ? registration : { errorType: "EMAIL_NOT_ACCEPTED", errorMessage: texts.EMAIL_NOT_ACCEPTED }, domain);
  }
  const pairs = clients.split(",").map((pair) => pair.split("="));
  assert.ok(pairs.length > 1);
  for (const [clientId, brand] of pairs) {
    const message = eventOf("CustomMessage_SignUp");
    message.callerContext.clientId = clientId;
    const answer = await invoke("custom-message", message);
    assert.ok(answer.response.emailSubject.includes(brandName(brand)), `${clientId}: ${answer.response.emailSubject}`);
  }
  await child.stop();
});
