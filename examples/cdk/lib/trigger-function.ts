// One function of the suite, from its zip file, with a role and a log group of its own.

import { existsSync } from "node:fs";
import { join } from "node:path";

import { Duration, Names, RemovalPolicy } from "aws-cdk-lib";
import type * as ec2 from "aws-cdk-lib/aws-ec2";
import * as iam from "aws-cdk-lib/aws-iam";
import type * as kms from "aws-cdk-lib/aws-kms";
import * as lambda from "aws-cdk-lib/aws-lambda";
import * as logs from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";

import { networkRights } from "./rights";

/** Network of the functions. */
export interface Network {
  /** The network. */
  readonly vpc: ec2.IVpc;
  /** Subnets of the network. Default: private ones. */
  readonly vpcSubnets?: ec2.SubnetSelection;
  /** Security groups. Default: a new one for each function. */
  readonly securityGroups?: ec2.ISecurityGroup[];
}

/** Properties of a function. */
export interface TriggerFunctionProps {
  /** Name of the function, which is also the stem of its zip file. */
  readonly name: string;
  /** One sentence about the function. */
  readonly description: string;
  /** Folder with the zip files of `make dist`. */
  readonly distFolder: string;
  /** Processor architecture of the zip file. */
  readonly architecture: lambda.Architecture;
  /** Memory in MB. */
  readonly memorySize: number;
  /** Days that logs are kept. */
  readonly logRetention: logs.RetentionDays;
  /** Key that encrypts the logs. */
  readonly logKey?: kms.IKey;
  /** Network of the function. */
  readonly network?: Network;
  /** Layer with content.pack, or none for the compiled-in content. */
  readonly content?: lambda.ILayerVersion;
  /** Variables of the function. */
  readonly variables: Record<string, string>;
  /** Rights besides writing the log. */
  readonly rights: iam.PolicyStatement[];
}

/** A function of the suite with the least rights. */
export class TriggerFunction extends Construct {
  /** The function. */
  readonly function: lambda.Function;

  constructor(scope: Construct, id: string, props: TriggerFunctionProps) {
    super(scope, id);
    const logGroup = new logs.LogGroup(this, "LogGroup", {
      // The name comes from the stack, not from the function, because the function refers to it.
      logGroupName: `/aws/lambda/${Names.uniqueResourceName(scope, { maxLength: 128, separator: "-" })}-${props.name}`,
      retention: props.logRetention,
      encryptionKey: props.logKey,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const writeLog = new iam.PolicyStatement({
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [logGroup.logGroupArn],
    });
    const statements = [writeLog, ...props.rights, ...(props.network ? [networkRights()] : [])];
    // Without a role, CDK would add Amazon's basic execution role, which can write to every log group.
    const role = new iam.Role(this, "Role", {
      assumedBy: new iam.ServicePrincipal("lambda.amazonaws.com"),
      inlinePolicies: { rights: new iam.PolicyDocument({ statements }) },
    });
    this.function = new lambda.Function(this, "Function", {
      description: props.description,
      code: lambda.Code.fromAsset(existingZip(props)),
      layers: props.content && [props.content],
      role,
      logGroup,
      runtime: lambda.Runtime.PROVIDED_AL2023,
      handler: "bootstrap",
      architecture: props.architecture,
      memorySize: props.memorySize,
      // Cognito stops waiting after 5 s and retries. A longer run would only cost money.
      timeout: Duration.seconds(5),
      loggingFormat: lambda.LoggingFormat.JSON,
      // Lambda treats a metric as a line of level INFO and would drop it at a higher level. LOG_LEVEL filters lines.
      applicationLogLevelV2: lambda.ApplicationLogLevel.DEBUG,
      environment: props.variables,
      ...props.network,
    });
  }
}

function existingZip({ distFolder, name, architecture }: TriggerFunctionProps): string {
  const path = join(distFolder, `${name}-${architecture.name}.zip`);
  if (!existsSync(path)) {
    throw new Error(`${path} is missing: run make dist ARCH=${architecture.name}, or download it from a release`);
  }
  return path;
}
