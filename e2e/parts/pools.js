// The table of the pools of samconfig.toml, and its rows as an API reports them.

import {
  DescribeUserPoolClientCommand, DescribeUserPoolCommand, ListGroupsCommand, ListUserPoolClientsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { project } from "./paths.js";

const table = JSON.parse(readFileSync(join(project, "e2e/pools.json"), "utf8"));

/** The rows that no API reports: a template's outputs, and the brand, which is a setting of a function. */
const unreported = ["outputs", "brand"];

/** The value of each row for a pool that sends email with Cognito. */
export function expectedRows(pool) {
  const index = table.pools.indexOf(pool);
  const rows = Object.entries(table.rows).filter(([name]) => !unreported.includes(name));
  return Object.fromEntries(rows.map(([name, value]) => [name, Array.isArray(value) ? value[index] : value]));
}

/** Reads the rows of a deployed pool. */
export async function deployedRows(cognito, UserPoolId) {
  const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
  const { UserPoolClients } = await cognito.send(new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 }));
  const [{ ClientId }] = UserPoolClients;
  const { UserPoolClient } = await cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  const { Groups } = await cognito.send(new ListGroupsCommand({ UserPoolId }));
  return {
    ...accountRows(UserPool),
    ...messageRows(UserPool),
    ...clientRows(UserPoolClient),
    "app clients": UserPoolClients.length,
    group: joined(Groups.map(({ GroupName, Description }) => `${GroupName} (${Description})`)),
  };
}

function accountRows(pool) {
  const { PasswordPolicy: password } = pool.Policies;
  const parts = { lower: "Lowercase", number: "Numbers", symbol: "Symbols", upper: "Uppercase" };
  const passwordParts = Object.keys(parts).filter((word) => password[`Require${parts[word]}`]);
  const required = pool.SchemaAttributes.filter((one) => one.Required).map(({ Name }) => Name);
  // CloudFormation itself adds tags with a reserved prefix.
  const tags = Object.entries(pool.UserPoolTags).filter(([name]) => !name.startsWith("aws:"));
  return {
    "pool name": pool.Name,
    tier: pool.UserPoolTier,
    "sign-in": joined([...pool.UsernameAttributes, ...pool.AliasAttributes]) || "username",
    "case-sensitive": pool.UsernameConfiguration.CaseSensitive,
    // Every pool has `sub`.
    "required attributes": joined(required.filter((name) => name !== "sub")),
    "self sign-up": !pool.AdminCreateUserConfig.AllowAdminCreateUserOnly,
    "password policy": joined([password.MinimumLength, ...passwordParts]),
    "temporary password days": Number(password.TemporaryPasswordValidityDays),
    MFA: pool.MfaConfiguration,
    recovery: joined(pool.AccountRecoverySetting.RecoveryMechanisms.map(({ Name }) => Name)),
    tags: joined(tags.map((tag) => tag.join("="))),
    devices: pool.DeviceConfiguration ? "on" : "off",
    "domain prefix": pool.Domain ?? "",
    triggers: joined(Object.keys(pool.LambdaConfig)),
  };
}

function messageRows(pool) {
  const { AttributesRequireVerificationBeforeUpdate: update } = pool.UserAttributeUpdateSettings;
  return {
    "auto-verify": joined(pool.AutoVerifiedAttributes),
    "keeps the old address until the new one is verified": joined(update),
    verification: pool.VerificationMessageTemplate.DefaultEmailOption,
    subject: pool.VerificationMessageTemplate.EmailSubject ?? "",
    sending: pool.EmailConfiguration.EmailSendingAccount,
  };
}

function clientRows(client) {
  return {
    "app client": client.ClientName,
    "client secret": Boolean(client.ClientSecret),
    "auth flows": joined(client.ExplicitAuthFlows.map((flow) => flow.replace(/^ALLOW_/, ""))),
    "refresh token": `${client.RefreshTokenValidity} ${client.TokenValidityUnits.RefreshToken}`,
    PreventUserExistenceErrors: client.PreventUserExistenceErrors,
  };
}

function joined(values) {
  return values.map(String).sort().join(", ");
}
