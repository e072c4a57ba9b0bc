import { resourceDefaults, toWireProperties } from "@mlops/engine";
import type { DeployedResource } from "../../rehearsal.ts";

import { type Documents, type Statement, arn, arns, dev, shared, soundDocuments } from "./sound-documents.ts";

/** A change of one document of the small world. */
export interface Edit {
  readonly document: string;
  /** Statement that is taken away, or changed by `set`. */
  readonly statement?: string;
  /** Elements that the statement gets instead. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** Statement that is added. */
  readonly add?: Statement;
}

/** Documents after a change of one of them. */
export function edited(documents: Documents, { document, statement, set, add }: Edit): Documents {
  const before = documents[document];
  if (!before) throw new Error(`no document ${document}`);
  const kept = before.flatMap((one) => {
    if (one.Sid !== statement) return [one];
    return set ? [{ ...one, ...set }] : [];
  });
  if (statement !== undefined && !before.some(({ Sid }) => Sid === statement))
    throw new Error(`no statement ${statement}`);
  return { ...documents, [document]: [...kept, ...(add ? [add] : [])] };
}

/** The resources of the small world, with changed documents. */
export function smallWorld(edits: readonly Edit[] = []): DeployedResource[] {
  const policy = policiesOf(edits.reduce(edited, soundDocuments));
  return [
    ...["job", "invoker", "forwarder", "deployer"].flatMap((name) => role(policy, name)),
    ...role(policy, "builder", shared),
    ...storage(policy),
    ...messages(policy),
    ...workloads(policy),
  ];
}

/** The text of a policy by the name of its document. */
type PolicyOf = (name: string) => string;

/** Texts of documents. */
export const policiesOf =
  (documents: Documents): PolicyOf =>
  (name) =>
    JSON.stringify({ Version: "2012-10-17", Statement: documents[name] });

/** A role with its trust and its policy; some have the boundary. */
export const role = (policy: PolicyOf, name: string, account = dev): DeployedResource[] => [
  made("iam/role:Role", name, {
    account,
    id: name,
    arn: `arn:aws:iam::${account}:role/${name}`,
    inputs: {
      assumeRolePolicy: policy(`${name}-trust`),
      ...(name === "invoker" || name === "job"
        ? { permissionsBoundary: `arn:aws:iam::${dev}:policy/boundary` }
        : {}),
    },
  }),
  made("iam/rolePolicy:RolePolicy", `${name}-policy`, {
    account,
    inputs: { role: name, policy: policy(name) },
  }),
];

const storage = (policy: PolicyOf): DeployedResource[] => [
  made("iam/policy:Policy", "boundary", {
    arn: `arn:aws:iam::${dev}:policy/boundary`,
    inputs: { policy: policy("boundary") },
  }),
  made("kms/key:Key", "key", { id: "data", arn: arns.key, inputs: { policy: policy("key") } }),
  made("s3/bucket:Bucket", "data", { id: "data", arn: arns.bucket, inputs: { bucket: "data" } }),
  made("s3/bucket:Bucket", "access-logs", {
    id: "access-logs",
    arn: arns.logs,
    inputs: { bucket: "access-logs" },
  }),
  made("s3/bucketPolicy:BucketPolicy", "data-policy", {
    inputs: { bucket: "data", policy: policy("bucket") },
  }),
  made("s3/bucketPolicy:BucketPolicy", "logs-policy", {
    inputs: { bucket: "access-logs", policy: policy("logs") },
  }),
  made("s3/bucketLogging:BucketLogging", "data-logging", {
    inputs: { bucket: "data", targetBucket: "access-logs" },
  }),
  made(
    "s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "data-encryption",
    {
      inputs: { bucket: "data", rules: [{ applyServerSideEncryptionByDefault: { kmsMasterKeyId: "data" } }] },
    },
  ),
  made("ecr/repository:Repository", "images", {
    account: shared,
    id: "images",
    arn: arns.repository,
    inputs: {},
  }),
  made("ecr/repositoryPolicy:RepositoryPolicy", "images-policy", {
    account: shared,
    inputs: { repository: "images", policy: policy("repository") },
  }),
];

