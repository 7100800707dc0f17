// The project's DynamoDB emulator in its own process, with one table.

import { DeleteItemCommand, GetItemCommand, PutItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";

import { dynamodbClient } from "./clients.js";
import { tool } from "./paths.js";
import { Child } from "./processes.js";

export const tableName = "users";

export class Table {
  static async start() {
    const child = new Child(tool(), ["dynamodb", "--port", "0", "--table", tableName, "--key", "userId"]);
    const table = new Table();
    await child.ready(() => {
      [, table.url] = child.stdout.match(/listening on (http:\/\/127\.0\.0\.1:\d+)/) ?? [];
      return table.url;
    }, "the DynamoDB emulator");
    table.client = dynamodbClient(table.url);
    table.child = child;
    return table;
  }

  /** The record in DynamoDB's typed JSON, or `undefined`. */
  async record(userId) {
    const key = { userId: { S: userId } };
    const found = await this.client.send(new GetItemCommand({ TableName: tableName, Key: key, ConsistentRead: true }));
    return found.Item;
  }

  put(item) {
    return this.client.send(new PutItemCommand({ TableName: tableName, Item: item }));
  }

  remove(userId) {
    return this.client.send(new DeleteItemCommand({ TableName: tableName, Key: { userId: { S: userId } } }));
  }

  async count() {
    return (await this.all()).size;
  }

  stop() {
    return this.child.stop();
  }

  /** Every record by its key. */
  async all() {
    const records = new Map();
    let from;
    do {
      const page = await this.client.send(new ScanCommand({ TableName: tableName, ExclusiveStartKey: from }));
      for (const item of page.Items) records.set(item.userId.S, item);
      from = page.LastEvaluatedKey;
    } while (from);
    return records;
  }

  /** The settings with which a function uses this table, directly or through a proxy at `url`. */
  settings(url = this.url) {
    return { TABLE_NAME: tableName, AWS_ENDPOINT_URL_DYNAMODB: url };
  }
}
