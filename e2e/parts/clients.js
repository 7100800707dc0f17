// AWS SDK clients that can only reach this machine.

import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { SFNClient } from "@aws-sdk/client-sfn";

// The SDK must not read the AWS profile of the person who runs the tests.
Object.assign(process.env, {
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  AWS_EC2_METADATA_DISABLED: "true",
  // The SDK's warning about future versions of Node.js would clutter the report.
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
});

const region = "eu-west-1";

/** The AWS variables of a child process: region and fake credentials. */
export const awsVariables = { AWS_REGION: region, AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local" };

/** The endpoint and the fake credentials of an emulated service. */
export const emulated = (endpoint) =>
  ({ endpoint, region, credentials: { accessKeyId: "local", secretAccessKey: "local" } });

// A retry would hide the failure of the first attempt.
const options = (endpoint) => ({ ...emulated(endpoint), maxAttempts: 1 });

export const cognitoClient = (endpoint) => new CognitoIdentityProviderClient(options(endpoint));
export const dynamodbClient = (endpoint) => new DynamoDBClient(options(endpoint));
export const lambdaClient = (endpoint) => new LambdaClient(options(endpoint));
export const stepFunctionsClient = (endpoint) => new SFNClient(options(endpoint));
