// Rights of the functions on the table of the default records.

import { Stack } from "aws-cdk-lib";
import type * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import * as iam from "aws-cdk-lib/aws-iam";

import type { Settings } from "./settings";

/** Functions that write records. */
const WRITERS = ["post-confirmation", "post-authentication"];

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

/** The statements that let a function add records to the table; none if it writes no records. */
export function recordRights(functionName: string, table: dynamodb.ITable, settings: Settings): iam.PolicyStatement[] {
  if (!WRITERS.includes(functionName)) return [];
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
