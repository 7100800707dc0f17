// The sample events under events/, one file per trigger source and variant.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { project, triggerNames } from "./paths.js";

/** All events: function name, stem of the file, text, and parsed event. */
export function allEvents() {
  return triggerNames.flatMap((functionName) => {
    const directory = join(project, "events", functionName);
    return readdirSync(directory).filter((file) => file.endsWith(".json")).sort().map((file) => {
      const text = readFileSync(join(directory, file), "utf8").trim();
      return { functionName, stem: file.replace(/\.json$/, ""), text, event: JSON.parse(text) };
    });
  });
}

/** A copy of one event, by the stem of its file. */
export function eventOf(stem) {
  return structuredClone(allEvents().find((one) => one.stem === stem).event);
}

/** The fields of a request that hold personal data. */
const personalFields = ["userAttributes", "validationData", "clientMetadata"];

/** Every text in an event that no log may contain. Short texts do not count, because a log contains them by chance. */
export function personalTexts(event) {
  const { codeParameter, usernameParameter, linkParameter } = event.request ?? {};
  const found = personalFields.flatMap((field) => texts(event.request?.[field]));
  const all = [event.userName, codeParameter, usernameParameter, linkParameter, ...found];
  return all.filter((text) => text?.length >= 4 && !["true", "false"].includes(text));
}

/** The event with `mark` before every personal text, so that a search also finds a truncated text. */
export function marked(event, mark) {
  const copy = structuredClone(event);
  for (const field of personalFields) {
    if (copy.request?.[field]) copy.request[field] = mapTexts(copy.request[field], (text) => mark + text);
  }
  return { ...copy, userName: mark + copy.userName };
}

function texts(value) {
  if (typeof value === "string") return [value];
  return value && typeof value === "object" ? Object.values(value).flatMap(texts) : [];
}

function mapTexts(value, change) {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapTexts(item, change)]));
}
