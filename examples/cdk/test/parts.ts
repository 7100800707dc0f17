// Stacks for the tests, with stand-ins for the zip files: a synthesis hashes them and does not read them.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

import { App, type CfnElement, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";

import { CognitoTriggers, type CognitoTriggersProps } from "../lib/cognito-triggers";

/** The names of the functions. */
export const NAMES = ["pre-sign-up", "custom-message", "post-confirmation", "post-authentication"];

/** A folder that is removed after the tests. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "cognito-triggers-cdk-"));
  after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A folder with a stand-in for each zip file of arm64. */
export const distFolder = temporaryFolder();
for (const name of NAMES) writeFileSync(join(distFolder, `${name}-arm64.zip`), `stand-in for ${name}`);

/** An app that writes nothing into this folder. */
export const newApp = () => new App({ analyticsReporting: false, outdir: temporaryFolder() });

/** An empty stack of an app of its own. */
export const newStack = (app = newApp(), id = "stack") => new Stack(app, id);

/** The construct in a stack, by default a new stack. */
export function triggers(props: Partial<CognitoTriggersProps> = {}, stack = newStack()): CognitoTriggers {
  return new CognitoTriggers(stack, "Triggers", { distFolder, ...props });
}

/** The template of a construct's stack. Fails if resources depend on each other in a circle. */
export const templateOf = (construct: CognitoTriggers) => Template.fromStack(Stack.of(construct));

type Properties = Record<string, any>;

/** The properties of all resources of a type. */
export function properties(template: Template, type: string): Properties[] {
  return Object.values(template.findResources(type)).map((resource) => resource.Properties);
}

/** The properties of the only resource of a type. */
export function only(template: Template, type: string): Properties {
  const found = properties(template, type);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} resources of type ${type}`);
  return found[0];
}

/** The properties of a function. */
export function functionOf(construct: CognitoTriggers, name: keyof CognitoTriggers["functions"]): Properties {
  const stack = Stack.of(construct);
  const id = stack.resolve((construct.functions[name].node.defaultChild as CfnElement).logicalId);
  return templateOf(construct).findResources("AWS::Lambda::Function")[id]?.Properties;
}
