import type { Unwrap } from "@pulumi/pulumi";
import type { KeyArgs } from "@pulumi/aws/kms/key.js";
import { kms } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { kmsRotation } from "./kms-rotation.ts";

const key: Unwrap<KeyArgs> = { enableKeyRotation: true, customerMasterKeySpec: "SYMMETRIC_DEFAULT" };

describeResourceRule(kmsRotation, {
  compliant: { type: kms.key, props: key },
  decidedBy: ["customerMasterKeySpec", "customKeyStoreId"],
  finds: {
    "a key whose rotation is off": {
      change: { enableKeyRotation: false },
      messages: ["set enableKeyRotation to true; enableKeyRotation is false"],
    },
    "a key without the switch": {
      change: { enableKeyRotation: ABSENT },
      messages: ["set enableKeyRotation to true; enableKeyRotation is absent"],
    },
    "a switch set to null": {
      change: { enableKeyRotation: null },
      messages: ["set enableKeyRotation to true; enableKeyRotation is null"],
    },
    "a key that is symmetric by default": {
      change: { enableKeyRotation: ABSENT, customerMasterKeySpec: ABSENT },
      messages: ["set enableKeyRotation to true; enableKeyRotation is absent"],
    },
  },
  passes: {
    "a switch that is known later": { change: { enableKeyRotation: UNKNOWN } },
    "an asymmetric key, which KMS cannot rotate": {
      change: { enableKeyRotation: ABSENT, customerMasterKeySpec: "RSA_2048" },
    },
    "a key in a store of one's own, which KMS cannot rotate": {
      change: { enableKeyRotation: ABSENT, customKeyStoreId: "cks-1234567890abcdef0" },
    },
    "a kind of key that is known later": {
      change: { enableKeyRotation: ABSENT, customerMasterKeySpec: UNKNOWN },
    },
  },
});
