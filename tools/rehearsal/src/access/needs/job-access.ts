import {
  imagePullActions,
  parseEcrImage,
  parseS3Uri,
  sharedLogGroups,
  vpcAttachmentActions,
} from "@mlops/aws";
import { type Need, needs } from "../need.ts";
import type { ReadResource } from "../plain-inputs.ts";

const partitionOf = ({ deployed }: ReadResource): string => deployed.place?.partition ?? "aws";

/** ARN of the objects at or below an S3 URI, in which wildcards may stand for what is not known. */
export function objectsAt(made: ReadResource, uri: string | undefined): string[] {
  const location = uri === undefined ? undefined : parseS3Uri(uri);
  if (!location || location.bucket.includes("*")) return [];
  const { bucket, key } = location;
  const isObject = /\.[a-z]+(?:\.gz)?$/.test(key);
  const end = isObject || key === "" ? "" : key.endsWith("/") ? "*" : "/*";
  return [`arn:${partitionOf(made)}:s3:::${bucket}/${key === "" ? "*" : key}${end}`];
}

/** ARNs of the repositories in ECR that images are in. */
export function repositoriesOf(made: ReadResource, images: readonly string[]): string[] {
  const repositories = images.flatMap((image) => {
    const { registry, repository } = parseEcrImage(image) ?? {};
    if (!registry || repository === undefined) return [];
    return [`arn:${partitionOf(made)}:ecr:${registry.region}:${registry.account}:repository/${repository}`];
  });
  return [...new Set(repositories)];
}

/** Streams of a log group of the account. */
export function logStreams(made: ReadResource, group: string): string {
  return `arn:${partitionOf(made)}:logs:${made.region}:${made.account}:log-group:${group}:log-stream:*`;
}

/** What a role needs that containers run under, whichever job they are of. */
export interface ContainerAccess {
  readonly who: string | undefined;
  /** Names of images. */
  readonly images?: readonly string[];
  /** S3 URIs. */
  readonly reads?: readonly string[];
  /** S3 URIs. */
  readonly writes?: readonly string[];
  /** ARNs of keys that what is written is encrypted with, other than the bucket's own. */
  readonly outputKeys?: readonly string[];
  /** ARNs of keys of volumes. */
  readonly volumeKeys?: readonly string[];
  readonly isInVpc?: boolean;
  /** Which of the groups it writes its log to that all jobs of a kind share. @default - not looked at */
  readonly logs?: keyof typeof sharedLogGroups | undefined;
}

/**
 * What the role of containers needs.
 * @param what who needs it, as in `step Train`; begins the reason
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html
 */
export function containerNeeds(made: ReadResource, what: string, access: ContainerAccess): Need[] {
  const { who, reads = [], writes = [], outputKeys = [], volumeKeys = [], isInVpc = false, logs } = access;
  const because = (reason: string) => (what === "" ? reason : `${what} ${reason}`);
  const objects = (uris: readonly string[]) => [...new Set(uris.flatMap((uri) => objectsAt(made, uri)))];
  return [
    ...pulls(made, because, access),
    ...needs(made, because("reads its input"), {
      who,
      actions: ["s3:GetObject"],
      resources: objects(reads),
      isFromVpc: true,
    }),
    ...needs(made, because("writes its output"), {
      who,
      actions: ["s3:PutObject"],
      resources: objects(writes),
      isFromVpc: true,
    }),
    ...needs(made, because("encrypts its output"), {
      who,
      actions: ["kms:GenerateDataKey"],
      resources: outputKeys,
      context: keyUse(made, "s3"),
    }),
    ...needs(made, because("attaches to its VPC"), {
      who,
      actions: isInVpc ? vpcAttachmentActions : [],
      resources: ["*"],
    }),
    ...volumeKeys.flatMap((key) => volumeGrants(made, who, key, because("encrypts its volume"))),
    ...needs(made, because("writes its log"), {
      who,
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: logs === undefined ? [] : [logStreams(made, sharedLogGroups[logs])],
    }),
  ];
}

function pulls(
  made: ReadResource,
  because: (reason: string) => string,
  { who, images = [] }: ContainerAccess,
): Need[] {
  const resources = repositoriesOf(made, images);
  const signIn = resources.length === 0 ? [] : ["ecr:GetAuthorizationToken"];
  return [
    ...needs(made, because("pulls its image"), { who, actions: imagePullActions, resources }),
    ...needs(made, because("signs in to pull its image"), { who, actions: signIn, resources: ["*"] }),
  ];
}

/** What a request of a service tells that uses a key in the name of a role of the account. */
export const keyUse = ({ region, account }: ReadResource, service: string) => ({
  "kms:ViaService": `${service}.${region}.amazonaws.com`,
  "kms:CallerAccount": account,
});

/** SageMaker gives a volume its key by a grant that it makes in the role's name. */
export function volumeGrants(
  made: ReadResource,
  who: string | undefined,
  key: string,
  because = "encrypts its volume",
): Need[] {
  return needs(made, because, {
    who,
    actions: ["kms:CreateGrant"],
    resources: [key],
    context: { "kms:GrantIsForAWSResource": "true", ...keyUse(made, "sagemaker") },
  });
}
