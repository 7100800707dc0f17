// AWS SDK clients that can only reach this machine.

import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { LambdaClient } from "@aws-sdk/client-lambda";

// Whoever runs the tests may have an AWS profile; none of it may reach them.
Object.assign(process.env, {
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  AWS_EC2_METADATA_DISABLED: "true",
  // Which versions of Node the SDK will need one day is no result of a test.
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
});

export const local = (endpoint) => ({
  endpoint,
  region: "eu-west-1",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
  // A second attempt would hide the failure of the first.
  maxAttempts: 1,
});

export const cognitoClient = (endpoint) => new CognitoIdentityProviderClient(local(endpoint));
export const dynamodbClient = (endpoint) => new DynamoDBClient(local(endpoint));
export const lambdaClient = (endpoint) => new LambdaClient(local(endpoint));
