// Cognito failures, and a function that meets them while it adds users to groups.

import {
  AdminCreateUserCommand, AdminListGroupsForUserCommand, CreateGroupCommand,
} from "@aws-sdk/client-cognito-identity-provider";

import { UserPool } from "./cognito.js";
import { Table } from "./dynamodb.js";
import { FaultProxy, behaviours, error } from "./fault_proxy.js";
import { LambdaFunction } from "./lambda.js";

const behave = (behaviour) => (proxy) => proxy.behave(behaviour);
const forOneSecond = (behaviour) => (proxy) => proxy.behave(behaviours.forOneSecond(behaviour));
const forward = behave(behaviours.forward);
const refuse = (code) => behave(error(400, code));
const throttle = error(400, "TooManyRequestsException");

/**
 * Every fault with the function that begins it. If the user is added all the same, there is no `reason`. `member` means
 * that the user is in the group despite the failure. `requests` is the number of requests that the proxy must see.
 * `groups` is the function's DEFAULT_GROUPS.
 */
export const faults = [
  { name: "none", begin: forward, requests: 1 },
  { name: "group missing", begin: forward, groups: "nobody", reason: "group_missing", requests: 1 },
  { name: "no right", begin: refuse("AccessDeniedException"), reason: "group_denied", requests: 1 },
  { name: "100 groups already", begin: refuse("LimitExceededException"), reason: "group_limit", requests: 1 },
  { name: "throttles", begin: behave(throttle), reason: "group_throttled" },
  { name: "throttles for one second", begin: forOneSecond(throttle) },
  { name: "500", begin: behave(behaviours.fail), reason: "group_answered_error" },
  { name: "500 twice", begin: behave(behaviours.failTwice), requests: 3 },
  { name: "never answers", begin: behave(behaviours.neverAnswer), reason: "group_out_of_time" },
  { name: "answers too late", begin: behave(behaviours.answerLate), reason: "group_out_of_time", member: true },
  { name: "resets connections", begin: behave(behaviours.reset), reason: "group_unreachable" },
  { name: "refuses connections", begin: (proxy) => proxy.refuse(), reason: "group_unreachable", requests: 0 },
  { name: "reply lost after the request", begin: behave(behaviours.loseFirstReply), requests: 2 },
];

/** A user pool with the group `members`, which functions reach through a proxy, and a table. */
export class GroupedPool {
  static async start() {
    const grouped = new GroupedPool();
    // cognito-local invokes no trigger here.
    const [pool, table] = await Promise.all([UserPool.start("http://127.0.0.1:9", {}), Table.start()]);
    Object.assign(grouped, { pool, table, users: 0 });
    await pool.client.send(new CreateGroupCommand({ UserPoolId: pool.id, GroupName: "members" }));
    grouped.proxy = await FaultProxy.start(pool.server.url);
    return grouped;
  }

  /** Starts a warm function that adds users to the group `members`. */
  async function(name, settings = {}) {
    const own = { DEFAULT_GROUPS: "members", AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: this.proxy.url };
    const lambda = await LambdaFunction.start(name, { ...this.table.settings(), ...own, ...settings });
    // The emulator starts the init phase at the first invocation. This event needs neither DynamoDB nor Cognito.
    await lambda.invoke("{}");
    return lambda;
  }

  /** Creates a user of the pool, and returns the username. */
  async newUser() {
    const email = `user-${++this.users}@example.com`;
    const created = await this.pool.client.send(new AdminCreateUserCommand({
      UserPoolId: this.pool.id, Username: email, MessageAction: "SUPPRESS", TemporaryPassword: "Aq7$kd&9",
      UserAttributes: [{ Name: "email", Value: email }],
    }));
    return created.User.Username;
  }

  /** The names of the groups of a user. */
  async groupsOf(username) {
    const request = { UserPoolId: this.pool.id, Username: username };
    const found = await this.pool.client.send(new AdminListGroupsForUserCommand(request));
    return found.Groups.map(({ GroupName }) => GroupName);
  }

  stop() {
    return Promise.all([this.pool.server.child, this.table].map((one) => one.stop()));
  }
}
