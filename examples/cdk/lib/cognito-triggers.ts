// The suite's functions for a user pool of this app, a pool that exists elsewhere, or a new pool.

import { Annotations, ArnFormat, CfnOutput, RemovalPolicy, Stack } from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import * as lambda from "aws-cdk-lib/aws-lambda";
import * as logs from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";

import { DEFAULT_RECORD_KEY, checkSettings, settingsOf } from "./check-settings";
import { contentLayer } from "./content-layer";
import { recordRights } from "./rights";
import type { Settings } from "./settings";
import { TriggerFunction } from "./trigger-function";
import { EmailUserPool } from "./user-pool";

/** Each function with its trigger and its task. */
const TRIGGERS = {
  "pre-sign-up": {
    id: "PreSignUp",
    operation: cognito.UserPoolOperation.PRE_SIGN_UP,
    description: "Accepts or refuses a registration by the declared policy",
  },
  "custom-message": {
    id: "CustomMessage",
    operation: cognito.UserPoolOperation.CUSTOM_MESSAGE,
    description: "Writes each email and SMS of the user pool",
  },
  "post-confirmation": {
    id: "PostConfirmation",
    operation: cognito.UserPoolOperation.POST_CONFIRMATION,
    description: "Creates the default records of each confirmed user",
  },
  "post-authentication": {
    id: "PostAuthentication",
    operation: cognito.UserPoolOperation.POST_AUTHENTICATION,
    description: "Creates missing default records at sign-in",
  },
} as const;

/** Name of a function. */
export type TriggerName = keyof typeof TRIGGERS;

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
  /** Whether each sign-in creates missing records. Default: false. */
  readonly ensureRecordsAtSignIn?: boolean;
  /** Memory of each function in MB. Default: 128. */
  readonly memorySize?: number;
  /** Days that logs are kept. Default: one month. */
  readonly logRetention?: logs.RetentionDays;
}

/** The functions with their roles, log groups, permissions and table, attached to a user pool. */
export class CognitoTriggers extends Construct {
  /** The user pool. */
  readonly userPool: cognito.IUserPool;
  /** The app client of a new user pool. */
  readonly userPoolClient?: cognito.UserPoolClient;
  /** The table of the default records. */
  readonly table: dynamodb.ITable;
  /** The functions by their name. */
  readonly functions: Readonly<Record<TriggerName, lambda.Function>>;

  constructor(scope: Construct, id: string, props: CognitoTriggersProps) {
    super(scope, id);
    const settings = props.settings ?? {};
    checkSettings(settings);
    this.table = props.table ?? this.newTable(settings);
    this.functions = this.newFunctions(props, settings);
    if (props.userPool === undefined) {
      const created = new EmailUserPool(this, "Pool", { ...props.newUserPool, settings });
      this.userPool = created.userPool;
      this.userPoolClient = created.userPoolClient;
    } else if (props.newUserPool) {
      throw new Error("newUserPool has no effect on the pool of userPool: omit one of them");
    } else {
      this.userPool = props.userPool;
    }
    const permissions = this.permit(this.permittedArn(props));
    if (isOfThisApp(this.userPool)) {
      this.attach(this.userPool, props, permissions);
    } else {
      this.explainAttach(props);
    }
  }

  private newTable(settings: Settings): dynamodb.Table {
    const text = (name: string) => ({ name, type: dynamodb.AttributeType.STRING });
    return new dynamodb.Table(this, "Table", {
      partitionKey: text(settings.RECORD_KEY || DEFAULT_RECORD_KEY),
      sortKey: settings.RECORD_SORT_KEY ? text(settings.RECORD_SORT_KEY) : undefined,
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: RemovalPolicy.RETAIN,
      deletionProtection: true,
    });
  }

  private newFunctions(props: CognitoTriggersProps, settings: Settings): Record<TriggerName, lambda.Function> {
    const content = props.contentPack === undefined ? undefined : contentLayer(this, props.contentPack);
    const entries = Object.entries(TRIGGERS).map(([name, { id, description }]) => {
      const rights = recordRights(name, this.table, settings);
      const created = new TriggerFunction(this, id, {
        name,
        description,
        content,
        rights,
        distFolder: props.distFolder,
        architecture: props.architecture ?? lambda.Architecture.ARM_64,
        memorySize: props.memorySize ?? 128,
        logRetention: props.logRetention ?? logs.RetentionDays.ONE_MONTH,
        variables: {
          LOG_LEVEL: "INFO",
          ...settingsOf(name, settings),
          ...(rights.length > 0 && { TABLE_NAME: this.table.tableName }),
        },
      });
      return [name, created.function];
    });
    return Object.fromEntries(entries) as Record<TriggerName, lambda.Function>;
  }

  /** ARN of the pools that may invoke the functions. */
  private permittedArn(props: CognitoTriggersProps): string {
    if (props.deployedUserPoolId === undefined && (props.userPool === undefined || !isOfThisApp(props.userPool))) {
      return this.userPool.userPoolArn;
    }
    // A reference to the pool would create the permissions after the triggers are attached: in between, nobody could
    // sign up. Across stacks it would be circular. SourceAccount limits the pools to those of this account.
    const resourceName = props.deployedUserPoolId ?? "*";
    const arnFormat = ArnFormat.SLASH_RESOURCE_NAME;
    return Stack.of(this).formatArn({ service: "cognito-idp", resource: "userpool", resourceName, arnFormat });
  }

  /** Lets Cognito invoke each function, including post-authentication before anything attaches it. */
  private permit(sourceArn: string): lambda.CfnPermission[] {
    return Object.entries(this.functions).map(
      ([name, { functionArn }]) =>
        new lambda.CfnPermission(this, `${TRIGGERS[name as TriggerName].id}Permission`, {
          action: "lambda:InvokeFunction",
          functionName: functionArn,
          principal: "cognito-idp.amazonaws.com",
          sourceArn,
          sourceAccount: Stack.of(this).account,
        }),
    );
  }

  private attach(userPool: cognito.UserPool, props: CognitoTriggersProps, permissions: lambda.CfnPermission[]): void {
    for (const [name, { id, operation }] of Object.entries(TRIGGERS)) {
      if (name === "post-authentication" && !props.ensureRecordsAtSignIn) continue;
      const { functionArn } = this.functions[name as TriggerName];
      // With the function itself, CDK would add a permission that does not name the account.
      const attributes = { functionArn, skipPermissions: true };
      userPool.addTrigger(operation, lambda.Function.fromFunctionAttributes(this, `${id}Trigger`, attributes));
    }
    if (props.userPool) userPool.node.defaultChild?.node.addDependency(...permissions);
  }

  private explainAttach(props: CognitoTriggersProps): void {
    const attached = Object.entries(TRIGGERS).filter(
      ([name]) => name !== "post-authentication" || props.ensureRecordsAtSignIn,
    );
    const options = attached.map(([name, { id }]) => {
      const output = new CfnOutput(this, `${id}Arn`, { value: this.functions[name as TriggerName].functionArn });
      return `--function ${name}=<${Stack.of(this).resolve(output.logicalId)}>`;
    });
    Annotations.of(this).addWarningV2(
      "cognito-triggers:attach",
      "CDK cannot attach functions to an imported user pool. After the deployment, run this command with the outputs " +
        `of the stack: cognito-triggers attach --user-pool-id ${this.userPool.userPoolId} ${options.join(" ")}`,
    );
  }
}

/** Returns whether the app defines the pool. CDK cannot change an imported one. */
function isOfThisApp(userPool: cognito.IUserPool): userPool is cognito.UserPool {
  return "addTrigger" in userPool;
}
