import {
  keyTypes,
  kmsDeletionWindow,
  kmsPolicyDefined,
  kmsPolicyNoPublicPrincipal,
  kmsRotation,
} from "./kms.ts";
import { kms } from "../resource/resource-types.ts";
import { describeResourceRule, describeStackRule } from "../testing/index.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { KeyArgs } from "@pulumi/aws/kms/key.js";
import type { KeyPolicyArgs } from "@pulumi/aws/kms/keyPolicy.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("kms-deletion-window", () => {
  const key: Unwrap<KeyArgs> = { deletionWindowInDays: 30 };

  describeResourceRule(kmsDeletionWindow, {
    compliant: { type: kms.key, props: key },
    finds: {
      "a window that is shorter than its environment has it": {
        change: { deletionWindowInDays: 7 },
        settings: { minDays: 14 },
        messages: ["set deletionWindowInDays to 14 or more; deletionWindowInDays is 7"],
      },
      "a window that is shorter than the longest that KMS takes": {
        change: { deletionWindowInDays: 29 },
        messages: ["set deletionWindowInDays to 30 or more; deletionWindowInDays is 29"],
      },
    },
    passes: {
      "the window that KMS takes by itself": { change: { deletionWindowInDays: ABSENT } },
      "a window that is known later": { change: { deletionWindowInDays: UNKNOWN } },
    },
  });

  describe("kms-deletion-window", () => {
    test("is about every type of key", () => {
      expect(kmsDeletionWindow.resourceTypes).toEqual(keyTypes);
    });
  });
});

describe("kms-policy-defined", () => {
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [] });
  const key: Unwrap<KeyArgs> = { policy };
  const keyPolicy: Unwrap<KeyPolicyArgs> = { keyId: UNKNOWN, policy };
  const message = (came: string) => `set policy, or give the key a KeyPolicy; policy is ${came}`;

  describeStackRule(kmsPolicyDefined, {
    compliant: {
      data: { type: kms.key, props: key },
      logs: { type: kms.key, props: {} },
      "logs-policy": { type: kms.keyPolicy, props: keyPolicy, from: { keyId: ["logs"] } },
    },
    finds: {
      "a key without a policy": {
        change: { data: { policy: ABSENT } },
        findings: [{ on: "data", message: message("absent") }],
      },
      "a policy that says nothing": {
        change: { data: { policy: "" } },
        findings: [{ on: "data", message: message('""') }],
      },
      "a key whose only policy is another key's": {
        without: ["logs-policy"],
        with: {
          "other-policy": { type: kms.keyPolicy, props: keyPolicy, from: { keyId: ["data"] } },
          replica: { type: kms.replicaKey, props: { primaryKeyArn: "arn:aws:kms:eu-west-1:1:key/mrk-1" } },
        },
        findings: [
          { on: "logs", message: message("absent") },
          { on: "replica", message: message("absent") },
        ],
      },
    },
    passes: {
      "a policy that is known later": { change: { data: { policy: UNKNOWN } } },
      "a KeyPolicy of a key that is known later, from nowhere in particular": {
        without: ["logs-policy"],
        with: { somewhere: { type: kms.keyPolicy, props: keyPolicy } },
      },
    },
  });
});

describe("kms-policy-no-public-principal", () => {
  const administer = {
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::111122223333:root" },
    Action: "kms:*",
    Resource: "*",
  };
  const everybody = { ...administer, Principal: "*", Action: "kms:Decrypt" };
  const policy = (...statements: object[]) => ({
    policy: JSON.stringify({ Version: "2012-10-17", Statement: [administer, ...statements] }),
  });
  const message = (at: string, came: string) =>
    `name the principals, or add a condition that says who, such as kms:CallerAccount; ${at} is "${came}"`;

  describe.each([...keyTypes, kms.keyPolicy])("%s", (type) => {
    describeResourceRule(kmsPolicyNoPublicPrincipal, {
      compliant: { type, props: policy() },
      finds: {
        "everybody, with any action": {
          change: policy(everybody, { ...everybody, Principal: { AWS: ["111122223333", "*"] } }),
          messages: [
            message("policy.Statement[1].Principal", "*"),
            message("policy.Statement[2].Principal.AWS[1]", "*"),
          ],
        },
        "everybody through a service": {
          change: policy({
            ...everybody,
            Condition: { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } },
          }),
          messages: [message("policy.Statement[1].Principal", "*")],
        },
      },
      passes: {
        "everybody of an account, through a service": {
          change: policy({
            ...everybody,
            Condition: {
              StringEquals: {
                "kms:ViaService": "s3.eu-west-1.amazonaws.com",
                "kms:CallerAccount": "111122223333",
              },
            },
          }),
        },
        "a statement that denies everybody": { change: policy({ ...everybody, Effect: "Deny" }) },
        "a policy that is known later": { change: { policy: UNKNOWN } },
      },
    });
  });
});

describe("kms-rotation", () => {
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
});
