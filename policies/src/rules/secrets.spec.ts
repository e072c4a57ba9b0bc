import { secretsmanager } from "../resource/resource-types.ts";
import { type StackFixture, describeStackRule } from "../testing/index.ts";
import { secretsRotation } from "./secrets.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { SecretRotationArgs } from "@pulumi/aws/secretsmanager/secretRotation.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("secrets-rotation", () => {
  const rotation: Unwrap<SecretRotationArgs> = {
    secretId: UNKNOWN,
    rotationLambdaArn: "arn:aws:lambda:eu-west-1:111122223333:function:rotate",
    rotationRules: { automaticallyAfterDays: 30 },
  };
  const rotationOf = (secret: string): StackFixture[string] => ({
    type: secretsmanager.rotation,
    props: rotation,
    from: { secretId: [secret] },
  });
  const message = "give the secret a SecretRotation";
  const often = (days: number, path: string, came: string) =>
    `rotate the secret every ${days} days or more often; rotationRules.${path} is ${came}`;

  describeStackRule(secretsRotation, {
    compliant: {
      database: { type: secretsmanager.secret, props: { name: "database" } },
      "database-rotation": rotationOf("database"),
      token: { type: secretsmanager.secret, props: { name: "token" } },
      "token-rotation": rotationOf("token"),
    },
    finds: {
      "a secret that stays": { without: ["token-rotation"], findings: [{ on: "token", message }] },
      "rotation that is switched off": {
        change: { "token-rotation": { rotationEnabled: false } },
        findings: [
          { on: "token-rotation", message: "set rotationEnabled to true; rotationEnabled is false" },
        ],
      },
      "rotation that comes too late": {
        change: { "token-rotation": { rotationRules: { automaticallyAfterDays: 91 } } },
        findings: [{ on: "token-rotation", message: often(90, "automaticallyAfterDays", "91") }],
      },
      "a rate that is too slow": {
        change: { "token-rotation": { rotationRules: { scheduleExpression: "rate(100 days)" } } },
        findings: [{ on: "token-rotation", message: often(90, "scheduleExpression", '"rate(100 days)"') }],
      },
      "what is too slow for the environment": {
        settings: { maxDays: 1 },
        change: { "token-rotation": { rotationRules: { scheduleExpression: "rate(25 hours)" } } },
        decidedBy: ["database-rotation.rotationRules"],
        findings: [
          { on: "database-rotation", message: often(1, "automaticallyAfterDays", "30") },
          { on: "token-rotation", message: often(1, "scheduleExpression", '"rate(25 hours)"') },
        ],
      },
    },
    passes: {
      "a rate that is fast enough": {
        change: { "token-rotation": { rotationRules: { scheduleExpression: "rate(90 days)" } } },
      },
      "an expression for certain days": {
        change: { "token-rotation": { rotationRules: { scheduleExpression: "cron(0 8 1 * ? *)" } } },
      },
      "rules that are left to the service": { change: { "token-rotation": { rotationRules: ABSENT } } },
      "rotation that names its secret": {
        without: ["token-rotation"],
        change: { token: { arn: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:token-1a2b3c" } },
        with: {
          named: {
            type: secretsmanager.rotation,
            props: {
              ...rotation,
              secretId: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:token-1a2b3c",
            },
          },
        },
      },
      "rotation of a secret that is known later, from nowhere in particular": {
        without: ["token-rotation"],
        with: { somewhere: { type: secretsmanager.rotation, props: rotation } },
      },
    },
  });
});
