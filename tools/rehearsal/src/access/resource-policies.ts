import { type ReadResource, textAt, valueAt } from "./plain-inputs.ts";

/** Which resource a policy of its own type is about. */
interface Attachment {
  /** Property that holds the policy. */
  readonly policy: string;
  /** Property that names the resource: its ARN, id or name. */
  readonly holder: string;
  /** Type of the resource. */
  readonly of: string;
}

/** Policies that are resources of their own, by type. */
const attachments: Readonly<Record<string, Attachment>> = {
  "aws:s3/bucketPolicy:BucketPolicy": { policy: "policy", holder: "bucket", of: "aws:s3/bucket:Bucket" },
  "aws:sqs/queuePolicy:QueuePolicy": { policy: "policy", holder: "queueUrl", of: "aws:sqs/queue:Queue" },
  "aws:sns/topicPolicy:TopicPolicy": { policy: "policy", holder: "arn", of: "aws:sns/topic:Topic" },
  "aws:kms/keyPolicy:KeyPolicy": { policy: "policy", holder: "keyId", of: "aws:kms/key:Key" },
  "aws:ecr/repositoryPolicy:RepositoryPolicy": {
    policy: "policy",
    holder: "repository",
    of: "aws:ecr/repository:Repository",
  },
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy": {
    policy: "policy",
    holder: "eventBusName",
    of: "aws:cloudwatch/eventBus:EventBus",
  },
  "aws:secretsmanager/secretPolicy:SecretPolicy": {
    policy: "policy",
    holder: "secretArn",
    of: "aws:secretsmanager/secret:Secret",
  },
  "aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy": {
    policy: "resourcePolicy",
    holder: "modelPackageGroupName",
    of: "aws:sagemaker/modelPackageGroup:ModelPackageGroup",
  },
};

/** Properties of resources that hold their own policy. */
const ownPolicies: Readonly<Record<string, string>> = {
  "aws:kms/key:Key": "policy",
  "aws:s3/bucket:Bucket": "policy",
  "aws:secretsmanager/secret:Secret": "policy",
  "aws:sns/topic:Topic": "policy",
  "aws:sqs/queue:Queue": "policy",
};

/** Properties of resources that name the key which encrypts what they hold. */
const keyProperties: Readonly<Record<string, readonly (string | number)[]>> = {
  "aws:sqs/queue:Queue": ["kmsMasterKeyId"],
  "aws:sns/topic:Topic": ["kmsMasterKeyId"],
  "aws:secretsmanager/secret:Secret": ["kmsKeyId"],
  "aws:cloudwatch/logGroup:LogGroup": ["kmsKeyId"],
  "aws:cloudwatch/eventBus:EventBus": ["kmsKeyIdentifier"],
};

/** A policy of a resource, and what made it. */
export interface AttachedPolicy {
  readonly source: unknown;
  readonly made: ReadResource;
}

const placed = ({ account, region }: ReadResource, type: string, name: string) =>
  [account, region, type, name].join("|");

/** Policies of resources, by how the attaching resource names its holder. */
export class ResourcePolicies {
  readonly #attached = new Map<string, AttachedPolicy>();
  readonly #bucketKeys = new Map<string, string>();

  constructor(resources: readonly ReadResource[]) {
    for (const made of resources) {
      this.#readAttachment(made);
      this.#readBucketKey(made);
    }
  }

  #readAttachment(made: ReadResource): void {
    const attachment = attachments[made.type];
    const holder = attachment && textAt(made.inputs, attachment.holder);
    if (holder === undefined) return;
    const source = valueAt(made.inputs, attachment?.policy ?? "policy");
    this.#attached.set(placed(made, attachment?.of ?? "", holder), { source, made });
  }

  #readBucketKey(made: ReadResource): void {
    if (!made.type.startsWith("aws:s3/bucketServerSideEncryptionConfiguration:")) return;
    const bucket = textAt(made.inputs, "bucket");
    const key = textAt(made.inputs, "rules", 0, "applyServerSideEncryptionByDefault", "kmsMasterKeyId");
    if (bucket !== undefined && key !== undefined) this.#bucketKeys.set(bucket, key);
  }

  /** The policy of a resource; nothing if it has none. */
  of(made: ReadResource): AttachedPolicy | undefined {
    const names = [made.id, made.arn ?? "", textAt(made.inputs, "name") ?? ""].filter((name) => name !== "");
    const attached = names.map((name) => this.#attached.get(placed(made, made.type, name))).find(Boolean);
    const own = ownPolicies[made.type];
    const source = own === undefined ? undefined : valueAt(made.inputs, own);
    return attached ?? (source === undefined || source === "" ? undefined : { source, made });
  }

  /** How a resource names the key that encrypts what it holds. */
  keyNameOf(made: ReadResource): string | undefined {
    if (made.type === "aws:s3/bucket:Bucket") return this.#bucketKeys.get(made.id);
    const path = keyProperties[made.type];
    return path && textAt(made.inputs, ...path);
  }
}
