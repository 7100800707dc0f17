// Properties of the construct.

import type * as cognito from "aws-cdk-lib/aws-cognito";
import type * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import type * as kms from "aws-cdk-lib/aws-kms";
import type * as lambda from "aws-cdk-lib/aws-lambda";
import type * as logs from "aws-cdk-lib/aws-logs";

import type { Settings } from "./settings";
import type { Network } from "./trigger-function";

/** Properties of the triggers. */
export interface CognitoTriggersProps {
  /** Folder with the zip files of `make dist` or of a release. */
  readonly distFolder: string;
  /** Processor architecture of the zip files. Default: arm64. */
  readonly architecture?: lambda.Architecture;
  /** Path of the file `content.pack`. Default: the content compiled into the functions. */
  readonly contentPack?: string;
  /** Settings of the functions by the name of their variable. Default: the defaults of docs/settings.md. */
  readonly settings?: Settings;
  /** The user pool. Default: a new pool with email sign-in and an app client. */
  readonly userPool?: cognito.IUserPool;
  /** Id of a pool of this app that is deployed already. Only this pool may then invoke the functions. */
  readonly deployedUserPoolId?: string;
  /** Name and email sender of a new pool. */
  readonly newUserPool?: { readonly name?: string; readonly ses?: cognito.UserPoolSESOptions };
  /** Table of the default records; its key must be that of the settings. Default: a new, protected table. */
  readonly table?: dynamodb.ITable;
  /** TTL attribute of a new table, in epoch seconds. Default: none. */
  readonly timeToLiveAttribute?: string;
  /** Key that encrypts a new table. Default: DynamoDB's own key. */
  readonly tableKey?: kms.IKey;
  /** Whether each sign-in creates missing records. Default: false. */
  readonly ensureRecordsAtSignIn?: boolean;
  /** Memory of each function in MB. Default: 128. */
  readonly memorySize?: number;
  /** Days that logs are kept. Default: one month. */
  readonly logRetention?: logs.RetentionDays;
  /** Key that encrypts the logs; its policy must admit CloudWatch Logs. Default: CloudWatch's own key. */
  readonly logKey?: kms.IKey;
  /** Network of the functions, which needs a route to DynamoDB. Default: none. */
  readonly network?: Network;
}

/** Throws an error if a property would have no effect. */
export function checkProps(props: CognitoTriggersProps): void {
  if (props.userPool && props.newUserPool) {
    throw new Error("newUserPool has no effect on the pool of userPool: omit one of them");
  }
  if (props.table && (props.timeToLiveAttribute !== undefined || props.tableKey)) {
    throw new Error("timeToLiveAttribute and tableKey have no effect on the table of table: set them at that table");
  }
}
