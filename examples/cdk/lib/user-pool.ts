// A user pool with email sign-in and its public app client: the pool of template.yaml.

import { Duration, RemovalPolicy } from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";

import type { Settings } from "./settings";

/** Properties of the user pool. */
export interface EmailUserPoolProps {
  /** Settings of the functions. The pool follows those that its messages name. */
  readonly settings: Settings;
  /** Name of the user pool and prefix of its app client's name. By default, CDK and Cognito choose the names. */
  readonly name?: string;
  /** Amazon SES identity that sends the email. By default Cognito sends it, at most 50 emails per day. */
  readonly ses?: cognito.UserPoolSESOptions;
}

/** A user pool with email sign-in, which outlives the stack, and its public app client. */
export class EmailUserPool extends Construct {
  /** The user pool. */
  readonly userPool: cognito.UserPool;
  /** The app client for sign-up and sign-in. */
  readonly userPoolClient: cognito.UserPoolClient;

  constructor(scope: Construct, id: string, props: EmailUserPoolProps) {
    super(scope, id);
    this.userPool = new cognito.UserPool(this, "UserPool", {
      userPoolName: props.name,
      email: props.ses && cognito.UserPoolEmail.withSES(props.ses),
      // Users cannot be re-created.
      removalPolicy: RemovalPolicy.RETAIN,
      deletionProtection: true,
      // The lowest tier with USER_AUTH, which the app client uses.
      featurePlan: cognito.FeaturePlan.ESSENTIALS,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      autoVerify: { email: true },
      // A changed address takes effect only after its owner has entered the code.
      keepOriginal: { email: true },
      selfSignUpEnabled: true,
      accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
      mfa: cognito.Mfa.OFF,
      passwordPolicy: {
        minLength: 8,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(Number(props.settings.TEMPORARY_PASSWORD_DAYS || "7")),
      },
    });
    leaveMessagesToFunctions(this.userPool, props);
    this.userPoolClient = this.userPool.addClient("Client", {
      userPoolClientName: props.name && `${props.name}-client-no-secret`,
      // A browser or a phone cannot keep a secret.
      generateSecret: false,
      disableOAuth: true,
      authFlows: { user: true, userPassword: true },
      authSessionValidity: Duration.minutes(Number(props.settings.MFA_CODE_MINUTES || "3")),
      preventUserExistenceErrors: true,
    });
  }
}

/** Removes CDK's own texts. Cognito accepts texts in the pool only with Amazon SES, and custom-message writes them. */
function leaveMessagesToFunctions(userPool: cognito.UserPool, props: EmailUserPoolProps): void {
  const resource = userPool.node.defaultChild as cognito.CfnUserPool;
  resource.emailVerificationMessage = undefined;
  resource.emailVerificationSubject = undefined;
  resource.smsVerificationMessage = undefined;
  resource.verificationMessageTemplate = {
    defaultEmailOption: props.settings.VERIFICATION_METHOD === "link" ? "CONFIRM_WITH_LINK" : "CONFIRM_WITH_CODE",
    emailSubject: props.ses && "Account verification code",
  };
}
