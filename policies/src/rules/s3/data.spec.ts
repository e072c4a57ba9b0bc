import { s3 } from "../../resource/resource-types.ts";
import { describeStackRule } from "../../testing/index.ts";
import {
  s3KmsEncryption,
  s3Lifecycle,
  s3MfaDelete,
  s3ObjectLock,
  s3Replication,
  s3Versioning,
} from "./data.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { BucketLifecycleConfigurationArgs } from "@pulumi/aws/s3/bucketLifecycleConfiguration.js";
import type { BucketObjectLockConfigurationArgs } from "@pulumi/aws/s3/bucketObjectLockConfiguration.js";
import type { BucketReplicationConfigArgs } from "@pulumi/aws/s3/bucketReplicationConfig.js";
import type { BucketServerSideEncryptionConfigurationArgs } from "@pulumi/aws/s3/bucketServerSideEncryptionConfiguration.js";
import type { BucketVersioningArgs } from "@pulumi/aws/s3/bucketVersioning.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("s3-kms-encryption", () => {
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
        settings: { allowsS3Keys: true },
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
});

describe("s3-lifecycle", () => {
  const rule = {
    id: "unfinished-uploads",
    status: "Enabled",
    filter: {},
    abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
  };
  const expiry = {
    id: "expire",
    status: "Enabled",
    filter: { prefix: "captured/" },
    expiration: { days: 90 },
  };
  const lifecycle: Unwrap<BucketLifecycleConfigurationArgs> = { bucket: UNKNOWN, rules: [expiry, rule] };
  const inlineRule = { enabled: true, abortIncompleteMultipartUploadDays: 1 };

  const noLifecycle = "give the bucket a BucketLifecycleConfiguration";
  const noAbort = (came: string) =>
    `add an enabled rule for all objects with abortIncompleteMultipartUpload.daysAfterInitiation; rules is ${came}`;
  const finding = (came: string) => [{ on: "data-lifecycle", message: noAbort(came) }];
  const withRule = (change: object) => ({ "data-lifecycle": { rules: [expiry, { ...rule, ...change }] } });

  describeStackRule(s3Lifecycle, {
    compliant: {
      data: { type: s3.bucket, props: {} },
      "data-lifecycle": { type: s3.lifecycle, props: lifecycle, from: { bucket: ["data"] } },
      old: { type: s3.bucketV2, props: { lifecycleRules: [inlineRule] } },
    },
    finds: {
      "a bucket without a lifecycle": {
        without: ["data-lifecycle"],
        findings: [{ on: "data", message: noLifecycle }],
      },
      "no rule for unfinished uploads": {
        change: { "data-lifecycle": { rules: [expiry] } },
        findings: finding("a list of 1"),
      },
      "no rules": { change: { "data-lifecycle": { rules: ABSENT } }, findings: finding("absent") },
      "a rule that is off": { change: withRule({ status: "Disabled" }), findings: finding("a list of 2") },
      "a rule without a time": {
        change: withRule({ abortIncompleteMultipartUpload: {} }),
        findings: finding("a list of 2"),
      },
      "a rule for some objects": {
        change: withRule({ filter: { prefix: "uploads/" } }),
        findings: finding("a list of 2"),
      },
      "a rule for some objects, as older programs write it": {
        change: withRule({ filter: {}, prefix: "uploads/" }),
        findings: finding("a list of 2"),
      },
      "a rule for objects of some size with some tags": {
        change: withRule({ filter: { and: { objectSizeGreaterThan: 1, tags: { kind: "scratch" } } } }),
        findings: finding("a list of 2"),
      },
      "rules on the bucket itself that leave unfinished uploads": {
        with: {
          off: { type: s3.bucket, props: { lifecycleRules: [{ ...inlineRule, enabled: false }] } },
          prefixed: { type: s3.bucket, props: { lifecycleRules: [{ ...inlineRule, prefix: "uploads/" }] } },
          tagged: { type: s3.bucket, props: { lifecycleRules: [{ ...inlineRule, tags: { a: "b" } }] } },
        },
        decidedBy: ["off.lifecycleRules", "prefixed.lifecycleRules", "tagged.lifecycleRules"],
        findings: ["off", "prefixed", "tagged"].map((on) => ({
          on,
          message:
            "add an enabled rule for all objects with abortIncompleteMultipartUploadDays; lifecycleRules is a list of 1",
        })),
      },
    },
    passes: {
      "a rule whose filter and prefix are empty": {
        change: withRule({ filter: { prefix: "" }, prefix: "" }),
      },
      "a rule that is known later": { change: { "data-lifecycle": { rules: [expiry, UNKNOWN] } } },
      "rules that are known later": { change: { "data-lifecycle": { rules: UNKNOWN } } },
    },
  });
});

