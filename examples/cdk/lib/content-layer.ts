// A layer with the content of a team: brands, words, records and lists.

import { existsSync } from "node:fs";
import { basename, dirname } from "node:path";

import * as lambda from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";

/** Name of the file that a function reads from its layer. */
const FILE = "content.pack";

/** Creates a layer with the file and nothing else of its folder. */
export function contentLayer(scope: Construct, path: string): lambda.LayerVersion {
  if (basename(path) !== FILE || !existsSync(path)) {
    throw new Error(`${path} is not a file ${FILE}: run cognito-triggers pack --out content/${FILE}`);
  }
  const code = lambda.Code.fromAsset(dirname(path), { exclude: ["*", `!${FILE}`] });
  return new lambda.LayerVersion(scope, "Content", { code, description: "Brands, words, records and lists" });
}
