import type { Unwrap } from "@pulumi/pulumi";
import type { KeyArgs } from "@pulumi/aws/kms/key.js";
import type { ReplicaKeyArgs } from "@pulumi/aws/kms/replicaKey.js";
import { kms } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { kmsEnabled } from "./kms-enabled.ts";

const key: Unwrap<KeyArgs> = { isEnabled: true };

describeResourceRule(kmsEnabled, {
  compliant: { type: kms.key, props: key },
  finds: {
    "a key that is disabled": {
      change: { isEnabled: false },
      messages: ["set isEnabled to true; isEnabled is false"],
    },
  },
  passes: {
    "a key that is enabled by default": { change: { isEnabled: ABSENT } },
    "a switch that is known later": { change: { isEnabled: UNKNOWN } },
  },
});

const replica: Unwrap<ReplicaKeyArgs> = {
  primaryKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab",
  enabled: true,
};

describe.each([kms.replicaKey, kms.externalKey, kms.replicaExternalKey])("%s", (type) => {
  describeResourceRule(kmsEnabled, {
    compliant: { type, props: replica },
    finds: {
      "a key that is disabled": {
        change: { enabled: false },
        messages: ["set enabled to true; enabled is false"],
      },
    },
  });
});
