import type { AccessModel, ProtectedResource } from "./access-model.ts";
import { resourceOf } from "./access-model.ts";
import { type KeyValues, type Need, exampleOf, isServiceName, roleOf } from "./need.ts";

/** What an action on an encrypted resource takes besides. */
interface KeyUse {
  readonly action: string;
  /** What is done with the key. */
  readonly keyActions: readonly string[];
  /** Service that uses the key in the name of who asks, as in `kms:ViaService`. */
  readonly service: string;
  /** Key of the encryption context by which the service names the resource; nothing if it names something else. */
  readonly contextKey: string | undefined;
}

/**
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
 */
const keyUses: readonly KeyUse[] = [
  use("s3:GetObject", ["kms:Decrypt"], "s3"),
  use("s3:PutObject", ["kms:GenerateDataKey"], "s3"),
  use("sqs:SendMessage", ["kms:Decrypt", "kms:GenerateDataKey"], "sqs", "aws:sqs:arn"),
  use("sqs:ReceiveMessage", ["kms:Decrypt"], "sqs", "aws:sqs:arn"),
  use("sns:Publish", ["kms:Decrypt", "kms:GenerateDataKey"], "sns", "aws:sns:topicArn"),
  use("secretsmanager:GetSecretValue", ["kms:Decrypt"], "secretsmanager", "SecretARN"),
];

function use(action: string, keyActions: readonly string[], service: string, contextKey?: string): KeyUse {
  return { action, keyActions, service, contextKey };
}

/** What a need implies: the key of what is encrypted, and a role that trusts the service which it is handed over to. */
export function impliedNeeds(model: AccessModel, need: Need): Need[] {
  return [...neededKeys(model, need), ...neededTrust(model, need)];
}

function neededTrust({ roles }: AccessModel, need: Need): Need[] {
  const service = need.context["iam:PassedToService"];
  if (need.action !== "iam:PassRole" || typeof service !== "string" || !roles.has(need.resource)) return [];
  const because = `${need.because}, and passes the role to ${service}`;
  return [{ ...need, who: service, action: "sts:AssumeRole", context: {}, because, isFromVpc: false }];
}

function neededKeys(model: AccessModel, need: Need): Need[] {
  const use = keyUses.find(({ action }) => action === need.action);
  const target = use && resourceOf(model, exampleOf(need.resource));
  if (!use || target?.keyArn === undefined) return [];
  const resource = target.keyArn;
  const context = keyContext(model, need, use, target);
  const because = `${need.because}, and ${need.action} on ${target.arn}, which this key encrypts, takes it`;
  return use.keyActions.map((action) => ({ ...need, action, resource, context, because, isFromVpc: false }));
}

function keyContext(
  model: AccessModel,
  need: Need,
  { service, contextKey }: KeyUse,
  target: ProtectedResource,
): KeyValues {
  const encryption = contextKey === undefined ? {} : { [`kms:EncryptionContext:${contextKey}`]: target.arn };
  const role = roleOf(model, need.who);
  if (isServiceName(need.who) || !role) return { ...need.context, ...encryption };
  return {
    ...encryption,
    "kms:ViaService": `${service}.${target.made.region}.amazonaws.com`,
    "kms:CallerAccount": role.made.account,
  };
}
