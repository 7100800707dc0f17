// Stand-in for the globals of sst.config.ts, which SST generates in each project.

declare const $config: (config: { app: () => object; run: () => Promise<object> }) => object;
declare const $interpolate: (texts: TemplateStringsArray, ...values: unknown[]) => string;
declare const aws: any;
declare namespace sst.aws {
  class CognitoUserPool {
    constructor(name: string, args: { usernames: "email"[]; transform: { userPool: (args: any, options: any) => void } });
    id: string;
  }
  class Dynamo {
    constructor(name: string, args: { fields: object; primaryIndex: { hashKey: string }; deletionProtection: boolean });
    name: string;
    arn: string;
  }
}
declare namespace $util {
  type Input<T> = T | Promise<T>;
  const asset: any;
}
