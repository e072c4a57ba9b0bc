import { output } from "@pulumi/pulumi";
import { testEnvironment } from "@mlops/contracts/testing";
import type { PolicyStatement } from "@mlops/core";
import { type PipelineDefinition, definitionProblems } from "@mlops/pipeline-definition";
import { pipelines } from "@mlops/pipeline-definition/testing";
import { UNKNOWN, pretendCloud } from "@mlops/testing";
import { Queue } from "@pulumi/aws/sqs/queue.js";
import { type PipelineRights, pipelineRights } from "./pipeline-rights.ts";

const environment = testEnvironment();
const dataKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/data";
const at = (resource: string, service = "sagemaker") =>
  `arn:aws:${service}:eu-west-1:111122223333:${resource}`;
const role = "arn:aws:iam::111122223333:role/jobs";

const rightsOf = (definition: PipelineDefinition, roles: readonly string[] = []): PipelineRights =>
  pipelineRights({ environment, definition }, { roles, dataKeyArn });

interface StepFields {
  readonly Arguments?: object;
  readonly [key: string]: unknown;
}
/** A definition of one step. */
const ofStep = (Type: string, { Arguments = {}, ...fields }: StepFields = {}, Parameters: object[] = []) =>
  ({ Version: "2020-12-01", Parameters, Steps: [{ Name: "S", Type, Arguments, ...fields }] }) as never;
const statementsOf = (type: string, fields?: StepFields, parameters?: object[]) =>
  rightsOf(ofStep(type, fields, parameters)).statements.map(({ Sid, Action, Resource }) => [
    Sid,
    Action,
    Resource,
  ]);
const actions = (...names: string[]) => names.map((name) => `sagemaker:${name}`);

