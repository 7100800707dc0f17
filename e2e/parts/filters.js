// The metric filters of template.yaml, and a reader of their patterns: { $.a = "text" }, { $.a > 0 }, and several of
// these joined by ||. e2e/lint_operations.py refuses any other pattern.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { project } from "./paths.js";

/** Log group, metric and pattern of each metric filter. */
export const filters = readFileSync(join(project, "template.yaml"), "utf8")
  .split(/^ {2}(?=\w+:$)/m)
  .filter((block) => block.includes("Type: AWS::Logs::MetricFilter"))
  .map((block) => ({
    logGroup: block.match(/LogGroupName: !Ref (\w+)/)[1],
    metric: block.match(/MetricName: (\w+)/)[1],
    pattern: block.match(/FilterPattern:[\s>'-]*(\{[^}]*\})/)[1].replaceAll(/\s+/g, " "),
  }));

/** Returns whether a pattern matches a log line. */
function matches(pattern, line) {
  return pattern.slice(2, -2).split(" || ").some((condition) => {
    const [, path, text] = condition.match(/^\(?\$\.([\w.]+) (?:= "([^"]*)"|> 0)\)?$/);
    const value = path.split(".").reduce((object, name) => object?.[name], line);
    return text === undefined ? value > 0 : value === text;
  });
}

/** The metrics that count a line in the log group of a function, such as pre-sign-up. */
export function countedBy(functionName, lines) {
  const words = functionName.split("-").map((word) => word[0].toUpperCase() + word.slice(1));
  const own = filters.filter(({ logGroup }) => logGroup === `${words.join("")}LogGroup`);
  return own.filter(({ pattern }) => lines.some((line) => matches(pattern, line))).map(({ metric }) => metric);
}
