// Rights of the functions besides the log.

import { Stack } from "aws-cdk-lib";
import type * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import * as iam from "aws-cdk-lib/aws-iam";

import type { Settings } from "./settings";

/** Functions that write records. */
export const WRITERS = ["post-confirmation", "post-authentication"] as const;

/** Actions on a customer managed key that are needed to read and write a table. */
const KEY_ACTIONS = [
  "kms:Decrypt",
  "kms:DescribeKey",
  "kms:Encrypt",
  "kms:GenerateDataKey",
  "kms:GenerateDataKeyWithoutPlaintext",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
];

/** Actions that Lambda needs to connect a function to a network. */
const NETWORK_ACTIONS = [
  "ec2:AssignPrivateIpAddresses",
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSubnets",
  "ec2:UnassignPrivateIpAddresses",
];

/** The statements that let a function add records to the table; none if it writes no records. */
export function recordRights(functionName: string, table: dynamodb.ITable, settings: Settings): iam.PolicyStatement[] {
  if (!WRITERS.some((writer) => writer === functionName)) return [];
  // A transaction of puts needs only this right.
  const actions = ["dynamodb:PutItem"];
  if (functionName === "post-authentication" && settings.RECORD_CHECK === "read") actions.push("dynamodb:GetItem");
  const statements = [new iam.PolicyStatement({ actions, resources: [table.tableArn] })];
  if (table.encryptionKey) {
    // DynamoDB uses the key on behalf of the role that sends a request.
    const { region, urlSuffix } = Stack.of(table);
    const conditions = { StringEquals: { "kms:ViaService": `dynamodb.${region}.${urlSuffix}` } };
    const resources = [table.encryptionKey.keyArn];
    statements.push(new iam.PolicyStatement({ actions: KEY_ACTIONS, resources, conditions }));
  }
  return statements;
}

/** The statement that lets a function add users to the groups of a pool. */
export function groupRights(userPoolArn: string): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions: ["cognito-idp:AdminAddUserToGroup"], resources: [userPoolArn] });
}

/** The statement that lets Lambda connect a function to a network. */
export function networkRights(): iam.PolicyStatement {
  return new iam.PolicyStatement({
    actions: NETWORK_ACTIONS,
    // The interfaces do not exist yet, and AWS cannot limit the Describe actions.
    resources: ["*"],
    // Requests from the code of a function contain this key, requests from Lambda do not.
    conditions: { Null: { "lambda:SourceFunctionArn": "true" } },
  });
}