describe("s3-mfa-delete", () => {
  const versioning: Unwrap<BucketVersioningArgs> = {
    bucket: UNKNOWN,
    versioningConfiguration: { status: "Enabled", mfaDelete: "Enabled" },
  };
  const lifecycle = (bucket: string) => ({
    type: s3.lifecycle,
    props: { bucket: UNKNOWN, rules: [] },
    from: { bucket: [bucket] },
  });
  const message = 'set mfaDelete to "Enabled"';

  describeStackRule(s3MfaDelete, {
    compliant: {
      data: { type: s3.bucket, props: {} },
      "data-versioning": { type: s3.versioning, props: versioning, from: { bucket: ["data"] } },
      old: { type: s3.bucketV2, props: { versionings: [{ enabled: true, mfaDelete: true }] } },
    },
    finds: {
      "deletion without a second factor": {
        change: { "data-versioning": { versioningConfiguration: { status: "Enabled" } } },
        findings: [
          { on: "data-versioning", message: `${message}; versioningConfiguration.mfaDelete is absent` },
        ],
      },
      "deletion without a second factor from a bucket on its own": {
        change: { old: { versionings: [{ enabled: true }] } },
        findings: [{ on: "old", message }],
      },
      "a bucket without versions": { without: ["data-versioning"], findings: [{ on: "data", message }] },
    },
    passes: {
      "buckets with a lifecycle, for which S3 takes no second factor": {
        with: { "data-lifecycle": lifecycle("data") },
        change: {
          "data-versioning": { versioningConfiguration: { status: "Enabled" } },
          old: { versionings: [], lifecycleRules: [{ enabled: true }] },
        },
      },
      "a factor that is known later": {
        change: { "data-versioning": { "versioningConfiguration.mfaDelete": UNKNOWN } },
      },
    },
  });
});

describe("s3-object-lock", () => {
  const lock: Unwrap<BucketObjectLockConfigurationArgs> = { bucket: UNKNOWN, objectLockEnabled: "Enabled" };
  const finding = (on: string, came: string) => [
    { on, message: `set objectLockEnabled to true; objectLockEnabled is ${came}` },
  ];

  describeStackRule(s3ObjectLock, {
    compliant: {
      data: { type: s3.bucket, props: { objectLockEnabled: true } },
      old: { type: s3.bucketV2, props: { objectLockConfiguration: { objectLockEnabled: "Enabled" } } },
      models: { type: s3.bucket, props: {} },
      "models-lock": { type: s3.objectLock, props: lock, from: { bucket: ["models"] } },
    },
    finds: {
      "a bucket without object lock": {
        change: { data: { objectLockEnabled: ABSENT } },
        findings: finding("data", "absent"),
      },
      "object lock that is off": {
        change: { data: { objectLockEnabled: false } },
        findings: finding("data", "false"),
      },
      "a bucket whose configuration is gone": {
        without: ["models-lock"],
        findings: finding("models", "absent"),
      },
    },
    passes: {
      "a bucket that takes access logs": {
        change: { data: { objectLockEnabled: ABSENT } },
        with: {
          logging: { type: s3.logging, props: { targetBucket: UNKNOWN }, from: { targetBucket: ["data"] } },
        },
      },
      "a switch that is known later": { change: { data: { objectLockEnabled: UNKNOWN } } },
    },
  });
});

