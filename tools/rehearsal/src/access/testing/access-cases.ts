import type { Edit } from "./small-world.ts";
import { type Statement, arn, arns, dev } from "./sound-documents.ts";

/** A change of the small world. */
export interface AccessCase {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** A change that takes away what something needs. */
export interface AccessFault extends AccessCase {
  /** Logical name of the resource that cannot do its work. */
  readonly at: string;
  /** What the finding says of the policy in the way. */
  readonly says: string;
}

const without = (document: string, statement: string): Edit => ({ document, statement });
const change = (document: string, statement: string, set: Edit["set"] = {}): Edit => ({
  document,
  statement,
  set,
});
const add = (document: string, statement: Statement): Edit => ({ document, add: statement });
const deny = (Sid: string, Action: string, more: object = {}): Statement => ({
  Sid,
  Effect: "Deny",
  Action,
  Resource: "*",
  ...more,
});
const onlyKey = (value: string) => ({ StringEquals: { "kms:ViaService": value } });

/** Faults, each of one kind of policy and resource. */
export const accessFaults: readonly AccessFault[] = [
  {
    name: "a model's role may not read its artefact",
    edits: [without("job", "ReadModels")],
    at: "model",
    says: "the role's own policies",
  },
  {
    name: "a model's role may not decrypt its artefact",
    edits: [without("job", "UseKey")],
    at: "model",
    says: "kms:Decrypt",
  },
  {
    name: "an artefact lies beside what the role may read",
    edits: [change("job", "ReadModels", { Resource: `${arns.bucket}/model/*` })],
    at: "model",
    says: "s3:GetObject",
  },
  {
    name: "a model's role may not pull its image",
    edits: [without("job", "Pull")],
    at: "model",
    says: "ecr:BatchGetImage",
  },
  {
    name: "a model's role may not attach to its VPC",
    edits: [without("job", "UseVpc")],
    at: "model",
    says: "attaches to its VPC",
  },
  {
    name: "a model's role may not sign in to ECR",
    edits: [without("job", "SignIn")],
    at: "model",
    says: "ecr:GetAuthorizationToken",
  },
  {
    name: "the repository of another account lets nobody pull",
    edits: [without("repository", "Pull")],
    at: "model",
    says: 'RepositoryPolicy "images-policy"',
  },
  {
    name: "an endpoint may not write what it captures",
    edits: [without("job", "WriteCaptured")],
    at: "configuration",
    says: "s3:PutObject",
  },
  {
    name: "the key does not let its account decide",
    edits: [without("key", "Own")],
    at: "model",
    says: 'Key "key"',
  },
  {
    name: "the key denies the role",
    edits: [add("key", deny("NoJobs", "kms:*", { Principal: { AWS: arns.job } }))],
    at: "model",
    says: "NoJobs denies it",
  },
  {
    name: "the key serves another service only",
    edits: [change("key", "Own", { Condition: onlyKey("sqs.eu-west-1.amazonaws.com") })],
    at: "model",
    says: 'Key "key"',
  },
  {
    name: "a service that runs the model is not trusted",
    edits: [change("job-trust", "Trust", { Principal: { Service: "ec2.amazonaws.com" } })],
    at: "model",
    says: "sts:AssumeRole",
  },
  {
    name: "a role trusts its service for another account",
    edits: [
      change("invoker-trust", "Trust", {
        Condition: { StringEquals: { "aws:SourceAccount": "999988887777" } },
      }),
    ],
    at: "invoker-function",
    says: "sts:AssumeRole",
  },
  {
    name: "a function may not write its log",
    edits: [without("invoker", "WriteLogs")],
    at: "invoker-function",
    says: "logs:PutLogEvents",
  },
  {
    name: "a function may not send what fails",
    edits: [without("invoker", "SendFailures")],
    at: "invoker-function",
    says: "sqs:SendMessage",
  },
  {
    name: "a function may not encrypt what it sends",
    edits: [without("invoker", "UseKey")],
    at: "invoker-function",
    says: "kms:GenerateDataKey",
  },
  {
    name: "the boundary takes a parameter away",
    edits: [change("invoker", "ReadSettings", { Resource: arn("ssm", "parameter/mlops") })],
    at: "invoker",
    says: "its permissions boundary",
  },
  {
    name: "the boundary lacks a service",
    edits: [
      change("boundary", "Services", { Action: ["ec2:*", "ecr:*", "kms:*", "s3:*", "sagemaker:*", "sqs:*"] }),
    ],
    at: "invoker-function",
    says: "its permissions boundary",
  },
  {
    name: "a guard of the boundary denies a right",
    edits: [add("boundary", deny("NoInvocations", "sagemaker:Invoke*"))],
    at: "invoker",
    says: "NoInvocations denies it",
  },
  {
    name: "a guard denies the account of the image",
    edits: [
      add(
        "boundary",
        deny("NoOtherAccounts", "ecr:*", { Condition: { StringNotEquals: { "aws:ResourceAccount": dev } } }),
      ),
    ],
    at: "model",
    says: "NoOtherAccounts denies it",
  },
  {
    name: "a guard denies the region",
    edits: [
      add(
        "boundary",
        deny("NoOtherRegions", "s3:*", {
          Condition: { StringNotEquals: { "aws:RequestedRegion": "us-east-1" } },
        }),
      ),
    ],
    at: "model",
    says: "NoOtherRegions denies it",
  },
  {
    name: "the VPC endpoint lets artefacts through of another account only",
    edits: [
      change("endpoint", "Own", { Condition: { StringEquals: { "aws:ResourceAccount": "999988887777" } } }),
    ],
    at: "model",
    says: "the VPC endpoint's policy",
  },
  {
    name: "the VPC endpoint denies reading",
    edits: [add("endpoint", deny("NoReading", "s3:GetObject", { Principal: "*" }))],
    at: "model",
    says: "NoReading denies it",
  },
  {
    name: "the queue keeps the events of another rule",
    edits: [
      change("queue", "KeepEvents", { Condition: { ArnEquals: { "aws:SourceArn": `${arns.rule}-2` } } }),
    ],
    at: "to-topic",
    says: 'QueuePolicy "undelivered-policy"',
  },
  {
    name: "the queue's key does not serve EventBridge",
    edits: [without("key", "Events")],
    at: "to-topic",
    says: "events.amazonaws.com may not kms:Decrypt",
  },
  {
    name: "the topic does not take events",
    edits: [without("topic", "Events")],
    at: "to-topic",
    says: "events.amazonaws.com may not sns:Publish",
  },
  {
    name: "the topic does not take alarms",
    edits: [without("topic", "Alarms")],
    at: "alarm",
    says: "cloudwatch.amazonaws.com may not sns:Publish",
  },
  {
    name: "the topic's key does not serve CloudWatch",
    edits: [without("key", "Alarms")],
    at: "alarm",
    says: "kms:GenerateDataKey",
  },
  {
    name: "a topic's subscriber takes nothing",
    edits: [without("notices", "Notices")],
    at: "subscription",
    says: "sns.amazonaws.com may not sqs:SendMessage",
  },
  {
    name: "the bus of another account takes no events",
    edits: [without("bus", "Forward")],
    at: "to-bus",
    says: 'EventBusPolicy "bus-policy"',
  },
  {
    name: "the bus of another account takes events of another source",
    edits: [change("bus", "Forward", { Condition: { StringEquals: { "events:source": "aws.s3" } } })],
    at: "to-bus",
    says: 'EventBusPolicy "bus-policy"',
  },
  {
    name: "the role that forwards events may not",
    edits: [without("forwarder", "Forward")],
    at: "to-bus",
    says: "events:PutEvents",
  },
  {
    name: "access logs are not taken",
    edits: [without("logs", "Deliver")],
    at: "data-logging",
    says: "logging.s3.amazonaws.com",
  },
  {
    name: "the log group's key does not serve CloudWatch Logs",
    edits: [without("key", "Logs")],
    at: "log",
    says: "logs.eu-west-1.amazonaws.com",
  },
  {
    name: "the bucket of another account gives nothing",
    edits: [without("bucket", "Reports")],
    at: "builder",
    says: 'BucketPolicy "data-policy"',
  },
  {
    name: "the key of another account is missing",
    edits: [without("key", "Reports")],
    at: "builder",
    says: 'Key "key"',
  },
  {
    name: "the reader in another account may not decrypt",
    edits: [without("builder", "Decrypt")],
    at: "builder",
    says: "kms:Decrypt",
  },
  {
    name: "the role of another account trusts other roles",
    edits: [
      change("deployer-trust", "Trust", {
        Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/deploy*" } },
      }),
    ],
    at: "builder",
    says: "sts:AssumeRole",
  },
  {
    name: "a role is passed to a service that it does not trust",
    edits: [
      change("deployer", "Pass", {
        Condition: { StringEquals: { "iam:PassedToService": "glue.amazonaws.com" } },
      }),
    ],
    at: "deployer",
    says: "glue.amazonaws.com may not sts:AssumeRole",
  },
];

/** Changes that take away nothing that is needed. */
export const soundVariations: readonly AccessCase[] = [
  {
    name: "artefacts are read by a wider right",
    edits: [change("job", "ReadModels", { Action: "s3:Get*", Resource: `${arns.bucket}/*` })],
  },
  {
    name: "everything but IAM is allowed",
    edits: [
      change("job", "Pull", { Action: undefined, NotAction: "iam:*", Resource: "*" }),
      without("job", "SignIn"),
    ],
  },
  {
    name: "the bucket names the role, whose own policies are silent",
    edits: [
      without("job", "ReadModels"),
      add("bucket", {
        Sid: "Job",
        Effect: "Allow",
        Principal: { AWS: arns.job },
        Action: "s3:GetObject",
        Resource: `${arns.bucket}/*`,
      }),
    ],
  },
  {
    name: "the key names the role",
    edits: [
      without("job", "UseKey"),
      add("key", {
        Sid: "Job",
        Effect: "Allow",
        Principal: { AWS: arns.job },
        Action: "kms:*",
        Resource: "*",
      }),
    ],
  },
  {
    name: "the key serves S3 for the role and SQS for the function",
    edits: [
      change("key", "Own", {
        Condition: {
          StringEquals: { "kms:ViaService": ["s3.eu-west-1.amazonaws.com", "sqs.eu-west-1.amazonaws.com"] },
        },
      }),
    ],
  },
  {
    name: "the key's policy asks for the calling account",
    edits: [change("key", "Own", { Condition: { StringEquals: { "kms:CallerAccount": dev } } })],
  },
  {
    name: "the repository lets everybody of an organization pull",
    edits: [
      change("repository", "Pull", {
        Principal: "*",
        Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } },
      }),
    ],
  },
  {
    name: "the bucket demands an organization of the other account",
    edits: [change("bucket", "Reports", { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } })],
  },
  {
    name: "a deny for requests from outside a network",
    edits: [
      add(
        "bucket",
        deny("OnlyOurNetwork", "s3:*", {
          Principal: "*",
          Condition: { StringNotEqualsIfExists: { "aws:SourceVpc": "vpc-1" } },
        }),
      ),
    ],
  },
  {
    name: "a deny for other accounts",
    edits: [
      add(
        "boundary",
        deny("NoOtherAccounts", "s3:*", { Condition: { StringNotEquals: { "aws:ResourceAccount": dev } } }),
      ),
    ],
  },
  {
    name: "a deny that leaves the account's resources out",
    edits: [
      add("boundary", { Sid: "NoOthers", Effect: "Deny", Action: "s3:*", NotResource: [`${arns.bucket}/*`] }),
    ],
  },
  {
    name: "a deny of another region",
    edits: [
      add(
        "boundary",
        deny("NoOtherRegions", "s3:*", {
          Condition: { StringNotEquals: { "aws:RequestedRegion": "eu-west-1" } },
        }),
      ),
    ],
  },
  {
    name: "a deny of untagged requests",
    edits: [
      add(
        "boundary",
        deny("NoUntagged", "sagemaker:*", { Condition: { Null: { "aws:RequestTag/team": "true" } } }),
      ),
    ],
  },
  { name: "a boundary that allows everything", edits: [change("boundary", "Services", { Action: "*" })] },
  {
    name: "a boundary that is wide for one prefix of a wider right",
    edits: [change("invoker", "ReadSettings", { Resource: arn("ssm", "parameter/*") })],
  },
  {
    name: "a right on the resource of the one who asks",
    edits: [
      add("invoker", {
        Sid: "Own",
        Effect: "Allow",
        Action: "s3:GetObject",
        Resource: `${arns.bucket}/\${aws:PrincipalTag/team}/*`,
      }),
    ],
  },
  {
    name: "a right on a bucket that no stack makes",
    edits: [
      add("builder", {
        Sid: "Public",
        Effect: "Allow",
        Action: "s3:GetObject",
        Resource: "arn:aws:s3:::public/*",
      }),
    ],
  },
  {
    name: "a right on a key that no stack makes",
    edits: [
      add("builder", {
        Sid: "Other",
        Effect: "Allow",
        Action: "kms:Decrypt",
        Resource: arn("kms", "key/other"),
      }),
    ],
  },
  {
    name: "a queue that keeps the events of every rule",
    edits: [
      change("queue", "KeepEvents", { Condition: { ArnLike: { "aws:SourceArn": arn("events", "rule/*") } } }),
    ],
  },
  {
    name: "a queue that asks for the account",
    edits: [change("queue", "KeepEvents", { Condition: { StringEquals: { "aws:SourceAccount": dev } } })],
  },
  {
    name: "a topic that takes events where the account is said",
    edits: [change("topic", "Events", { Condition: { StringEqualsIfExists: { "aws:SourceAccount": dev } } })],
  },
  {
    name: "the key lists services together",
    edits: [
      without("key", "Events"),
      without("key", "Topics"),
      add("key", {
        Sid: "Both",
        Effect: "Allow",
        Principal: { Service: ["events.amazonaws.com", "sns.amazonaws.com"] },
        Action: "kms:*",
        Resource: "*",
      }),
    ],
  },
  {
    name: "the bus takes events of every source",
    edits: [change("bus", "Forward", { Condition: undefined })],
  },
  {
    name: "the bus names the role",
    edits: [change("bus", "Forward", { Principal: { AWS: arns.forwarder } })],
  },
  {
    name: "access logs by the source's ARN",
    edits: [change("logs", "Deliver", { Condition: { ArnLike: { "aws:SourceArn": arns.bucket } } })],
  },
  {
    name: "the log's key for this group",
    edits: [
      change("key", "Logs", {
        Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": arns.logGroup } },
      }),
    ],
  },
  {
    name: "an endpoint that lets this bucket through",
    edits: [change("endpoint", "Own", { Resource: [arns.bucket, `${arns.bucket}/*`] })],
  },
  {
    name: "an endpoint that lets through whatever belongs to the account",
    edits: [change("endpoint", "Own", { Condition: { StringEquals: { "aws:ResourceAccount": dev } } })],
  },
  {
    name: "a trust for the service where it says its account",
    edits: [
      change("job-trust", "Trust", { Condition: { StringEqualsIfExists: { "aws:SourceAccount": dev } } }),
    ],
  },
  {
    name: "a trust for the services of several",
    edits: [
      change("job-trust", "Trust", {
        Principal: { Service: ["ec2.amazonaws.com", "sagemaker.amazonaws.com"] },
      }),
    ],
  },
  {
    name: "a trust for one role of the other account",
    edits: [change("deployer-trust", "Trust", { Principal: { AWS: arns.builder }, Condition: undefined })],
  },
  {
    name: "a trust that asks for an external id",
    edits: [change("deployer-trust", "Trust", { Condition: { StringEquals: { "sts:ExternalId": "x" } } })],
  },
  { name: "a role is passed to any service", edits: [change("deployer", "Pass", { Condition: undefined })] },
  {
    name: "one action less than is written, in other capitals",
    edits: [change("job", "ReadModels", { Action: "S3:getobject" })],
  },
];
