import type { Output } from "@pulumi/pulumi";
import type { PolicyStatement } from "@mlops/core";
import type { Contract, Reference } from "./contract.ts";

/** An environment's own KMS keys. */
export interface KeysRef extends Reference {
  /** ARN of the key for data at rest: buckets, volumes, file systems, repositories. */
  readonly dataKeyArn: Output<string>;
  /** ARN of the key for log groups and for the topic of alarms. */
  readonly logKeyArn: Output<string>;
}

/** How the platform exports its {@link KeysRef}: output `keys`. */
export const keysContract: Contract<KeysRef> = {
  name: "keys",
  fields: { dataKeyArn: "String", logKeyArn: "String" },
};

/** The right to encrypt and decrypt with the data key. */
export const canUseDataKey = (keys: KeysRef): PolicyStatement => ({
  Sid: "UseDataKey",
  Effect: "Allow",
  Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
  Resource: [keys.dataKeyArn],
});

/** The right to give AWS services grants of the data key, which they need to attach encrypted volumes. */
export const canAttachEncryptedVolumes = (keys: KeysRef): PolicyStatement => ({
  Sid: "AttachEncryptedVolumes",
  Effect: "Allow",
  Action: ["kms:CreateGrant"],
  Resource: [keys.dataKeyArn],
  Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
});
