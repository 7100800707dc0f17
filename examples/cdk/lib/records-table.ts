// The table of the default records.

import { RemovalPolicy } from "aws-cdk-lib";
import * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import type { Construct } from "constructs";

import { DEFAULT_RECORD_KEY } from "./check-settings";
import type { CognitoTriggersProps } from "./props";

/** Creates a table that outlives the stack, with the key of the settings. */
export function recordsTable(scope: Construct, props: CognitoTriggersProps): dynamodb.Table {
  const text = (name: string) => ({ name, type: dynamodb.AttributeType.STRING });
  const { RECORD_KEY, RECORD_SORT_KEY } = props.settings ?? {};
  return new dynamodb.Table(scope, "Table", {
    partitionKey: text(RECORD_KEY || DEFAULT_RECORD_KEY),
    sortKey: RECORD_SORT_KEY ? text(RECORD_SORT_KEY) : undefined,
    billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
    timeToLiveAttribute: props.timeToLiveAttribute,
    encryption: props.tableKey && dynamodb.TableEncryption.CUSTOMER_MANAGED,
    encryptionKey: props.tableKey,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    removalPolicy: RemovalPolicy.RETAIN,
    deletionProtection: true,
  });
}
