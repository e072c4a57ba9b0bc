import type { RepositoryArgs } from "@pulumi/aws/ecr/repository.js";
import type { RepositoryArgs as AwsxRepositoryArgs } from "@pulumi/awsx/ecr/repository.js";
import type { Unwrap } from "@pulumi/pulumi";
import { ecr } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { ecrCmk } from "./ecr-cmk.ts";

const keyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const repository: Unwrap<RepositoryArgs & AwsxRepositoryArgs> = {
  name: "training",
  encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: keyArn }],
};
const key = (came: string) =>
  `set kmsKey to a customer-managed key; encryptionConfigurations[0].kmsKey is ${came}`;

describe.each([ecr.repository, ecr.awsxRepository])("%s", (type) => {
  describeResourceRule(ecrCmk, {
    compliant: { type, props: repository },
    finds: {
      "a repository that says nothing": {
        change: { encryptionConfigurations: ABSENT },
        messages: [
          'set encryptionConfigurations to one of encryptionType "KMS" with a kmsKey; ' +
            "encryptionConfigurations is absent",
        ],
      },
      "keys of Amazon S3": {
        change: { "encryptionConfigurations.0": { encryptionType: "AES256" } },
        messages: ['set encryptionType to "KMS"; encryptionConfigurations[0].encryptionType is "AES256"'],
      },
      "no key: then AWS manages one": {
        change: { "encryptionConfigurations.0.kmsKey": ABSENT },
        decidedBy: ["encryptionConfigurations"],
        messages: [key("absent")],
      },
      "the key that AWS manages": {
        change: { "encryptionConfigurations.0.kmsKey": "alias/aws/ecr" },
        decidedBy: ["encryptionConfigurations"],
        messages: [key('"alias/aws/ecr"')],
      },
    },
    passes: {
      "two layers": { change: { "encryptionConfigurations.0.encryptionType": "KMS_DSSE" } },
      "a key that is created with it": { change: { "encryptionConfigurations.0.kmsKey": UNKNOWN } },
      "settings that are known later": { change: { encryptionConfigurations: UNKNOWN } },
    },
  });
});

describeResourceRule(ecrCmk, {
  compliant: { type: ecr.awsxRepository, props: {} },
  finds: {
    "a component that leaves it out": {
      change: { name: "training" },
      messages: [
        'set encryptionConfigurations to one of encryptionType "KMS" with a kmsKey; ' +
          "encryptionConfigurations is absent",
      ],
    },
  },
});
