import type { Output } from "@pulumi/pulumi";
import type { AwsEnvironment, PolicyStatement } from "@mlops/core";
import type { Contract } from "./contract.ts";

/** An environment's own KMS keys. */
export interface KeysRef {
  readonly environment: AwsEnvironment;
  /** For data at rest: buckets, volumes, file systems, repositories. */
  readonly dataKeyArn: Output<string>;
  /** For log groups and alarms' topics. */
  readonly logKeyArn: Output<string>;
}

export const keysContract: Contract<KeysRef> = {
  name: "keys",
  fields: { dataKeyArn: "text", logKeyArn: "text" },
};

/** Read and write what the data key encrypts. */
export const canUseDataKey = (keys: KeysRef): PolicyStatement => ({
  Sid: "UseDataKey",
  Effect: "Allow",
  Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
  Resource: [keys.dataKeyArn],
});

/** Let AWS services attach encrypted volumes on one's behalf. */
export const canAttachEncryptedVolumes = (keys: KeysRef): PolicyStatement => ({
  Sid: "AttachEncryptedVolumes",
  Effect: "Allow",
  Action: ["kms:CreateGrant"],
  Resource: [keys.dataKeyArn],
  Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
});
