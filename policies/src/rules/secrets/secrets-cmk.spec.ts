import type { SecretArgs } from "@pulumi/aws/secretsmanager/secret.js";
import type { Unwrap } from "@pulumi/pulumi";
import { secretsmanager } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { secretsCmk } from "./secrets-cmk.ts";

const secret: Unwrap<SecretArgs> = {
  kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  replicas: [{ region: "eu-central-1", kmsKeyId: "arn:aws:kms:eu-central-1:111122223333:key/9876fedc" }],
};

describeResourceRule(secretsCmk, {
  compliant: { type: secretsmanager.secret, props: secret },
  required: ["kmsKeyId", "replicas.0.kmsKeyId"],
  finds: {
    "the key that AWS manages for Secrets Manager": {
      change: { kmsKeyId: "alias/aws/secretsmanager" },
      messages: ['set kmsKeyId to a customer-managed key; kmsKeyId is "alias/aws/secretsmanager"'],
    },
  },
  passes: {
    "a secret of one region": { change: { replicas: ABSENT } },
    "a key that is created with the secret": { change: { kmsKeyId: UNKNOWN } },
  },
});
