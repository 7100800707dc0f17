// The suite's functions for a user pool of this app, a pool that exists elsewhere, or a new pool.

import { Annotations, ArnFormat, CfnOutput, Stack, Token } from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import type * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import * as iam from "aws-cdk-lib/aws-iam";
import * as lambda from "aws-cdk-lib/aws-lambda";
import * as logs from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";

import { checkSettings, settingsOf } from "./check-settings";
import { contentLayer } from "./content-layer";
import { type CognitoTriggersProps, checkProps } from "./props";
import { recordsTable } from "./records-table";
import { WRITERS, groupRights, recordRights } from "./rights";
import type { Settings } from "./settings";
import { TriggerFunction } from "./trigger-function";
import { TRIGGERS, type TriggerName } from "./triggers";
import { EmailUserPool } from "./user-pool";

export type { CognitoTriggersProps, TriggerName };

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
    checkProps(props);
    this.table = props.table ?? recordsTable(this, props);
    this.functions = this.newFunctions(props, settings);
    if (props.userPool === undefined) {
      const created = new EmailUserPool(this, "Pool", { ...props.newUserPool, settings });
      this.userPool = created.userPool;
      this.userPoolClient = created.userPoolClient;
    } else {
      this.userPool = props.userPool;
    }
    if (settings.DEFAULT_GROUPS || settings.DEFAULT_GROUPS_BY_CLIENT) this.permitGroups(props);
    const permissions = this.permit(this.permittedArn(props));
    if (isOfThisApp(this.userPool)) {
      this.attach(this.userPool, props, permissions);
    } else {
      this.explainAttach(props);
    }
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
        logKey: props.logKey,
        network: props.network,
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

  /** A policy of its own, because it refers to the pool, which refers to the functions, which refer to their roles. */
  private permitGroups(props: CognitoTriggersProps): void {
    const isOfThisStack = Stack.of(this.userPool) === Stack.of(this);
    if (!isOfThisStack && props.deployedUserPoolId === undefined) {
      throw new Error("DEFAULT_GROUPS needs deployedUserPoolId, because the pool is in another stack");
    }
    const arn = isOfThisStack ? this.userPool.userPoolArn : this.permittedArn(props);
    const roles = WRITERS.flatMap((name) => this.functions[name].role ?? []);
    new iam.Policy(this, "DefaultGroupsPolicy", { roles, statements: [groupRights(arn)] });
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
    const { userPoolId } = this.userPool;
    const pool = Token.isUnresolved(userPoolId) ? "<id of the pool>" : userPoolId;
    Annotations.of(this).addWarningV2(
      "cognito-triggers:attach",
      "CDK cannot attach functions to an imported user pool. After the deployment, run this command with the outputs " +
        `of the stack: cognito-triggers attach --user-pool-id ${pool} ${options.join(" ")}`,
    );
  }
}

/** Returns whether the app defines the pool. CDK cannot change an imported one. */
function isOfThisApp(userPool: cognito.IUserPool): userPool is cognito.UserPool {
  return "addTrigger" in userPool;
}
