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
function logStreams(made: ReadResource, group: string): string {
  return `arn:${partitionOf(made)}:logs:${made.region}:${made.account}:log-group:${group}:log-stream:*`;
}

/** What a role needs that containers run under, whichever job they are of. */
export interface ContainerAccess {
  readonly who: string | undefined;
  /** Names of images. */
  readonly images?: readonly string[];
  /** S3 URIs. */
  readonly reads?: readonly string[];
  /** Whether what it reads may be prefixes, whose objects it lists. @default false */
  readonly isListing?: boolean;
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
  const { who, volumeKeys = [], isInVpc = false, logs } = access;
  const because = (reason: string) => (what === "" ? reason : `${what} ${reason}`);
  return [
    ...pullNeeds(made, because, who, repositoriesOf(made, access.images ?? [])),
    ...dataNeeds(made, because, access),
    ...needs(made, because("attaches to its VPC"), {
      who,
      actions: isInVpc ? vpcAttachmentActions : [],
      resources: ["*"],
    }),
    ...volumeKeys.flatMap((key) => volumeGrants(made, who, key, because("encrypts its volume"))),
    ...(logs === undefined ? [] : logNeeds(made, because("writes its log"), who, sharedLogGroups[logs])),
  ];
}

/** What reads and writes the data of containers. */
function dataNeeds(made: ReadResource, because: (reason: string) => string, access: ContainerAccess): Need[] {
  const { who, reads = [], isListing = false, writes = [], outputKeys = [] } = access;
  const objects = (uris: readonly string[]) => [...new Set(uris.flatMap((uri) => objectsAt(made, uri)))];
  const buckets = new Set(objects(reads).map((arn) => arn.replace(/\/.*/, "")));
  const inS3 = (reason: string, action: string, resources: readonly string[]) =>
    needs(made, because(reason), { who, actions: [action], resources, isFromVpc: true });
  return [
    ...inS3("reads its input", "s3:GetObject", objects(reads)),
    ...inS3("lists its input", "s3:ListBucket", isListing ? [...buckets] : []),
    ...inS3("writes its output", "s3:PutObject", objects(writes)),
    ...needs(made, because("encrypts its output"), {
      who,
      actions: ["kms:GenerateDataKey"],
      resources: outputKeys,
      context: keyUse(made, "s3"),
    }),
  ];
}

/** What writes the events of containers to a log group. */
export function logNeeds(
  made: ReadResource,
  because: string,
  who: string | undefined,
  group: string,
): Need[] {
  return needs(made, because, {
    who,
    actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
    resources: [logStreams(made, group)],
  });
}

/** What pulls an image out of repositories. */
export function pullNeeds(
  made: ReadResource,
  because: (reason: string) => string,
  who: string | undefined,
  resources: readonly string[],
): Need[] {
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
