// The functions of the suite.

import { UserPoolOperation } from "aws-cdk-lib/aws-cognito";

/** Each function with its trigger and its task. */
export const TRIGGERS = {
  "pre-sign-up": {
    id: "PreSignUp",
    operation: UserPoolOperation.PRE_SIGN_UP,
    description: "Accepts or refuses a registration by the declared policy",
  },
  "custom-message": {
    id: "CustomMessage",
    operation: UserPoolOperation.CUSTOM_MESSAGE,
    description: "Writes each email and SMS of the user pool",
  },
  "post-confirmation": {
    id: "PostConfirmation",
    operation: UserPoolOperation.POST_CONFIRMATION,
    description: "Creates the default records of each confirmed user",
  },
  "post-authentication": {
    id: "PostAuthentication",
    operation: UserPoolOperation.POST_AUTHENTICATION,
    description: "Creates missing default records at sign-in",
  },
} as const;

/** Name of a function. */
export type TriggerName = keyof typeof TRIGGERS;
