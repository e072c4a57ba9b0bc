import { glue } from "../resource/resource-types.ts";
import { describeResourceRule } from "../testing/index.ts";
import { glueEncrypted, glueVersion } from "./glue.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { CrawlerArgs } from "@pulumi/aws/glue/crawler.js";
import type { DataCatalogEncryptionSettingsArgs } from "@pulumi/aws/glue/dataCatalogEncryptionSettings.js";
import type { JobArgs } from "@pulumi/aws/glue/job.js";
import type { SecurityConfigurationArgs } from "@pulumi/aws/glue/securityConfiguration.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("glue-encrypted", () => {
  const crawler: Unwrap<CrawlerArgs> = {
    databaseName: "features",
    role: "crawler",
    securityConfiguration: "encrypted",
  };

  describe.each([glue.crawler, glue.devEndpoint, glue.job])("%s", (type) => {
    describeResourceRule(glueEncrypted, {
      compliant: { type, props: crawler },
      required: ["securityConfiguration"],
      finds: {},
      passes: { "one that is created with it": { change: { securityConfiguration: UNKNOWN } } },
    });
  });

  const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  const configuration: Unwrap<SecurityConfigurationArgs> = {
    encryptionConfiguration: {
      s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn },
      cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS", kmsKeyArn },
      jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn },
    },
  };
  const mode = (modes: string, path: string, came: string) =>
    `set it to ${modes}; encryptionConfiguration.${path} is ${came}`;

  describeResourceRule(glueEncrypted, {
    compliant: { type: glue.securityConfiguration, props: configuration },
    finds: {
      "each mode that is off": {
        change: {
          "encryptionConfiguration.s3Encryption": { s3EncryptionMode: "DISABLED" },
          "encryptionConfiguration.cloudwatchEncryption": {},
          "encryptionConfiguration.jobBookmarksEncryption": ABSENT,
        },
        messages: [
          mode("SSE-KMS or SSE-S3", "s3Encryption.s3EncryptionMode", '"DISABLED"'),
          mode("SSE-KMS", "cloudwatchEncryption.cloudwatchEncryptionMode", "absent"),
          mode("CSE-KMS", "jobBookmarksEncryption.jobBookmarksEncryptionMode", "absent"),
        ],
      },
      "modes of KMS without an own key": {
        change: {
          "encryptionConfiguration.s3Encryption.kmsKeyArn": ABSENT,
          "encryptionConfiguration.cloudwatchEncryption.kmsKeyArn": "alias/aws/glue",
        },
        decidedBy: [
          "encryptionConfiguration.s3Encryption.s3EncryptionMode",
          "encryptionConfiguration.cloudwatchEncryption.cloudwatchEncryptionMode",
        ],
        messages: [
          "set kmsKeyArn to a customer-managed key; encryptionConfiguration.s3Encryption.kmsKeyArn is absent",
          'set kmsKeyArn to a customer-managed key; encryptionConfiguration.cloudwatchEncryption.kmsKeyArn is "alias/aws/glue"',
        ],
      },
    },
    passes: {
      "keys of Amazon S3": {
        change: { "encryptionConfiguration.s3Encryption": { s3EncryptionMode: "SSE-S3" } },
      },
      "settings that are known later": { change: { encryptionConfiguration: UNKNOWN } },
    },
  });

  const catalogue: Unwrap<DataCatalogEncryptionSettingsArgs> = {
    dataCatalogEncryptionSettings: {
      encryptionAtRest: { catalogEncryptionMode: "SSE-KMS", sseAwsKmsKeyId: kmsKeyArn },
      connectionPasswordEncryption: { returnConnectionPasswordEncrypted: true, awsKmsKeyId: kmsKeyArn },
    },
  };
  const atRest = "dataCatalogEncryptionSettings.encryptionAtRest.catalogEncryptionMode";
  const passwords =
    "dataCatalogEncryptionSettings.connectionPasswordEncryption.returnConnectionPasswordEncrypted";

  describeResourceRule(glueEncrypted, {
    compliant: { type: glue.dataCatalogEncryptionSettings, props: catalogue },
    finds: {
      "a catalogue in plain text": {
        change: { [atRest]: "DISABLED" },
        messages: [`set catalogEncryptionMode to "SSE-KMS"; ${atRest} is "DISABLED"`],
      },
      "passwords in plain text": {
        change: { [passwords]: false },
        messages: [`set returnConnectionPasswordEncrypted to true; ${passwords} is false`],
      },
      "keys that AWS manages": {
        change: {
          "dataCatalogEncryptionSettings.encryptionAtRest.sseAwsKmsKeyId": ABSENT,
          "dataCatalogEncryptionSettings.connectionPasswordEncryption.awsKmsKeyId": ABSENT,
        },
        decidedBy: [atRest, passwords],
        messages: [
          "set sseAwsKmsKeyId to a customer-managed key; dataCatalogEncryptionSettings.encryptionAtRest.sseAwsKmsKeyId is absent",
          "set awsKmsKeyId to a customer-managed key; dataCatalogEncryptionSettings.connectionPasswordEncryption.awsKmsKeyId is absent",
        ],
      },
    },
    passes: {
      "a key that a service role uses": { change: { [atRest]: "SSE-KMS-WITH-SERVICE-ROLE" } },
      "settings that are known later": { change: { dataCatalogEncryptionSettings: UNKNOWN } },
    },
  });
});

describe("glue-version", () => {
  const job: Unwrap<JobArgs> = {
    roleArn: "arn:aws:iam::111122223333:role/prepare",
    command: { name: "glueetl", scriptLocation: "s3://scripts/prepare.py" },
    glueVersion: "5.0",
  };
  const message = (came: string) =>
    `set glueVersion to a supported version, such as "5.0"; glueVersion is ${came}`;

  describeResourceRule(glueVersion, {
    compliant: { type: glue.job, props: job },
    required: ["glueVersion"],
    decidedBy: ["command.name"],
    finds: {
      "a version without security patches": {
        change: { glueVersion: "2.0" },
        messages: [message('"2.0"')],
      },
      "one of a streaming job": {
        change: { glueVersion: "1.0", "command.name": "gluestreaming" },
        messages: [message('"1.0"')],
      },
      "one of a job whose command has no name": {
        change: { glueVersion: "0.9", "command.name": ABSENT },
        messages: [message('"0.9"')],
      },
      "a version that its environment calls unsupported": {
        change: { glueVersion: "3.0" },
        settings: { unsupported: ["3.0"] },
        messages: [message('"3.0"')],
      },
    },
    passes: {
      "a version that is known later": { change: { glueVersion: UNKNOWN } },
      "a version of Python shell": { change: { glueVersion: "1.0", "command.name": "pythonshell" } },
      "a Ray job without a version": { change: { glueVersion: ABSENT, "command.name": "glueray" } },
    },
  });
});