describe("a step needs exactly", () => {
  test.each<[string, StepFields, unknown[]]>([
    ["Condition", { Arguments: { Conditions: [], IfSteps: [], ElseSteps: [] } }, []],
    ["Fail", { Arguments: { ErrorMessage: "no" } }, []],
    [
      "Training",
      {},
      [
        [
          "RunTrainingJobs",
          actions("AddTags", "CreateTrainingJob", "DescribeTrainingJob", "StopTrainingJob"),
          [at("training-job/pipelines-*")],
        ],
      ],
    ],
    [
      "Training",
      { Arguments: { TrainingJobName: "churn" } },
      [
        [
          "RunTrainingJobs",
          actions("AddTags", "CreateTrainingJob", "DescribeTrainingJob", "StopTrainingJob"),
          [at("training-job/churn-*")],
        ],
      ],
    ],
    ...["Processing", "QualityCheck", "ClarifyCheck"].map((type): [string, StepFields, unknown[]] => [
      type,
      {},
      [
        [
          "RunProcessingJobs",
          actions("AddTags", "CreateProcessingJob", "DescribeProcessingJob", "StopProcessingJob"),
          [at("processing-job/pipelines-*")],
        ],
      ],
    ]),
    [
      "Transform",
      {},
      [
        [
          "RunTransformJobs",
          actions("AddTags", "CreateTransformJob", "DescribeTransformJob", "StopTransformJob"),
          [at("transform-job/pipelines-*")],
        ],
      ],
    ],
    [
      "Tuning",
      {},
      [
        [
          "RunTuningJobs",
          actions(
            "AddTags",
            "CreateHyperParameterTuningJob",
            "DescribeHyperParameterTuningJob",
            "ListTrainingJobsForHyperParameterTuningJob",
            "StopHyperParameterTuningJob",
          ),
          [at("hyper-parameter-tuning-job/*")],
        ],
      ],
    ],
    [
      "AutoML",
      {},
      [
        [
          "RunAutoMLJobs",
          actions("AddTags", "CreateAutoMLJob", "DescribeAutoMLJob", "StopAutoMLJob"),
          [at("automl-job/*")],
        ],
        ["ListCandidates", actions("ListCandidatesForAutoMLJob"), ["*"]],
      ],
    ],
    [
      "Model",
      { Arguments: { ExecutionRoleArn: role } },
      [
        ["MakeModels", actions("AddTags", "CreateModel", "DescribeModel"), [at("model/pipelines-*")]],
        ["PassRoles", ["iam:PassRole"], [role]],
      ],
    ],
    [
      "RegisterModel",
      { Arguments: { ModelPackageGroupName: "churn" } },
      [
        [
          "RegisterVersions",
          actions("CreateModelPackage"),
          [at("model-package-group/churn"), at("model-package/churn/*")],
        ],
        [
          "DescribeVersions",
          actions("AddTags", "DescribeModelPackage"),
          [at("model-package-group/churn"), at("model-package/churn/*")],
        ],
        ["DescribeModelGroups", actions("DescribeModelPackageGroup"), [at("model-package-group/churn")]],
      ],
    ],
    [
      "RegisterModel",
      {
        Arguments: {
          ModelPackageGroupName: "arn:aws:sagemaker:eu-west-1:444455556666:model-package-group/churn",
        },
      },
      [
        ...[
          ["RegisterVersions", actions("CreateModelPackage")],
          ["DescribeVersions", actions("AddTags", "DescribeModelPackage")],
        ].map((registered) => [
          ...registered,
          [
            "arn:aws:sagemaker:eu-west-1:444455556666:model-package-group/churn",
            "arn:aws:sagemaker:eu-west-1:444455556666:model-package/churn/*",
          ],
        ]),
        [
          "DescribeModelGroups",
          actions("DescribeModelPackageGroup"),
          ["arn:aws:sagemaker:eu-west-1:444455556666:model-package-group/churn"],
        ],
      ],
    ],
    [
      "Lambda",
      { FunctionArn: at("function:report", "lambda") },
      [["CallFunctions", ["lambda:InvokeFunction"], [at("function:report", "lambda")]]],
    ],
    [
      "Callback",
      { SqsQueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/approvals" },
      [["SendMessages", ["sqs:SendMessage"], [at("approvals", "sqs")]]],
    ],
    [
      "EMR",
      { Arguments: { ClusterId: "j-1", StepConfig: {} } },
      [
        [
          "RunOnEmr",
          ["AddJobFlowSteps", "CancelSteps", "DescribeCluster", "DescribeStep", "ListSteps"].map(
            (name) => `elasticmapreduce:${name}`,
          ),
          [at("cluster/j-1", "elasticmapreduce")],
        ],
        [
          "WatchEmr",
          ["events:DescribeRule", "events:PutRule", "events:PutTargets"],
          [
            at("rule/SageMakerPipelineExecutionEMRStepStatusUpdateRule", "events"),
            at("rule/SageMakerPipelineExecutionEMRClusterStatusUpdateRule", "events"),
          ],
        ],
      ],
    ],
    [
      "EndpointConfig",
      { Arguments: { EndpointConfigName: "churn-1" } },
      [
        [
          "MakeEndpointConfigs",
          actions("AddTags", "CreateEndpointConfig", "DescribeEndpointConfig"),
          [at("endpoint-config/churn-1")],
        ],
      ],
    ],
    [
      "Endpoint",
      { Arguments: { EndpointName: "churn", EndpointConfigName: "churn-1" } },
      [
        [
          "MakeEndpoints",
          actions("AddTags", "CreateEndpoint", "DescribeEndpoint", "UpdateEndpoint"),
          [at("endpoint/churn")],
        ],
        ["UseEndpointConfigs", actions("CreateEndpoint", "UpdateEndpoint"), [at("endpoint-config/churn-1")]],
      ],
    ],
    [
      "InferenceComponent",
      { Arguments: { EndpointName: "churn", InferenceComponentName: "small" } },
      [
        [
          "MakeInferenceComponents",
          actions(
            "AddTags",
            "CreateInferenceComponent",
            "DescribeInferenceComponent",
            "UpdateInferenceComponent",
          ),
          [at("inference-component/small")],
        ],
        ["UseEndpoints", actions("CreateInferenceComponent"), [at("endpoint/churn")]],
      ],
    ],
    [
      "Lineage",
      {},
      [
        [
          "RecordLineage",
          actions(
            "AddAssociation",
            "AddTags",
            "CreateAction",
            "CreateArtifact",
            "CreateContext",
            "DescribeAction",
            "DescribeArtifact",
            "DescribeContext",
          ),
          [at("action/*"), at("artifact/*"), at("context/*")],
        ],
      ],
    ],
  ])("%s %#", (type, fields, expected) => {
    expect(statementsOf(type, fields)).toEqual(expected);
  });
});

describe("roles, keys and results", () => {
  const get = (name: string) => ({ Get: `Parameters.${name}` });
  const sid = (statements: PolicyStatement[], name: string) => statements.find(({ Sid }) => Sid === name);

  test("a cluster that a step makes takes its two roles, each to its service", () => {
    const { statements } = rightsOf(
      ofStep("EMR", {
        Arguments: {
          ClusterConfig: { ServiceRole: "EmrRole", JobFlowRole: "arn:aws:iam::111122223333:role/Machines" },
        },
      }),
    );
    expect(sid(statements, "RunOnEmr")?.Action).toContain("elasticmapreduce:TerminateJobFlows");
    expect(statements.slice(2)).toEqual([
      { Sid: "MakeClusters", Effect: "Allow", Action: ["elasticmapreduce:RunJobFlow"], Resource: ["*"] },
      {
        Sid: "PassRoleToEmr",
        Effect: "Allow",
        Action: ["iam:PassRole"],
        Resource: ["arn:aws:iam::111122223333:role/EmrRole"],
        Condition: { StringEquals: { "iam:PassedToService": "elasticmapreduce.amazonaws.com" } },
      },
      {
        Sid: "PassRoleToMachines",
        Effect: "Allow",
        Action: ["iam:PassRole"],
        Resource: ["arn:aws:iam::111122223333:role/Machines"],
        Condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
      },
    ]);
  });

  test("the roles in arguments are passed to SageMaker, each once, with those of parameters and of the caller", () => {
    const tuning = { TrainingJobDefinitions: [{ RoleArn: role }, { RoleArn: get("Role") }] };
    const definition = ofStep("Tuning", { Arguments: tuning }, [
      { Name: "Role", Type: "String", DefaultValue: `${role}-default` },
    ]);
    expect(sid(rightsOf(definition, [`${role}-other`, role]).statements, "PassRoles")).toEqual({
      Sid: "PassRoles",
      Effect: "Allow",
      Action: ["iam:PassRole"],
      Resource: [role, `${role}-default`, `${role}-other`],
      Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
    });
  });

  test("a key of volumes can be attached by services; every key can be looked at", () => {
    const { statements } = rightsOf(
      ofStep("Training", {
        Arguments: {
          ResourceConfig: { VolumeKmsKeyId: dataKeyArn },
          OutputDataConfig: { KmsKeyId: "1111aaaa-22bb-33cc-44dd-5555eeee6666" },
        },
      }),
    );
    expect(statements.slice(1)).toEqual([
      {
        Sid: "DescribeKeys",
        Effect: "Allow",
        Action: ["kms:DescribeKey"],
        Resource: [dataKeyArn, at("key/1111aaaa-22bb-33cc-44dd-5555eeee6666", "kms")],
      },
      {
        Sid: "AttachEncryptedVolumes",
        Effect: "Allow",
        Action: ["kms:CreateGrant"],
        Resource: [dataKeyArn],
        Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
      },
    ]);
  });

  test("a property file may be read where it is known to be written, and be decrypted", () => {
    const uri = {
      "Std:Join": { On: "/", Values: ["s3://data-bucket/eval", { Get: "Execution.PipelineExecutionId" }] },
    };
    const outputs = [
      { OutputName: "report", S3Output: { S3Uri: uri } },
      { OutputName: "rest", S3Output: { S3Uri: "s3://data-bucket/rest" } },
    ];
    const { statements } = rightsOf(
      ofStep("Processing", {
        Arguments: { ProcessingOutputConfig: { Outputs: outputs } },
        PropertyFiles: [{ PropertyFileName: "Report", OutputName: "report", FilePath: "a.json" }],
      }),
    );
    expect(statements.slice(1)).toEqual([
      {
        Sid: "ReadResults",
        Effect: "Allow",
        Action: ["s3:GetObject"],
        Resource: ["arn:aws:s3:::data-bucket/eval/*"],
      },
      { Sid: "DecryptResults", Effect: "Allow", Action: ["kms:Decrypt"], Resource: [dataKeyArn] },
    ]);
  });

  test("executions are recorded as an experiment only where the definition says so", () => {
    const definition = {
      ...(ofStep("Fail") as object),
      PipelineExperimentConfig: { ExperimentName: "a", TrialName: "b" },
    };
    expect(rightsOf(definition as never).statements.map(({ Sid, Resource }) => [Sid, Resource])).toEqual([
      [
        "RecordExperiments",
        [at("experiment/*"), at("experiment-trial/*"), at("experiment-trial-component/*")],
      ],
    ]);
  });

  test("what only the deployment knows is named when it is known", async () => {
    const cloud = await pretendCloud(() => {
      const known = rightsOf(ofStep("Model", { Arguments: { ExecutionRoleArn: output(role) } })).statements;
      const queue = new Queue("approvals");
      return { known, later: rightsOf(ofStep("Callback", { SqsQueueUrl: queue.url })).statements };
    });
    expect(cloud.outputs.known).toMatchObject([{ Sid: "MakeModels" }, { Resource: [role] }]);
    expect(cloud.outputs.later).toMatchObject([{ Sid: "SendMessages", Resource: [UNKNOWN] }]);
  });

  test.each<[string, StepFields, string]>([
    [
      "Training",
      { Arguments: { RoleArn: get("Role") } },
      'S.RoleArn: got {"Get":"Parameters.Role"}; expected a role, or a parameter with a default; ' +
        "the pipeline's role names the roles that it may pass",
    ],
    [
      "Training",
      { Arguments: { ResourceConfig: { VolumeKmsKeyId: "alias/data" } } },
      'S.VolumeKmsKeyId: got "alias/data"; expected the ARN or the id of a key; ' +
        "IAM allows the use of keys, not of their aliases",
    ],
    [
      "Lambda",
      { FunctionArn: get("Function") },
      'S.FunctionArn: got {"Get":"Parameters.Function"}; ' +
        "expected what is known before an execution, or a parameter with a default; " +
        "the pipeline's role names what it may call",
    ],
    [
      "RegisterModel",
      { Arguments: { ModelPackageGroupName: get("Group") } },
      'S.Arguments.ModelPackageGroupName: got {"Get":"Parameters.Group"}; ' +
        "expected a group, or a parameter with a default; the pipeline's role names the group",
    ],
    [
      "EMRServerless",
      {},
      'S.Type: got "EMRServerless"; ' +
        "expected a step whose rights are known: EMR, or Lambda or Callback for other services",
    ],
  ])("what a %s step uses has to be known before an execution %#", (type, fields, problem) => {
    expect(rightsOf(ofStep(type, fields)).problems).toEqual([problem]);
  });
});

describe("a pipeline that registers versions", () => {
  const image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/inference:7";
  const registering = (version: object, ...steps: object[]) =>
    rightsOf({
      ...(ofStep("Fail") as object),
      Steps: [
        ...steps,
        {
          Name: "Register",
          Type: "RegisterModel",
          Arguments: { ModelPackageGroupName: "churn", ...version },
        },
      ],
    } as never);
  const containing = (container: object) => ({ InferenceSpecification: { Containers: [container] } });
  const training = {
    Name: "Train",
    Type: "Training",
    Arguments: {
      OutputDataConfig: {
        S3OutputPath: {
          "Std:Join": {
            On: "",
            Values: ["s3://artifacts/models/churn/", { Get: "Execution.PipelineExecutionId" }],
          },
        },
        KmsKeyId: dataKeyArn,
      },
    },
  };
  const reading = (statements: PolicyStatement[]) =>
    statements
      .filter(({ Sid }) => ["ReadImages", "ReadArtifacts", "DecryptArtifacts"].includes(Sid ?? ""))
      .map(({ Action, Resource }) => [Action, Resource]);

  test("approves none of them", () => {
    const { statements } = registering({});
    expect(
      statements.find(({ Action }) => Action?.includes("sagemaker:CreateModelPackage"))?.Condition,
    ).toEqual({
      StringEqualsIfExists: { "sagemaker:ModelApprovalStatus": ["PendingManualApproval", "Rejected"] },
    });
  });

  test.each(["Approved", { Get: "Parameters.Status" }])("is refused with the status %s", (status) => {
    const definition = {
      ...(ofStep("RegisterModel", {
        Arguments: { ModelPackageGroupName: "churn", ModelApprovalStatus: status },
      }) as object),
      Parameters: [{ Name: "Status", Type: "String", DefaultValue: "Approved" }],
    };
    expect(rightsOf(definition as never).problems).toEqual([
      `S.Arguments.ModelApprovalStatus: got ${JSON.stringify(status)}; expected "PendingManualApproval" or "Rejected"; ` +
        "versions are approved by somebody else than the pipeline that registers them",
    ]);
  });

  test("sees the image, and the artifact where the step that trains it writes, with its key", () => {
    const artifact = { Get: "Steps.Train.ModelArtifacts.S3ModelArtifacts" };
    const { statements } = registering(containing({ Image: image, ModelDataUrl: artifact }), training);
    expect(reading(statements)).toEqual([
      [["ecr:BatchGetImage", "ecr:DescribeImages"], [at("repository/team/inference", "ecr")]],
      [["s3:GetObject"], ["arn:aws:s3:::artifacts/models/churn/*"]],
      [["kms:Decrypt"], [dataKeyArn]],
    ]);
  });

  test("sees an artifact whose address is known, or joined of a join", () => {
    const joined = {
      "Std:Join": { On: "/", Values: [training.Arguments.OutputDataConfig.S3OutputPath, "model.tar.gz"] },
    };
    const places = ["s3://artifacts/models/churn/1/model.tar.gz", joined].flatMap((ModelDataUrl) =>
      reading(registering(containing({ ModelDataUrl })).statements),
    );
    expect(places).toEqual([
      [["s3:GetObject"], ["arn:aws:s3:::artifacts/models/churn/1/model.tar.gz*"]],
      [["s3:GetObject"], ["arn:aws:s3:::artifacts/models/churn/*"]],
    ]);
  });
});

describe("the rights of a published pipeline", () => {
  const names = Object.keys(pipelines);

  test.each(names)("of kind %s name resources and no whole service", (name) => {
    const definition = pipelines[name]?.();
    if (!definition) throw new Error(`no pipeline ${name}`);
    expect(definitionProblems(definition)).toEqual([]);
    const { statements, problems } = rightsOf(definition);
    expect(problems).toEqual([]);
    const allActions = statements.flatMap(({ Action = [] }) => Action);
    expect(allActions.filter((action) => action.includes("*"))).toEqual([]);
    // The only actions that IAM knows no resource of.
    const named = statements.filter(({ Sid = "" }) => !["ListCandidates", "MakeClusters"].includes(Sid));
    expect(named.filter(({ Resource }) => [Resource].flat().includes("*"))).toEqual([]);
    const passing = statements.filter(({ Action = [] }) => Action.includes("iam:PassRole"));
    expect(passing.every(({ Condition }) => Condition !== undefined)).toBe(true);
    expect(passing.flatMap(({ Resource }) => Resource).filter((arn) => String(arn).includes("*"))).toEqual(
      [],
    );
  });
});
