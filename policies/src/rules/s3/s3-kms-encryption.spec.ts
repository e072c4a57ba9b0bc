import type { Unwrap } from "@pulumi/pulumi";
import type { BucketServerSideEncryptionConfigurationArgs } from "@pulumi/aws/s3/bucketServerSideEncryptionConfiguration.js";
import { s3 } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { s3KmsEncryption } from "./s3-kms-encryption.ts";

const keyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const kms = { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn };
const ownKeys = { sseAlgorithm: "AES256" };
const encryption: Unwrap<BucketServerSideEncryptionConfigurationArgs> = {
  bucket: UNKNOWN,
  rules: [{ applyServerSideEncryptionByDefault: kms, bucketKeyEnabled: true }],
};
const message =
  'give the bucket a BucketServerSideEncryptionConfiguration with sseAlgorithm "aws:kms" and a key';
const path = "rules.0.applyServerSideEncryptionByDefault";
const finding = (message: string) => [{ on: "data-encryption", message }];

describeStackRule(s3KmsEncryption, {
  compliant: {
    data: { type: s3.bucket, props: {} },
    "data-encryption": { type: s3.encryption, props: encryption, from: { bucket: ["data"] } },
    logs: { type: s3.bucket, props: {} },
    "logs-encryption": {
      type: s3.encryptionV2,
      props: { bucket: UNKNOWN, rules: [{ applyServerSideEncryptionByDefault: ownKeys }] },
      from: { bucket: ["logs"] },
    },
    "data-logging": {
      type: s3.logging,
      props: { bucket: UNKNOWN, targetBucket: UNKNOWN },
      from: { bucket: ["data"], targetBucket: ["logs"] },
    },
    inline: {
      type: s3.bucket,
      props: { serverSideEncryptionConfiguration: { rule: { applyServerSideEncryptionByDefault: kms } } },
    },
    old: {
      type: s3.bucketV2,
      props: {
        serverSideEncryptionConfigurations: [{ rules: [{ applyServerSideEncryptionByDefaults: [kms] }] }],
      },
    },
  },
  finds: {
    "a bucket without encryption of its own": {
      without: ["data-encryption"],
      findings: [{ on: "data", message }],
    },
    "S3's own keys": {
      change: { "data-encryption": { [path]: ownKeys } },
      findings: finding(
        'set sseAlgorithm to "aws:kms"; rules[0].applyServerSideEncryptionByDefault.sseAlgorithm is "AES256"',
      ),
    },
    "S3's own keys for a bucket that takes no logs any more": {
      without: ["data-logging"],
      decidedBy: [`logs-encryption.${path}`],
      findings: [
        {
          on: "logs-encryption",
          message:
            'set sseAlgorithm to "aws:kms"; rules[0].applyServerSideEncryptionByDefault.sseAlgorithm is "AES256"',
        },
      ],
    },
    "no default": {
      change: { "data-encryption": { [path]: ABSENT } },
      findings: finding(
        'set sseAlgorithm to "aws:kms"; rules[0].applyServerSideEncryptionByDefault.sseAlgorithm is absent',
      ),
    },
    "no rules": {
      change: { "data-encryption": { rules: [] } },
      findings: finding(`${message}; rules is an empty list`),
    },
    "no key": {
      change: { "data-encryption": { [`${path}.kmsMasterKeyId`]: "" } },
      decidedBy: [`data-encryption.${path}.sseAlgorithm`],
      findings: finding(
        'set kmsMasterKeyId to a key of your own; rules[0].applyServerSideEncryptionByDefault.kmsMasterKeyId is ""',
      ),
    },
    "a key that AWS manages": {
      change: { "data-encryption": { [`${path}.kmsMasterKeyId`]: "alias/aws/s3" } },
      decidedBy: [`data-encryption.${path}.sseAlgorithm`],
      findings: finding(
        'set kmsMasterKeyId to a key of your own; rules[0].applyServerSideEncryptionByDefault.kmsMasterKeyId is "alias/aws/s3"',
      ),
    },
    "S3's own keys on buckets themselves": {
      change: {
        inline: { "serverSideEncryptionConfiguration.rule.applyServerSideEncryptionByDefault": ownKeys },
        old: {
          "serverSideEncryptionConfigurations.0.rules.0.applyServerSideEncryptionByDefaults": [ownKeys],
        },
      },
      findings: [
        {
          on: "inline",
          message:
            'set sseAlgorithm to "aws:kms"; serverSideEncryptionConfiguration.rule.applyServerSideEncryptionByDefault.sseAlgorithm is "AES256"',
        },
        {
          on: "old",
          message:
            'set sseAlgorithm to "aws:kms"; serverSideEncryptionConfigurations[0].rules[0].applyServerSideEncryptionByDefaults[0].sseAlgorithm is "AES256"',
        },
      ],
    },
  },
  passes: {
    "S3's own keys where they will do": {
      change: { "data-encryption": { [path]: ownKeys } },
      settings: { s3KeysIn: ["prod"] },
    },
    "two layers of encryption": {
      change: { "data-encryption": { [`${path}.sseAlgorithm`]: "aws:kms:dsse" } },
    },
    "a key that is known later": { change: { "data-encryption": { [`${path}.kmsMasterKeyId`]: UNKNOWN } } },
    "rules that are known later": {
      change: {
        "data-encryption": { rules: UNKNOWN },
        inline: { serverSideEncryptionConfiguration: UNKNOWN },
        old: { "serverSideEncryptionConfigurations.0.rules": UNKNOWN },
      },
    },
  },
});
