import { regionalService } from "@mlops/aws";
import type { AccessModel } from "../access-model.ts";
import { type Need, needs } from "../need.ts";
import { type ReadResource, textAt } from "../plain-inputs.ts";

/**
 * CloudWatch Logs encrypts a log group by itself, with the key's permission.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export function encryptedLogs(made: ReadResource, model: AccessModel): Need[] {
  const { place } = made.deployed;
  const key = model.keyOf(textAt(made.inputs, "kmsKeyId"), made);
  if (!made.type.startsWith("aws:cloudwatch/logGroup:") || key === undefined || !place) return [];
  return needs(made, "encrypts its events", {
    who: regionalService(place, "logs"),
    actions: [
      "kms:Decrypt",
      "kms:DescribeKey",
      "kms:Encrypt",
      "kms:GenerateDataKey",
      "kms:ReEncryptFrom",
      "kms:ReEncryptTo",
    ],
    resources: [key],
    context: { "kms:EncryptionContext:aws:logs:arn": made.arn ?? [] },
  });
}
