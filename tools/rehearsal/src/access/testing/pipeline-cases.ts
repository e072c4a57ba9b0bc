import type { AccessCase, AccessFault } from "./access-cases.ts";
import type { Edit } from "./small-world.ts";
import { arn, arns, dev, shared } from "./sound-documents.ts";

const without = (document: string, statement: string): Edit => ({ document, statement });
const change = (document: string, statement: string, set: Edit["set"] = {}): Edit => ({
  document,
  statement,
  set,
});
const deny = (document: string, Action: string, Condition: object): Edit => ({
  document,
  add: { Sid: "No", Effect: "Deny", Action, Resource: "*", Condition },
});

const denyPull = (role: string): Edit => ({
  document: "repository",
  add: {
    Sid: "No",
    Effect: "Deny",
    Action: "ecr:BatchGetImage",
    Principal: { AWS: `arn:aws:iam::${dev}:role/${role}` },
  },
});

/** Faults of the roles of a pipeline, of its steps and of the models of its versions. */
export const pipelineFaults: readonly AccessFault[] = [
  {
    name: "a job's role may not read its input",
    edits: [change("trainer", "ReadInputs", { Resource: `${arns.bucket}/prepared/*` })],
    at: "training",
    says: `step Prepare reads its input: arn:aws:iam::${dev}:role/trainer may not s3:GetObject on ${arns.bucket}/raw/*`,
  },
  {
    name: "a job's role may not read what an earlier step writes",
    edits: [change("trainer", "ReadInputs", { Resource: `${arns.bucket}/raw/*` })],
    at: "training",
    says: "step Train reads its input",
  },
  {
    name: "a job's role may not decrypt its input",
    edits: [change("trainer", "UseKey", { Action: "kms:GenerateDataKey" })],
    at: "training",
    says: "kms:Decrypt",
  },
  {
    name: "a job's role may not write its output",
    edits: [change("trainer", "WriteOutputs", { Resource: `${arns.bucket}/prepared/*` })],
    at: "training",
    says: "step Train writes its output",
  },
  {
    name: "a job's role may not encrypt its output",
    edits: [change("trainer", "UseKey", { Action: "kms:Decrypt" })],
    at: "training",
    says: "kms:GenerateDataKey",
  },
  {
    name: "a job's role may not pull its image",
    edits: [without("trainer", "Pull")],
    at: "training",
    says: "step Prepare pulls its image",
  },
  {
    name: "a job's role may not sign in to ECR",
    edits: [without("trainer", "SignIn")],
    at: "training",
    says: "ecr:GetAuthorizationToken",
  },
  {
    name: "a job's volume may not be encrypted",
    edits: [without("trainer", "AttachVolumes")],
    at: "training",
    says: "step Prepare encrypts its volume",
  },
  {
    name: "a job's role may not attach to its VPC",
    edits: [without("trainer", "UseVpc")],
    at: "training",
    says: "step Prepare attaches to its VPC",
  },
  {
    name: "a job's role may not write its log",
    edits: [change("trainer", "WriteLogs", { Resource: arn("logs", "log-group:/aws/sagemaker/Training*") })],
    at: "training",
    says: "step Prepare writes its log",
  },
  {
    name: "the endpoint of a job's VPC does not let it write",
    edits: [
      {
        document: "endpoint",
        add: { Sid: "No", Effect: "Deny", Principal: "*", Action: "s3:Put*", Resource: "*" },
      },
    ],
    at: "training",
    says: "No denies it",
  },
  {
    name: "SageMaker may not take the role of a job",
    edits: [change("trainer-trust", "Trust", { Principal: { Service: "glue.amazonaws.com" } })],
    at: "training",
    says: "step Prepare hands its role over, and passes the role to sagemaker.amazonaws.com: sagemaker.amazonaws.com may not sts:AssumeRole",
  },
  {
    name: "the pipeline may not pass the role of its jobs",
    edits: [without("pipeline", "PassRole")],
    at: "training",
    says: "step Prepare hands its role over",
  },
  {
    name: "the pipeline may not start its training jobs",
    edits: [without("pipeline", "Run-training-job")],
    at: "training",
    says: "sagemaker:CreateTrainingJob",
  },
  {
    name: "a guard denies jobs with volumes of this key",
    edits: [
      deny("pipeline", "sagemaker:CreateTrainingJob", {
        StringEquals: { "sagemaker:VolumeKmsKey": arns.key },
      }),
    ],
    at: "training",
    says: "No denies it",
  },
  {
    name: "a guard denies jobs whose output has no key",
    edits: [
      deny("pipeline", "sagemaker:CreateProcessingJob", { Null: { "sagemaker:OutputKmsKey": "true" } }),
    ],
    at: "training",
    says: "No denies it",
  },
  {
    name: "the pipeline may not register",
    edits: [without("pipeline", "Register")],
    at: "training",
    says: "step Register registers its version",
  },
  {
    name: "the pipeline may register only what is approved",
    edits: [
      change("pipeline", "Register", {
        Condition: { StringEquals: { "sagemaker:ModelApprovalStatus": "Approved" } },
      }),
    ],
    at: "training",
    says: "step Register registers its version",
  },
  {
    name: "the group of another account does not take versions",
    edits: [
      change("group", "Versions", { Action: ["sagemaker:CreateModel", "sagemaker:DescribeModelPackage"] }),
    ],
    at: "training",
    says: 'ModelPackageGroupPolicy "shop-policy"',
  },
  {
    name: "the pipeline may not look at the images that it registers",
    edits: [without("pipeline", "LookAtImages")],
    at: "training",
    says: "step Register looks at the images of its version",
  },
  {
    name: "the pipeline may not look at the artifacts that it registers",
    edits: [without("pipeline", "LookAtArtifacts")],
    at: "training",
    says: "step Register looks at the artifacts of its version",
  },
  {
    name: "the pipeline may not read the file of a condition",
    edits: [without("pipeline", "ReadFiles")],
    at: "training",
    says: "step Prepare has values that later steps read",
  },
  {
    name: "a job's role may not list its input",
    edits: [without("trainer", "List")],
    at: "training",
    says: "step Prepare lists its input",
  },
  {
    name: "a model's role may not sign in to pull the images of its version",
    edits: [without("server", "SignIn")],
    at: "registered",
    says: "signs in to pull the images of its version",
  },
  {
    name: "an endpoint's models may not write its log",
    edits: [without("job", "WriteLogs")],
    at: "answers",
    says: "log-group:/aws/sagemaker/Endpoints/answers",
  },
  {
    name: "the pipeline may not find the baselines of its checks",
    edits: [without("pipeline", "FindBaselines")],
    at: "training",
    says: "step Check finds its baseline",
  },
  {
    name: "a build may not write what the delivery pipeline passes on",
    edits: [change("packager", "Artifacts", { Action: "s3:GetObject" })],
    at: "package",
    says: "writes what the pipeline passes on",
  },
  {
    name: "the pipeline may not call its function",
    edits: [without("pipeline", "Call")],
    at: "training",
    says: "step Tell calls its function",
  },
  {
    name: "the pipeline may not send to its queue",
    edits: [without("pipeline", "Send")],
    at: "training",
    says: "step Wait sends to its queue",
  },
  {
    name: "a schedule's job may not read what its endpoint captures",
    edits: [without("watcher", "ReadCaptured")],
    at: "watch",
    says: `reads its input: arn:aws:iam::${dev}:role/watcher may not s3:GetObject on ${arns.bucket}/captured/*`,
  },
  {
    name: "a schedule's job may not read its baseline",
    edits: [without("watcher", "ReadBaseline")],
    at: "watch",
    says: "baseline/constraints.json",
  },
  {
    name: "a schedule's job may not write its reports",
    edits: [without("watcher", "WriteReports")],
    at: "watch",
    says: "writes its output",
  },
  {
    name: "a schedule's job may not encrypt its volume",
    edits: [without("watcher", "AttachVolumes")],
    at: "watch",
    says: "kms:CreateGrant",
  },
  {
    name: "a schedule's job may not write its log",
    edits: [without("watcher", "WriteLogs")],
    at: "watch",
    says: "log-group:/aws/sagemaker/ProcessingJobs",
  },
  {
    name: "a feature group may not write its offline store",
    edits: [without("features", "WriteStore")],
    at: "reviews",
    says: "writes its offline store",
  },
  {
    name: "a feature group may not encrypt its offline store",
    edits: [without("features", "Encrypt")],
    at: "reviews",
    says: "kms:GenerateDataKey",
  },
  {
    name: "a feature group may not keep its table",
    edits: [change("features", "KeepTable", { Action: "glue:GetTable" })],
    at: "reviews",
    says: "glue:UpdateTable",
  },
  {
    name: "a function may not read the queue that feeds it",
    edits: [change("consumer", "ReadNotices", { Action: "sqs:ReceiveMessage" })],
    at: "notices-mapping",
    says: "may not sqs:DeleteMessage, sqs:GetQueueAttributes",
  },
  {
    name: "a function may not decrypt what feeds it",
    edits: [without("consumer", "Decrypt")],
    at: "notices-mapping",
    says: "kms:Decrypt",
  },
  {
    name: "a schedule may not start its pipeline",
    edits: [without("starter", "Start")],
    at: "nightly",
    says: "sagemaker:StartPipelineExecution",
  },
  {
    name: "the registry of another account does not show its versions",
    edits: [
      change("group", "Versions", { Action: ["sagemaker:CreateModel", "sagemaker:CreateModelPackage"] }),
    ],
    at: "registered",
    says: `is made of a version of another account: arn:aws:iam::${dev}:root may not sagemaker:DescribeModelPackage`,
  },
  {
    name: "the registry of another account lets nobody make models",
    edits: [without("group", "Versions")],
    at: "registered",
    says: "sagemaker:CreateModel",
  },
  {
    name: "a model's role may not read the artifacts of its version",
    edits: [without("server", "ReadModels")],
    at: "registered",
    says: "reads the artifacts of its version",
  },
  {
    name: "a model's role may not pull the images of its version",
    edits: [denyPull("server")],
    at: "registered",
    says: "pulls the images of its version",
  },
  {
    name: "a model's role is denied what it is meant to read in the account of its version",
    edits: [denyPull("elder")],
    at: "older",
    says: "reads what its version is made of",
  },
];

