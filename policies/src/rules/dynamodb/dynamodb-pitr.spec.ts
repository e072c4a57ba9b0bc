import type { TableArgs } from "@pulumi/aws/dynamodb/table.js";
import type { Unwrap } from "@pulumi/pulumi";
import { dynamodb } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { dynamodbPitr } from "./dynamodb-pitr.ts";

const table: Unwrap<TableArgs> = { hashKey: "id", pointInTimeRecovery: { enabled: true } };
const message = (came: string) =>
  `set pointInTimeRecovery.enabled to true; pointInTimeRecovery.enabled is ${came}`;

describeResourceRule(dynamodbPitr, {
  compliant: { type: dynamodb.table, props: table },
  finds: {
    "a table that says nothing": { change: { pointInTimeRecovery: ABSENT }, messages: [message("absent")] },
    "recovery that is off": {
      change: { "pointInTimeRecovery.enabled": false },
      messages: [message("false")],
    },
  },
  passes: { "a switch that is known later": { change: { "pointInTimeRecovery.enabled": UNKNOWN } } },
});
