import type { AwsPlace } from "./partition.ts";

/** An ARN taken apart. */
export interface Arn {
  /** Such as `aws` or `aws-cn`. */
  readonly partition: string;
  /** Such as `iam` or `sagemaker`. */
  readonly service: string;
  /** "" where ARNs of the service have no region, such as those of IAM and S3. */
  readonly region: string;
  /** 12 digits; "" where ARNs of the service have no account, `aws` for what AWS owns. */
  readonly account: string;
  /** Everything after the account, such as `role/mlops/deploy`. May hold colons. */
  readonly resource: string;
}

/** Parts of an ARN; region and account are empty unless given. */
interface ArnParts {
  readonly partition: string;
  readonly service: string;
  readonly region?: string;
  readonly account?: string;
  readonly resource: string;
}

const partitionSource = "aws[a-z-]*";
const form = new RegExp(
  `^arn:(?<partition>${partitionSource}):(?<service>[a-z0-9-]+):(?<region>[a-z0-9-]*):(?<account>[a-z0-9-]*):(?<resource>.+)$`,
);

/**
 * Take an ARN apart.
 * @returns nothing if `text` is not a whole ARN, or has wildcards before the resource
 */
export function parseArn(text: string): Arn | undefined {
  const { partition, service, region, account, resource } = form.exec(text)?.groups ?? {};
  if (partition === undefined || service === undefined || resource === undefined) return undefined;
  return { partition, service, region: region ?? "", account: account ?? "", resource };
}

/**
 * Take a pattern of ARNs apart, as policies have them: `arn:aws:s3:::data/*`, `arn:aws:*`. What a shorter pattern does
 * not reach is undefined.
 * @returns nothing if `pattern` does not begin with `arn:`
 */
export function parseArnPattern(pattern: string): Partial<Arn> | undefined {
  if (!pattern.startsWith("arn:")) return undefined;
  const parts = pattern.split(":", 5);
  const [, partition, service, region, account] = parts;
  const before = `${parts.join(":")}:`;
  const resource = pattern.startsWith(before) ? pattern.slice(before.length) : undefined;
  return { partition, service, region, account, resource };
}

/** The ARN, or pattern of ARNs, with these parts. */
export function formatArn({ partition, service, region = "", account = "", resource }: ArnParts): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

/** The ARN of `resource` (everything after the account) of `service` in an account and region. */
export function arnIn(place: AwsPlace, service: string, resource: string): string {
  const { partition, region, account } = place;
  return formatArn({ partition, service, region, account, resource });
}

/** The ARN of an S3 bucket, or of `key` in it: bucket ARNs carry neither region nor account. */
export function bucketArn(
  { partition }: Pick<AwsPlace, "partition">,
  bucketName: string,
  key?: string,
): string {
  const resource = key === undefined ? bucketName : `${bucketName}/${key}`;
  return formatArn({ partition, service: "s3", resource });
}

/** The ARN of what IAM has in an account: `role/<path>/<name>`, `root` … IAM has no regions. */
export function iamArn({ partition, account }: Omit<AwsPlace, "region">, resource: string): string {
  return formatArn({ partition, service: "iam", account, resource });
}

/** The ARN that stands for a whole account: whoever the account's own policies let. */
export function accountRootArn(account: Omit<AwsPlace, "region">): string {
  return iamArn(account, "root");
}

/** The ARN of a policy that AWS manages. */
export function awsManagedPolicyArn({ partition }: Pick<AwsPlace, "partition">, name: string): string {
  return formatArn({ partition, service: "iam", account: "aws", resource: `policy/${name}` });
}

/** The name of the policy that AWS manages and `arn` names, whatever its path; nothing if it names none. */
export function awsManagedPolicyName(arn: string): string | undefined {
  const { service, account, resource = "" } = parseArn(arn) ?? {};
  return service === "iam" && account === "aws"
    ? /^policy\/(?:.*\/)?([^/]+)$/.exec(resource)?.[1]
    : undefined;
}

/** Whole ARNs of one kind of resource. `region` and `resource` are sources of expressions. */
const arnPattern = (service: string, region: string, resource: string) =>
  new RegExp(String.raw`^arn:${partitionSource}:${service}:${region}:\d{12}:${resource}$`);

const anyRegion = "[a-z0-9-]+";

/** The ARN of an IAM role. */
export const roleArnPattern = arnPattern("iam", "", "role/.+");

/** The ARN of a KMS key; IAM policies take no alias in its place. */
export const keyArnPattern = arnPattern("kms", anyRegion, "key/.+");

/** The ARN of one version in the model registry: `arn:…:model-package/<group>/<version>`. */
export const modelPackageArnPattern = arnPattern(
  "sagemaker",
  anyRegion,
  String.raw`model-package/[a-zA-Z0-9](?:-*[a-zA-Z0-9]){0,62}/[1-9]\d{0,8}`,
);

/** The ARN of an event bus: `arn:…:events:…:event-bus/<name>`. */
export const eventBusArnPattern = arnPattern("events", anyRegion, String.raw`event-bus/[/.\w-]{1,256}`);

/** The name of an SSM parameter, or the ARN of one, which another account may share. */
export const ssmParameterPattern = new RegExp(
  String.raw`^(?:arn:${partitionSource}:ssm:${anyRegion}:\d{12}:parameter)?[A-Za-z0-9_./-]+$`,
);

/** The ARN of a connection to a Git provider, under either of the service's names. */
export const connectionArnPattern = arnPattern(
  "code(?:star-)?connections",
  anyRegion,
  "connection/[0-9a-f-]{36}",
);