describe("s3-replication", () => {
  const replication: Unwrap<BucketReplicationConfigArgs> = {
    bucket: UNKNOWN,
    role: "arn:aws:iam::111122223333:role/mlops/replication",
    rules: [{ status: "Enabled", destination: { bucket: "arn:aws:s3:::mlops-data-copy" } }],
  };
  const message = 'give the bucket a BucketReplicationConfig with a rule whose status is "Enabled"';
  const disabled = 'set the status of a rule to "Enabled"';

  describeStackRule(s3Replication, {
    compliant: {
      data: { type: s3.bucket, props: {} },
      "data-replication": { type: s3.replication, props: replication, from: { bucket: ["data"] } },
      old: { type: s3.bucketV2, props: { replicationConfigurations: [{ role: "r", rules: [] }] } },
    },
    finds: {
      "a bucket without a copy": { without: ["data-replication"], findings: [{ on: "data", message }] },
      "a rule that is off": {
        change: { "data-replication": { "rules.0.status": "Disabled" } },
        findings: [{ on: "data-replication", message: `${disabled}; rules is a list of 1` }],
      },
      "no rules": {
        change: { "data-replication": { rules: [] } },
        findings: [{ on: "data-replication", message: `${disabled}; rules is an empty list` }],
      },
      "a bucket of its own without a copy": {
        change: { old: { replicationConfigurations: [] } },
        findings: [{ on: "old", message }],
      },
    },
    passes: {
      "a copy that the bucket itself asks for": {
        without: ["data-replication"],
        change: { data: { replicationConfiguration: { role: "r", rules: [] } } },
      },
      "rules that are known later": { change: { "data-replication": { rules: UNKNOWN } } },
    },
  });
});

describe("s3-versioning", () => {
  const versioning: Unwrap<BucketVersioningArgs> = {
    bucket: UNKNOWN,
    versioningConfiguration: { status: "Enabled" },
  };
  const message = 'give the bucket a BucketVersioning with status "Enabled"';

  describeStackRule(s3Versioning, {
    decidedBy: ["old-versioning.bucket"],
    compliant: {
      data: { type: s3.bucket, props: {} },
      "data-versioning": { type: s3.versioning, props: versioning, from: { bucket: ["data"] } },
      old: { type: s3.bucketV2, props: { versionings: [{ enabled: true }] } },
      "old-versioning": { type: s3.versioningV2, props: { ...versioning, bucket: "elsewhere" } },
    },
    finds: {
      "a bucket without versioning": {
        without: ["data-versioning"],
        findings: [{ on: "data", message }],
      },
      "versioning that is suspended or missing": {
        change: {
          "data-versioning": { versioningConfiguration: { status: "Suspended" } },
          "old-versioning": { versioningConfiguration: ABSENT },
        },
        findings: [
          {
            on: "data-versioning",
            message: 'set status to "Enabled"; versioningConfiguration.status is "Suspended"',
          },
          {
            on: "old-versioning",
            message: 'set status to "Enabled"; versioningConfiguration.status is absent',
          },
        ],
      },
      "versioning on the bucket itself that is off": {
        with: { inline: { type: s3.bucket, props: { versioning: { enabled: false } } } },
        change: { old: { versionings: [{ mfaDelete: true }] } },
        decidedBy: ["inline.versioning"],
        findings: [
          { on: "inline", message },
          { on: "old", message },
        ],
      },
    },
    passes: {
      "versioning on the bucket itself": {
        without: ["data-versioning"],
        change: { data: { versioning: { enabled: true } } },
      },
      "versioning that comes with object lock": {
        without: ["data-versioning"],
        change: { data: { objectLockEnabled: true } },
      },
      "versioning that is known later": {
        change: {
          "data-versioning": { "versioningConfiguration.status": UNKNOWN },
          old: { versionings: UNKNOWN },
        },
      },
      "versioning of a bucket that is known later, from nowhere in particular": {
        without: ["data-versioning"],
        with: { somewhere: { type: s3.versioning, props: versioning } },
      },
    },
  });
});
