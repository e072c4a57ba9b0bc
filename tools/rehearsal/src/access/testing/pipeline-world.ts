import type { DeployedResource } from "../../rehearsal.ts";
import { type Edit, edited, made, policiesOf, role, smallWorld } from "./small-world.ts";
import {
  type Documents,
  allow,
  arn,
  arns,
  dev,
  give,
  pull,
  root,
  shared,
  soundDocuments,
  trust,
} from "./sound-documents.ts";

const roleArn = (name: string) => `arn:aws:iam::${dev}:role/${name}`;
const versions = arn("sagemaker", "model-package/*", shared);
const jobs = (kind: string, ...actions: readonly string[]) =>
  allow(
    `Run-${kind}`,
    actions.map((action) => `sagemaker:${action}`),
    arn("sagemaker", `${kind}/pipelines-*`),
  );

/** Documents of a pipeline that registers versions in the other account, and of what serves them. */
const pipelineDocuments: Documents = {
  trainer: [
    allow("ReadInputs", "s3:GetObject", [`${arns.bucket}/raw/*`, `${arns.bucket}/prepared/*`]),
    allow("List", "s3:ListBucket", arns.bucket),
    allow("ReadModels", "s3:GetObject", `${arns.bucket}/trained/*`),
    allow("WriteOutputs", "s3:PutObject", [`${arns.bucket}/prepared/*`, `${arns.bucket}/trained/*`]),
    allow("UseKey", ["kms:Decrypt", "kms:GenerateDataKey"], arns.key),
    allow("AttachVolumes", "kms:CreateGrant", arns.key),
    allow("Pull", pull, arns.repository),
    allow("SignIn", "ecr:GetAuthorizationToken", "*"),
    allow("UseVpc", "ec2:*", "*"),
    allow(
      "WriteLogs",
      ["logs:CreateLogStream", "logs:PutLogEvents"],
      arn("logs", "log-group:/aws/sagemaker/*"),
    ),
  ],
  "trainer-trust": [trust("sagemaker")],
  server: [
    allow("ReadModels", "s3:GetObject", `${arns.bucket}/trained/*`),
    allow("Decrypt", "kms:Decrypt", arns.key),
    allow("Pull", pull, arns.repository),
    allow("SignIn", "ecr:GetAuthorizationToken", "*"),
  ],
  "server-trust": [trust("sagemaker")],
  elder: [allow("Pull", pull, arns.repository)],
  "elder-trust": [trust("sagemaker")],
  consumer: [
    allow("ReadNotices", ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"], arns.notices),
    allow("Decrypt", "kms:Decrypt", arns.key),
    allow("WriteLogs", ["logs:CreateLogStream", "logs:PutLogEvents"], arn("logs", "log-group:/aws/lambda/*")),
  ],
  "consumer-trust": [trust("lambda")],
  watcher: [
    allow("ReadCaptured", "s3:GetObject", `${arns.bucket}/captured/*`),
    allow("List", "s3:ListBucket", arns.bucket),
    allow("ReadBaseline", "s3:GetObject", `${arns.bucket}/baseline/*`),
    allow("WriteReports", "s3:PutObject", `${arns.bucket}/watched/*`),
    allow("UseKey", ["kms:Decrypt", "kms:GenerateDataKey"], arns.key),
    allow("AttachVolumes", "kms:CreateGrant", arns.key),
    allow("Pull", pull, arns.repository),
    allow("SignIn", "ecr:GetAuthorizationToken", "*"),
    allow(
      "WriteLogs",
      ["logs:CreateLogStream", "logs:PutLogEvents"],
      arn("logs", "log-group:/aws/sagemaker/*"),
    ),
  ],
  "watcher-trust": [trust("sagemaker")],
  features: [
    allow("WriteStore", "s3:PutObject", `${arns.bucket}/store/*`),
    allow("CheckBucket", "s3:GetBucketAcl", arns.bucket),
    allow("Encrypt", "kms:GenerateDataKey", arns.key),
    allow("KeepTable", ["glue:GetTable", "glue:UpdateTable"], arn("glue", "table/shop/*")),
  ],
  "features-trust": [trust("sagemaker")],
  packager: [
    allow("Artifacts", ["s3:GetObject", "s3:PutObject"], `${arns.bucket}/*`),
    allow("UseKey", ["kms:Decrypt", "kms:GenerateDataKey"], arns.key),
  ],
  "packager-trust": [trust("codebuild")],
  carrier: [
    allow("Artifacts", ["s3:GetObject", "s3:PutObject"], `${arns.bucket}/*`),
    allow("UseKey", ["kms:Decrypt", "kms:GenerateDataKey"], arns.key),
    allow("Build", ["codebuild:BatchGetBuilds", "codebuild:StartBuild"], arn("codebuild", "project/package")),
  ],
  "carrier-trust": [trust("codepipeline")],
  starter: [allow("Start", "sagemaker:StartPipelineExecution", arn("sagemaker", "pipeline/training"))],
  "starter-trust": [trust("scheduler")],
  pipeline: [
    jobs("processing-job", "CreateProcessingJob", "DescribeProcessingJob", "StopProcessingJob"),
    jobs("training-job", "CreateTrainingJob", "DescribeTrainingJob", "StopTrainingJob"),
    allow("PassRole", "iam:PassRole", roleArn("trainer")),
    allow("Register", ["sagemaker:CreateModelPackage", "sagemaker:DescribeModelPackage"], versions),
    allow("LookAtImages", "ecr:BatchGetImage", arns.repository),
    allow("LookAtArtifacts", "s3:GetObject", `${arns.bucket}/trained/*`),
    allow("FindBaselines", "sagemaker:ListModelPackages", arn("sagemaker", "model-package/shop/*")),
    allow("ReadFiles", "s3:GetObject", `${arns.bucket}/prepared/*`),
    allow("Decrypt", "kms:Decrypt", arns.key),
    allow("Call", "lambda:InvokeFunction", arns.function),
    allow("Send", "sqs:SendMessage", arns.queue),
    allow("Encrypt", "kms:GenerateDataKey", arns.key),
  ],
  "pipeline-trust": [trust("sagemaker")],
  group: [
    give(
      allow(
        "Versions",
        ["sagemaker:CreateModel", "sagemaker:CreateModelPackage", "sagemaker:DescribeModelPackage"],
        versions,
      ),
      root(dev),
    ),
  ],
};

const output = (name: string, uri: unknown) => ({ OutputName: name, S3Output: { S3Uri: uri } });
const network = { VpcConfig: { Subnets: ["subnet-1"], SecurityGroupIds: ["sg-1"] } };
const image = `${shared}.dkr.ecr.eu-west-1.amazonaws.com/images:1`;
const execution = { Get: "Execution.PipelineExecutionId" };

/** A definition in which every kind of step takes a role of its own, or the pipeline's. */
const definition = {
  Version: "2020-12-01",
  Parameters: [{ Name: "Raw", Type: "String", DefaultValue: "s3://data/raw/" }],
  Steps: [
    {
      Name: "Prepare",
      Type: "Processing",
      Arguments: {
        RoleArn: roleArn("trainer"),
        AppSpecification: { ImageUri: image },
        NetworkConfig: network,
        ProcessingResources: { ClusterConfig: { VolumeKmsKeyId: "data" } },
        ProcessingInputs: [{ InputName: "raw", S3Input: { S3Uri: { Get: "Parameters.Raw" } } }],
        ProcessingOutputConfig: {
          Outputs: [
            output("train", { "Std:Join": { On: "/", Values: ["s3://data/prepared", execution, "train"] } }),
            output("report", "s3://data/prepared/report"),
          ],
        },
      },
      PropertyFiles: [{ PropertyFileName: "Report", OutputName: "report", FilePath: "report.json" }],
    },
    {
      Name: "Train",
      Type: "Training",
      Arguments: {
        RoleArn: roleArn("trainer"),
        AlgorithmSpecification: { TrainingImage: image },
        VpcConfig: network.VpcConfig,
        ResourceConfig: { VolumeKmsKeyId: arns.key },
        InputDataConfig: [
          {
            DataSource: {
              S3DataSource: {
                S3Uri: { Get: "Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri" },
              },
            },
          },
        ],
        OutputDataConfig: { S3OutputPath: "s3://data/trained", KmsKeyId: arns.key },
      },
    },
    {
      Name: "Decide",
      Type: "Condition",
      Arguments: {
        Conditions: [],
        ElseSteps: [],
        IfSteps: [
          {
            Name: "Register",
            Type: "RegisterModel",
            Arguments: {
              ModelPackageGroupName: arn("sagemaker", "model-package-group/shop", shared),
              ModelApprovalStatus: "PendingManualApproval",
              InferenceSpecification: {
                Containers: [
                  { Image: image, ModelDataUrl: { Get: "Steps.Train.ModelArtifacts.S3ModelArtifacts" } },
                ],
              },
            },
          },
        ],
      },
    },
    {
      Name: "Check",
      Type: "QualityCheck",
      ModelPackageGroupName: "shop",
      Arguments: {
        RoleArn: roleArn("trainer"),
        ProcessingResources: { ClusterConfig: { VolumeKmsKeyId: arns.key } },
        ProcessingOutputConfig: { Outputs: [output("check", "s3://data/prepared/check")] },
      },
    },
    { Name: "Tell", Type: "Lambda", FunctionArn: arns.function, Arguments: {} },
    {
      Name: "Wait",
      Type: "Callback",
      SqsQueueUrl: `https://sqs.eu-west-1.amazonaws.com/${dev}/undelivered`,
      Arguments: {},
    },
  ],
};

/** The small world with a pipeline, what starts it, what feeds a function, and a model of a version that it registers in the other account. */
export function pipelineWorld(edits: readonly Edit[] = [], method = "POST"): DeployedResource[] {
  const documents = edits.reduce(edited, { ...soundDocuments, ...pipelineDocuments });
  const policy = policiesOf(documents);
  const ownEdits = edits.filter(({ document }) => document in soundDocuments);
  return [
    ...smallWorld(ownEdits),
    ...[
      "trainer",
      "pipeline",
      "server",
      "elder",
      "consumer",
      "starter",
      "watcher",
      "features",
      "packager",
      "carrier",
    ].flatMap((name) => role(policy, name)),
    made("sagemaker/pipeline:Pipeline", "training", {
      id: "training",
      arn: arn("sagemaker", "pipeline/training"),
      inputs: { roleArn: roleArn("pipeline"), pipelineDefinition: JSON.stringify(definition) },
    }),
    made("sagemaker/modelPackageGroup:ModelPackageGroup", "shop", {
      account: shared,
      id: "shop",
      arn: arn("sagemaker", "model-package-group/shop", shared),
      inputs: {},
    }),
    made("sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy", "shop-policy", {
      account: shared,
      inputs: { modelPackageGroupName: "shop", resourcePolicy: policy("group") },
    }),
    ...eventSources(method),
    ...watched(),
    ...delivered(),
    modelOf("registered", "server", "shop"),
    modelOf("older", "elder", "former"),
  ];
}

const modelOf = (name: string, server: string, group: string): DeployedResource =>
  made("sagemaker/model:Model", name, {
    inputs: {
      executionRoleArn: roleArn(server),
      primaryContainer: { modelPackageName: arn("sagemaker", `model-package/${group}/1`, shared) },
    },
  });

const eventSources = (method: string): DeployedResource[] => [
  made("lambda/function:Function", "consumer-function", {
    id: "consumer",
    arn: arn("lambda", "function:consumer"),
    inputs: { role: roleArn("consumer") },
  }),
  made("lambda/eventSourceMapping:EventSourceMapping", "notices-mapping", {
    inputs: { functionName: "consumer", eventSourceArn: arns.notices },
  }),
  made("scheduler/schedule:Schedule", "nightly", {
    inputs: { target: { arn: arn("sagemaker", "pipeline/training"), roleArn: roleArn("starter") } },
  }),
  made("apigatewayv2/stage:Stage", "stage", { inputs: { apiId: "api", name: "$default" } }),
  made("apigatewayv2/route:Route", "route", {
    inputs: { apiId: "api", routeKey: "POST /score", target: "integrations/front" },
  }),
  made("apigatewayv2/integration:Integration", "integration", {
    id: "front",
    inputs: {
      apiId: "api",
      integrationUri: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${arn("lambda", "function:consumer")}/invocations`,
    },
  }),
  made("lambda/permission:Permission", "front-permission", {
    inputs: {
      function: "consumer",
      action: "lambda:InvokeFunction",
      principal: "apigateway.amazonaws.com",
      sourceArn: `${arn("execute-api", "api")}/*/${method}/score`,
    },
  }),
];

const delivered = (): DeployedResource[] => [
  made("codebuild/project:Project", "package", {
    id: "package",
    arn: arn("codebuild", "project/package"),
    inputs: { name: "package", serviceRole: roleArn("packager") },
  }),
  made("codepipeline/pipeline:Pipeline", "delivery", {
    inputs: {
      roleArn: roleArn("carrier"),
      artifactStores: [{ location: "data" }],
      stages: [{ actions: [{ configuration: { ProjectName: "package" }, outputArtifacts: ["model"] }] }],
    },
  }),
];

const watched = (): DeployedResource[] => [
  made("sagemaker/endpoint:Endpoint", "answers", {
    id: "answers",
    inputs: { endpointConfigName: "configuration" },
  }),
  made("sagemaker/monitoringSchedule:MonitoringSchedule", "watch", {
    inputs: {
      monitoringScheduleConfig: {
        monitoringJobDefinition: {
          roleArn: roleArn("watcher"),
          monitoringAppSpecification: { imageUri: image },
          monitoringInputs: [{ endpointInput: { endpointName: "answers", localPath: "/opt/ml" } }],
          baseline: { constraintsResource: { s3Uri: "s3://data/baseline/constraints.json" } },
          monitoringOutputConfig: {
            kmsKeyId: arns.key,
            monitoringOutputs: [{ s3Output: { s3Uri: "s3://data/watched" } }],
          },
          monitoringResources: { clusterConfig: { volumeKmsKeyId: arns.key } },
        },
      },
    },
  }),
  made("sagemaker/featureGroup:FeatureGroup", "reviews", {
    inputs: {
      roleArn: roleArn("features"),
      offlineStoreConfig: {
        s3StorageConfig: { s3Uri: "s3://data/store", kmsKeyId: arns.key },
        dataCatalogConfig: { catalog: "AwsDataCatalog", database: "shop", tableName: "reviews" },
        tableFormat: "Iceberg",
      },
    },
  }),
];
