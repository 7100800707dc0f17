// Settings: a wrong one fails the synthesis, a right one reaches exactly the functions that read it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Lazy } from "aws-cdk-lib";

import { RULES, type Settings } from "../lib/settings";
import { NAMES, functionOf, triggers } from "./parts";

/** A right value of a setting. */
const VALUES: Record<string, string> = {
  ALLOWED_CALLING_CODES: "+1,-+1876,+44",
  ALLOWED_EMAIL_DOMAINS: "example.com,jane@example.org",
  AUTO_CONFIRM_DOMAINS: "example.com",
  BRAND: "eshop",
  BRAND_BY_CLIENT: "1example23456789=eshop",
  CLIENT_METADATA_KEYS: "campaign,plan",
  DEFAULT_GROUPS: "members,staff",
  DEFAULT_GROUPS_BY_CLIENT: "1example23456789=members+shoppers",
  DENIED_EMAIL_DOMAINS: "example.net",
  MFA_CODE_MINUTES: "5",
  MINIMUM_AGE_YEARS: "16",
  MONITORED_RULES: "disposable_email,name_abuse",
  RECORD_KEY: "pk",
  RECORD_SORT_KEY: "sk",
  REQUIRED_ATTRIBUTES: "email,custom:company",
  REQUIRED_TERMS_VERSION: "2026-01",
  RESERVED_USERNAMES: "admin,support",
  SIGN_UP_PASS_CLIENTS: "1example23456789",
  SIGN_UP_PASS_KEYS:
    '{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"2026-03","x":"6uAsgH46xJJcEcswHPXlRPXtcyprV38Dp9c71MFYgxA"}]}',
  TEMPORARY_PASSWORD_DAYS: "30",
  USER_EVENT_RECORD: "profile.json",
};
const complete = Object.fromEntries(
  Object.entries(RULES).map(([name, rule]) => [name, rule.allowed?.at(-1) ?? VALUES[name]]),
) as Settings;

test("every setting reaches exactly the functions that read it", () => {
  const construct = triggers({ settings: complete });
  for (const name of NAMES as (keyof typeof construct.functions)[]) {
    const { TABLE_NAME: table, ...variables } = functionOf(construct, name)["Environment"].Variables;
    const reads = (variable: string) => RULES[variable as keyof Settings].functions.includes(name);
    const read = Object.entries(complete).filter(([variable]) => reads(variable));
    assert.deepEqual(variables, Object.fromEntries(read), name);
    assert.equal(table !== undefined, name.startsWith("post-"), name);
  }
});

test("without settings, functions get the log level and the table only", () => {
  const construct = triggers();
  assert.deepEqual(functionOf(construct, "pre-sign-up")["Environment"].Variables, { LOG_LEVEL: "INFO" });
  const { Variables } = functionOf(construct, "post-confirmation")["Environment"];
  assert.deepEqual(Object.keys(Variables), ["LOG_LEVEL", "TABLE_NAME"]);
});

test("an unknown setting is named", () => {
  const settings = { BRND: "eshop" } as Settings;
  assert.throws(() => triggers({ settings }), /Unknown setting BRND\. The settings are .*BRAND, .*docs\/settings\.md/);
  assert.throws(() => triggers({ settings: { toString: "x" } as unknown as Settings }), /Unknown setting toString/);
});

test("a required pass needs keys", () => {
  const settings: Settings = { SIGN_UP_PASS: "required" };
  assert.throws(() => triggers({ settings }), /SIGN_UP_PASS needs SIGN_UP_PASS_KEYS; cognito-triggers pass keygen/);
  assert.doesNotThrow(() => triggers({ settings: { SIGN_UP_PASS: "off" } }));
});

for (const name of Object.keys(RULES) as (keyof Settings)[]) {
  test(`a wrong ${name} is named with its right values`, () => {
    for (const value of ["\t;", "x".repeat(4097), 7]) {
      const settings = { [name]: value } as Settings;
      const message = new RegExp(`^Error: ${name} is ".*"; it must be .+\\. See docs/settings\\.md`);
      assert.throws(() => triggers({ settings }), message, String(value));
    }
  });
}

test("an empty setting and a value that only CloudFormation knows pass", () => {
  const DENIED_EMAIL_DOMAINS = Lazy.string({ produce: () => "example.net" });
  const construct = triggers({ settings: { BRAND: "", DENIED_EMAIL_DOMAINS } });
  assert.equal(functionOf(construct, "pre-sign-up")["Environment"].Variables.DENIED_EMAIL_DOMAINS, "example.net");
});

test("partition key and sort key must differ", () => {
  for (const settings of [{ RECORD_SORT_KEY: "userId" }, { RECORD_KEY: "id", RECORD_SORT_KEY: "id" }]) {
    assert.throws(() => triggers({ settings }), /RECORD_SORT_KEY must differ from RECORD_KEY/);
  }
});
