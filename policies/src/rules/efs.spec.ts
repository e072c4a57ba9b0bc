import { efs } from "../resource/resource-types.ts";
import { describeResourceRule } from "../testing/index.ts";
import { efsEncrypted } from "./efs.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { FileSystemArgs } from "@pulumi/aws/efs/fileSystem.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("efs-encrypted", () => {
  const files: Unwrap<FileSystemArgs> = {
    encrypted: true,
    kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  };
  const key = (came: string) => ({ advisory: `set kmsKeyId to a customer-managed key; kmsKeyId is ${came}` });

  describeResourceRule(efsEncrypted, {
    compliant: { type: efs.fileSystem, props: files },
    finds: {
      "files in plain text": {
        change: { encrypted: ABSENT },
        messages: ["set encrypted to true; encrypted is absent"],
      },
      "encryption that is off": {
        change: { encrypted: false },
        messages: ["set encrypted to true; encrypted is false"],
      },
      "the key that AWS manages": { change: { kmsKeyId: ABSENT }, messages: [key("absent")] },
      "the key that AWS manages, by name": {
        change: { kmsKeyId: "alias/aws/elasticfilesystem" },
        messages: [key('"alias/aws/elasticfilesystem"')],
      },
    },
    passes: { "a key that is created with the files": { change: { kmsKeyId: UNKNOWN, encrypted: UNKNOWN } } },
  });
});
