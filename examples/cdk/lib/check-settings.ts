// Checks settings at synthesis, because a wrong one stops a function at its first event.

import { Token } from "aws-cdk-lib";

import { RULES, type Rule, type Settings } from "./settings";

/** Throws an error that names the first wrong setting and shows its right values. */
export function checkSettings(settings: Settings): void {
  for (const [name, value] of Object.entries(settings)) {
    if (!Object.hasOwn(RULES, name)) {
      const names = Object.keys(RULES).join(", ");
      throw new Error(`Unknown setting ${name}. The settings are ${names}; see docs/settings.md`);
    }
    const rule = RULES[name as keyof Settings];
    if (!Token.isUnresolved(value) && !accepts(rule, value)) {
      throw new Error(`${name} is "${value}"; it must be ${expected(rule)}. See docs/settings.md`);
    }
  }
  if ((settings.RECORD_KEY || DEFAULT_RECORD_KEY) === settings.RECORD_SORT_KEY) {
    throw new Error("RECORD_SORT_KEY must differ from RECORD_KEY");
  }
  if ((settings.SIGN_UP_PASS || "off") !== "off" && !settings.SIGN_UP_PASS_KEYS) {
    throw new Error("SIGN_UP_PASS needs SIGN_UP_PASS_KEYS; cognito-triggers pass keygen creates a key");
  }
}

/** Name of the table's partition key without the setting RECORD_KEY. */
export const DEFAULT_RECORD_KEY = "userId";

/** Returns whether a setting may have the value. An empty value means "not set". */
export function accepts(rule: Rule, value: unknown): boolean {
  if (typeof value !== "string") return false;
  if (value === "") return true;
  if (rule.allowed) return rule.allowed.includes(value);
  const length = [...value].length;
  return length <= (rule.maxLength ?? length) && new RegExp(`^(?:${rule.pattern})$`).test(value);
}

/** The settings that a function reads. */
export function settingsOf(functionName: string, settings: Settings): Record<string, string> {
  const entries: [string, string][] = Object.entries(settings);
  return Object.fromEntries(entries.filter(([name]) => RULES[name as keyof Settings].functions.includes(functionName)));
}

function expected(rule: Rule): string {
  return rule.allowed ? rule.allowed.join(" or ") : `${rule.expected}; at most ${rule.maxLength} characters`;
}
