// Stand-in for the types of Amplify Gen 2, whose packages take 0.9 GB.

declare module "@aws-amplify/backend" {
  import type { Stack } from "aws-cdk-lib";
  import type { CfnUserPool, IUserPool } from "aws-cdk-lib/aws-cognito";

  type Auth = { readonly brand: unique symbol };
  export function defineAuth(props: { loginWith: { email: true } }): Auth;
  export function defineBackend(resources: { auth: Auth }): {
    createStack(name: string): Stack;
    auth: { resources: { userPool: IUserPool; cfnResources: { cfnUserPool: CfnUserPool } } };
  };
}