const messages = (policy: PolicyOf): DeployedResource[] => [
  made("sqs/queue:Queue", "undelivered", {
    id: "https://sqs/undelivered",
    arn: arns.queue,
    inputs: { kmsMasterKeyId: arns.key },
  }),
  made("sqs/queuePolicy:QueuePolicy", "undelivered-policy", {
    inputs: { queueUrl: "https://sqs/undelivered", policy: policy("queue") },
  }),
  made("sqs/queue:Queue", "notices", {
    id: "https://sqs/notices",
    arn: arns.notices,
    inputs: { kmsMasterKeyId: arns.key },
  }),
  made("sqs/queuePolicy:QueuePolicy", "notices-policy", {
    inputs: { queueUrl: "https://sqs/notices", policy: policy("notices") },
  }),
  made("sns/topic:Topic", "alarms", {
    id: arns.topic,
    arn: arns.topic,
    inputs: { kmsMasterKeyId: arns.key },
  }),
  made("sns/topicPolicy:TopicPolicy", "alarms-policy", {
    inputs: { arn: arns.topic, policy: policy("topic") },
  }),
  made("sns/topicSubscription:TopicSubscription", "subscription", {
    inputs: { topic: arns.topic, protocol: "sqs", endpoint: arns.notices },
  }),
  made("cloudwatch/metricAlarm:MetricAlarm", "alarm", {
    arn: arn("cloudwatch", "alarm:errors"),
    inputs: { alarmActions: [arns.topic] },
  }),
  made("cloudwatch/eventRule:EventRule", "approvals", {
    id: "approvals",
    arn: arns.rule,
    inputs: { eventPattern: '{"source":["aws.sagemaker"]}' },
  }),
  made("cloudwatch/eventTarget:EventTarget", "to-topic", {
    inputs: { rule: "approvals", arn: arns.topic, deadLetterConfig: { arn: arns.queue } },
  }),
  made("cloudwatch/eventTarget:EventTarget", "to-bus", {
    inputs: { rule: "approvals", arn: arns.bus, roleArn: arns.forwarder },
  }),
  made("cloudwatch/eventBus:EventBus", "bus", {
    account: shared,
    id: "approvals",
    arn: arns.bus,
    inputs: {},
  }),
  made("cloudwatch/eventBusPolicy:EventBusPolicy", "bus-policy", {
    account: shared,
    inputs: { eventBusName: "approvals", policy: policy("bus") },
  }),
];

const workloads = (policy: PolicyOf): DeployedResource[] => [
  made("ec2/subnet:Subnet", "subnet", { id: "subnet-1", inputs: { vpcId: "vpc-1" } }),
  made("ec2/vpcEndpoint:VpcEndpoint", "s3-endpoint", {
    inputs: { vpcId: "vpc-1", serviceName: "com.amazonaws.eu-west-1.s3", policy: policy("endpoint") },
  }),
  made("sagemaker/model:Model", "model", {
    id: "model",
    inputs: {
      executionRoleArn: arns.job,
      vpcConfig: { subnets: ["subnet-1"] },
      primaryContainer: {
        image: `${shared}.dkr.ecr.eu-west-1.amazonaws.com/images:1`,
        modelDataUrl: "s3://data/models/1/model.tar.gz",
      },
    },
  }),
  made("sagemaker/endpointConfiguration:EndpointConfiguration", "configuration", {
    inputs: {
      productionVariants: [{ modelName: "model" }],
      dataCaptureConfig: { destinationS3Uri: "s3://data/captured" },
    },
  }),
  made("cloudwatch/logGroup:LogGroup", "log", {
    id: "/aws/lambda/invoker",
    arn: arns.logGroup,
    inputs: { kmsKeyId: arns.key },
  }),
  made("lambda/function:Function", "invoker-function", {
    id: "invoker",
    arn: arns.function,
    inputs: {
      role: arns.invoker,
      loggingConfig: { logGroup: "/aws/lambda/invoker" },
      deadLetterConfig: { targetArn: arns.queue },
    },
  }),
];

/** What a resource is made of. */
interface Made {
  readonly account?: string;
  readonly id?: string;
  readonly arn?: string;
  readonly inputs: object;
}

/** A resource of AWS in one of the accounts. */
export function made(
  type: string,
  name: string,
  { account = dev, id = name, arn: own, inputs }: Made,
): DeployedResource {
  return {
    stack: account === dev ? "app.dev" : "tools.shared",
    place: { account, region: "eu-west-1", partition: "aws", suffix: "amazonaws.com" },
    resource: {
      ...resourceDefaults,
      urn: `urn:pulumi:s::p::aws:${type}::${name}`,
      type: `aws:${type}`,
      name,
      id,
      inputs: toWireProperties(inputs),
      outputs: toWireProperties(own === undefined ? {} : { arn: own }),
      sourcePosition: undefined,
    },
  };
}
