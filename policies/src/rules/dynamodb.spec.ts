import { dynamodb } from "../resource/resource-types.ts";
import { describeResourceRule } from "../testing/index.ts";
import { dynamodbCmk } from "./dynamodb.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { TableArgs } from "@pulumi/aws/dynamodb/table.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("dynamodb-cmk", () => {
  const table: Unwrap<TableArgs> = {
    hashKey: "id",
    serverSideEncryption: {
      enabled: true,
      kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    },
    replicas: [
      { regionName: "eu-central-1", kmsKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/9876fedc" },
    ],
  };
  const key = (path: string, came: string) =>
    `set kmsKeyArn to a customer-managed key; ${path}.kmsKeyArn is ${came}`;
  const off = (came: string) =>
    `set serverSideEncryption.enabled to true; serverSideEncryption.enabled is ${came}`;

  describeResourceRule(dynamodbCmk, {
    compliant: { type: dynamodb.table, props: table },
    finds: {
      "a table that says nothing": {
        change: { serverSideEncryption: ABSENT },
        messages: [off("absent"), key("serverSideEncryption", "absent")],
      },
      "the key of DynamoDB": {
        change: { "serverSideEncryption.enabled": false },
        messages: [off("false")],
      },
      "the key that AWS manages for the account": {
        change: { "serverSideEncryption.kmsKeyArn": ABSENT },
        messages: [key("serverSideEncryption", "absent")],
      },
      "a copy with the key that AWS manages": {
        change: { "replicas.0.kmsKeyArn": "alias/aws/dynamodb" },
        decidedBy: ["replicas"],
        messages: [key("replicas[0]", '"alias/aws/dynamodb"')],
      },
    },
    passes: {
      "a table of one region": { change: { replicas: ABSENT } },
      "a key that is created with the table": { change: { "serverSideEncryption.kmsKeyArn": UNKNOWN } },
    },
  });
});