/** Changes that take away nothing that pipelines need. */
export const pipelineVariations: readonly AccessCase[] = [
  {
    name: "jobs of all names may be run",
    edits: [change("pipeline", "Run-training-job", { Resource: "*" })],
  },
  {
    name: "roles are passed to SageMaker only",
    edits: [
      change("pipeline", "PassRole", {
        Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
      }),
    ],
  },
  {
    name: "versions are registered without approval only",
    edits: [
      change("pipeline", "Register", {
        Condition: { StringEqualsIfExists: { "sagemaker:ModelApprovalStatus": ["PendingManualApproval"] } },
      }),
    ],
  },
  {
    name: "a guard denies training jobs outside a VPC, without volume keys and without output keys",
    edits: [
      deny("pipeline", "sagemaker:CreateTrainingJob", { Null: { "sagemaker:VpcSubnets": "true" } }),
      deny("pipeline", "sagemaker:CreateTrainingJob", { Null: { "sagemaker:VolumeKmsKey": "true" } }),
      deny("pipeline", "sagemaker:CreateTrainingJob", { Null: { "sagemaker:OutputKmsKey": "true" } }),
    ],
  },
  {
    name: "a guard denies volumes of other keys, where a step names the key by its id",
    edits: [
      deny("pipeline", "sagemaker:CreateProcessingJob", {
        StringNotEquals: { "sagemaker:VolumeKmsKey": arns.key },
      }),
    ],
  },
  {
    name: "a guard denies other subnets",
    edits: [
      deny("pipeline", "sagemaker:Create*Job", {
        "ForAnyValue:StringNotEquals": { "sagemaker:VpcSubnets": ["subnet-1", "subnet-2"] },
      }),
    ],
  },
  {
    name: "the registry names a role of the account that deploys",
    edits: [
      {
        document: "group",
        statement: "Versions",
        set: {
          Principal: { AWS: [`arn:aws:iam::${dev}:role/pipeline`, `arn:aws:iam::${dev}:role/deploys`] },
        },
      },
    ],
  },
  {
    name: "the registry gives everybody in the account whose role is for deployments",
    edits: [
      change("group", "Versions", {
        Condition: { ArnLike: { "aws:PrincipalArn": [`arn:aws:iam::${dev}:role/pipe*`] } },
      }),
    ],
  },
  {
    name: "a right on an image of another account that no stack makes",
    edits: [
      {
        document: "trainer",
        add: {
          Sid: "Other",
          Effect: "Allow",
          Action: "ecr:BatchGetImage",
          Resource: arn("ecr", "repository/other", shared),
        },
      },
    ],
  },
];
