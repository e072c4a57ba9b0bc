import { pipelines } from "./pipelines/index.ts";

/** A change that makes a good definition a bad one. */
export interface Mutation {
  /** What is wrong afterwards. */
  readonly fault: string;
  /** The pipeline that is changed: one of `pipelines`. */
  readonly pipeline: string;
  /** The value at each path; `undefined` takes it away. */
  readonly changes: Readonly<Record<string, unknown>>;
  /** Every problem that is found. */
  readonly problems: readonly string[];
}

/** A definition with other values at some paths, such as `Steps.0.Arguments.RoleArn`. */
export function mutated({ pipeline, changes }: Pick<Mutation, "pipeline" | "changes">): object {
  const definition: object = JSON.parse(JSON.stringify(pipelines[pipeline]?.()));
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    const target = keys.reduce((node: object, key) => Reflect.get(node, key) as object, definition);
    if (value === undefined) Reflect.deleteProperty(target, last);
    else Reflect.set(target, last, value);
  }
  return definition;
}

const abalone = "train-evaluate-register";
const training = "Steps.1.Arguments";
const trainChannel = `${training}.InputDataConfig.0.DataSource.S3DataSource.S3Uri`;
const gate = "Steps.3.Arguments";
const report = `${gate}.Conditions.0.LeftValue.Std:JsonGet`;

/** Changes of every kind, with what is said of each. */
export const mutations: readonly Mutation[] = [
  {
    fault: "a Get of a step that does not exist",
    pipeline: abalone,
    changes: {
      [trainChannel]: { Get: "Steps.AbaloneProces.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri" },
    },
    problems: [
      "AbaloneTrain.Arguments.InputDataConfig[0].DataSource.S3DataSource.S3Uri: got \"Steps.AbaloneProces.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri\"; expected a step of the pipeline; the nearest is AbaloneProcess",
    ],
  },
  {
    fault: "a Get of a parameter that does not exist",
    pipeline: abalone,
    changes: { [`${training}.ResourceConfig.InstanceType`]: { Get: "Parameters.TrainingType" } },
    problems: [
      'AbaloneTrain.Arguments.ResourceConfig.InstanceType: got "Parameters.TrainingType"; expected a parameter of the pipeline; the nearest is TrainingInstanceType',
    ],
  },
  {
    fault: "a Get of a property that does not exist",
    pipeline: abalone,
    changes: {
      [trainChannel]: { Get: "Steps.AbaloneProcess.ProcessingOutputConfig.Outputs['train'].S3Output.Uri" },
    },
    problems: [
      "AbaloneTrain.Arguments.InputDataConfig[0].DataSource.S3DataSource.S3Uri: got \"Steps.AbaloneProcess.ProcessingOutputConfig.Outputs['train'].S3Output.Uri\"; expected a property of what a Processing step results in: LocalPath, S3UploadMode or S3Uri",
    ],
  },
  {
    fault: "a Get of an output that does not exist",
    pipeline: abalone,
    changes: {
      [trainChannel]: {
        Get: "Steps.AbaloneProcess.ProcessingOutputConfig.Outputs['training'].S3Output.S3Uri",
      },
    },
    problems: [
      "AbaloneTrain.Arguments.InputDataConfig[0].DataSource.S3DataSource.S3Uri: got \"Steps.AbaloneProcess.ProcessingOutputConfig.Outputs['training'].S3Output.S3Uri\"; expected an output of the step: train, validation or test",
    ],
  },
  {
    fault: "a Get of a whole object",
    pipeline: abalone,
    changes: {
      [trainChannel]: { Get: "Steps.AbaloneProcess.ProcessingOutputConfig.Outputs['train'].S3Output" },
    },
    problems: [
      "AbaloneTrain.Arguments.InputDataConfig[0].DataSource.S3DataSource.S3Uri: got \"Steps.AbaloneProcess.ProcessingOutputConfig.Outputs['train'].S3Output\"; expected one value: name a member or an element of it",
    ],
  },
  {
    fault: "a Get of a list",
    pipeline: "tune-and-transform",
    changes: {
      "Steps.1.Arguments.PrimaryContainer.ModelDataUrl": {
        Get: "Steps.HPTuning.TrainingJobSummaries.TrainingJobName",
      },
    },
    problems: [
      "BestModel-CreateModel.Arguments.PrimaryContainer.ModelDataUrl: got \"Steps.HPTuning.TrainingJobSummaries.TrainingJobName\"; expected an element of the list, such as [0] or ['name']",
    ],
  },
  {
    fault: "a Get of nothing that there is",
    pipeline: abalone,
    changes: { [trainChannel]: { Get: "Step.AbaloneProcess" } },
    problems: [
      'AbaloneTrain.Arguments.InputDataConfig[0].DataSource.S3DataSource.S3Uri: got "Step.AbaloneProcess"; expected Parameters.…, Execution.… or Steps.…',
    ],
  },
  {
    fault: "a Get that is no text",
    pipeline: abalone,
    changes: { [trainChannel]: { Get: 5 } },
    problems: [
      "AbaloneTrain.Arguments.InputDataConfig[0].DataSource.S3DataSource.S3Uri.Get: got 5; expected a text",
    ],
  },
  {
    fault: "a Get of an execution's property that does not exist",
    pipeline: abalone,
    changes: { [trainChannel]: { Get: "Execution.Id" } },
    problems: [
      'AbaloneTrain.Arguments.InputDataConfig[0].DataSource.S3DataSource.S3Uri: got "Execution.Id"; expected Execution. and StartDateTime, CurrentDateTime, PipelineName, PipelineArn, PipelineExecutionId, PipelineExecutionArn, TrainingJobName or ProcessingJobName',
    ],
  },
  {
    fault: "a Get of an answer that is not declared",
    pipeline: "other-services",
    changes: { "Steps.1.Arguments.rows": { Get: "Steps.LookUp.OutputParameters['row']" } },
    problems: [
      "Approve.Arguments.rows: got \"Steps.LookUp.OutputParameters['row']\"; expected OutputParameters['…'] with a name that the step declares: uri or rows",
    ],
  },
  {
    fault: "an unknown function",
    pipeline: abalone,
    changes: { [trainChannel]: { "Std:Concat": ["a", "b"] } },
    problems: [
      'AbaloneTrain.Arguments.InputDataConfig[0].DataSource.S3DataSource.S3Uri["Std:Concat"]: got an unknown function; expected Std:Join or Std:JsonGet',
    ],
  },
  {
    fault: "a Join without values",
    pipeline: abalone,
    changes: { [trainChannel]: { "Std:Join": { On: "/" } } },
    problems: [
      'AbaloneTrain.Arguments.InputDataConfig[0].DataSource.S3DataSource.S3Uri["Std:Join"].Values: got nothing; expected a list',
    ],
  },
  {
    fault: "a JsonGet without a path",
    pipeline: abalone,
    changes: { [`${report}.Path`]: undefined },
    problems: [
      'AbaloneMSECond.Arguments.Conditions[0].LeftValue["Std:JsonGet"].Path: got nothing; expected where in the file, such as a.b',
    ],
  },
  {
    fault: "a property file that is not declared",
    pipeline: abalone,
    changes: { [`${report}.PropertyFile`]: { Get: "Steps.AbaloneEval.PropertyFiles.Report" } },
    problems: [
      'AbaloneMSECond.Arguments.Conditions[0].LeftValue["Std:JsonGet"].PropertyFile: got "Steps.AbaloneEval.PropertyFiles.Report"; expected a file that PropertyFiles of AbaloneEval declares: EvaluationReport',
    ],
  },
  {
    fault: "a property file of a step without files",
    pipeline: abalone,
    changes: { "Steps.2.PropertyFiles": undefined },
    problems: [
      'AbaloneMSECond.Arguments.Conditions[0].LeftValue["Std:JsonGet"].PropertyFile: got "Steps.AbaloneEval.PropertyFiles.EvaluationReport"; expected a file that PropertyFiles of AbaloneEval declares; it declares none',
    ],
  },
  {
    fault: "a property file in an output that does not exist",
    pipeline: abalone,
    changes: { "Steps.2.PropertyFiles.0.OutputName": "evaluations" },
    problems: [
      'AbaloneEval.PropertyFiles[0].OutputName: got "evaluations"; expected an output of the step: evaluation',
    ],
  },
  {
    fault: "a property file outside of a JsonGet",
    pipeline: abalone,
    changes: { [trainChannel]: { Get: "Steps.AbaloneEval.PropertyFiles.EvaluationReport" } },
    problems: [
      'AbaloneTrain.Arguments.InputDataConfig[0].DataSource.S3DataSource.S3Uri: got "Steps.AbaloneEval.PropertyFiles.EvaluationReport"; expected a property file only as PropertyFile of Std:JsonGet',
      "AbaloneTrain: got a cycle, AbaloneTrain -> AbaloneEval -> AbaloneTrain; expected steps that can run one after the other",
    ],
  },
  {
    fault: "a reference to a later step",
    pipeline: abalone,
    changes: {
      "Steps.0.Arguments.ProcessingInputs.0.S3Input.S3Uri": {
        Get: "Steps.AbaloneEval.ProcessingOutputConfig.KmsKeyId",
      },
      "Steps.2.Arguments.ProcessingInputs": [],
      [trainChannel]: "s3://data",
      "Steps.1.Arguments.InputDataConfig.1.DataSource.S3DataSource.S3Uri": "s3://data",
    },
    problems: [
      'AbaloneProcess.Arguments.ProcessingInputs[0].S3Input.S3Uri: got {"Get":"Steps.AbaloneEval.ProcessingOutputConfig.KmsKeyId"}; expected a step that stands before AbaloneProcess; move AbaloneEval up, or name it in DependsOn',
    ],
  },
  {
    fault: "a cycle of references",
    pipeline: abalone,
    changes: {
      "Steps.0.Arguments.ProcessingInputs.0.S3Input.S3Uri": {
        Get: "Steps.AbaloneTrain.ModelArtifacts.S3ModelArtifacts",
      },
    },
    problems: [
      "AbaloneProcess: got a cycle, AbaloneProcess -> AbaloneTrain -> AbaloneProcess; expected steps that can run one after the other",
    ],
  },
  {
    fault: "a cycle by DependsOn",
    pipeline: abalone,
    changes: { "Steps.0.DependsOn": ["AbaloneEval"] },
    problems: [
      "AbaloneProcess: got a cycle, AbaloneProcess -> AbaloneEval -> AbaloneTrain -> AbaloneProcess; expected steps that can run one after the other",
    ],
  },
  {
    fault: "a step that depends on itself",
    pipeline: abalone,
    changes: { "Steps.1.DependsOn": ["AbaloneTrain"] },
    problems: [
      "AbaloneTrain: got a cycle, AbaloneTrain -> AbaloneTrain; expected steps that can run one after the other",
    ],
  },
  {
    fault: "a condition that needs a step of its own branch",
    pipeline: abalone,
    changes: { "Steps.3.DependsOn": ["AbaloneRegister-RegisterModel"] },
    problems: [
      "AbaloneMSECond: got a cycle, AbaloneMSECond -> AbaloneRegister-RegisterModel -> AbaloneMSECond; expected steps that can run one after the other",
    ],
  },
  {
    fault: "a step that uses one of the other branch",
    pipeline: "nested-conditions",
    changes: { "Steps.1.Arguments.IfSteps.0.Arguments.ElseSteps.0.DependsOn": ["TrainLarge"] },
    problems: [
      'TrainSmall.DependsOn[0]: got "TrainLarge"; expected a step that runs together with TrainSmall: TrainLarge is in the other branch',
    ],
  },
  {
    fault: "a step that follows a failure",
    pipeline: "nested-conditions",
    changes: { "Steps.2.DependsOn": ["BadData"] },
    problems: [
      'Notify.DependsOn[0]: got "BadData"; expected a step that others can follow: Fail ends the execution',
    ],
  },
  {
    fault: "a DependsOn of a step that does not exist",
    pipeline: abalone,
    changes: { "Steps.2.DependsOn": ["AbaloneTraining"] },
    problems: [
      'AbaloneEval.DependsOn[0]: got "AbaloneTraining"; expected a step of the pipeline; the nearest is AbaloneTrain',
    ],
  },
  {
    fault: "two steps of one name",
    pipeline: abalone,
    changes: {
      "Steps.2.Name": "AbaloneTrain",
      [`${gate}.Conditions.0.LeftValue`]: 5,
      [`${gate}.IfSteps`]: [],
    },
    problems: [
      'AbaloneTrain.Name: got "AbaloneTrain"; expected a name that no other step has, in any branch; Steps[1] and Steps[2] have it',
    ],
  },
  {
    fault: "a step in a branch with the name of one outside",
    pipeline: abalone,
    changes: { [`${gate}.ElseSteps.0.Name`]: "AbaloneProcess" },
    problems: [
      'AbaloneProcess.Name: got "AbaloneProcess"; expected a name that no other step has, in any branch; Steps[0] and AbaloneMSECond.Arguments.ElseSteps[0] have it',
    ],
  },
  {
    fault: "an unknown type of step",
    pipeline: abalone,
    changes: { "Steps.1.Type": "Train" },
    problems: [
      'AbaloneTrain.Type: got "Train"; expected "AutoML", "Callback", "ClarifyCheck", "Condition", "EMR", "EMRServerless", "Endpoint", "EndpointConfig", "Fail", "InferenceComponent", "Lambda", "Lineage", "Model", "Processing", "QualityCheck", "RegisterModel", "Training", "Transform" or "Tuning"',
    ],
  },
  {
    fault: "a type of step that every object inherits",
    pipeline: abalone,
    changes: { "Steps.1.Type": "constructor" },
    problems: [
      'AbaloneTrain.Type: got "constructor"; expected "AutoML", "Callback", "ClarifyCheck", "Condition", "EMR", "EMRServerless", "Endpoint", "EndpointConfig", "Fail", "InferenceComponent", "Lambda", "Lineage", "Model", "Processing", "QualityCheck", "RegisterModel", "Training", "Transform" or "Tuning"',
    ],
  },
  {
    fault: "a step without a name",
    pipeline: abalone,
    changes: { "Steps.3.Arguments.ElseSteps.0.Name": undefined },
    problems: ["AbaloneMSECond.Arguments.ElseSteps[0].Name: got nothing; it is required"],
  },
  {
    fault: "a name that steps cannot have",
    pipeline: abalone,
    changes: { "Steps.3.Name": "Is it good?" },
    problems: ['Is it good?.Name: got "Is it good?"; expected 1 to 64 letters, digits, - and _'],
  },
  {
    fault: "a step without arguments",
    pipeline: abalone,
    changes: { "Steps.3.Arguments.ElseSteps.0.Arguments": undefined },
    problems: ["AbaloneMSEFail.Arguments: got nothing; it is required"],
  },
  {
    fault: "a member that steps do not have",
    pipeline: abalone,
    changes: { "Steps.1.Argument": {} },
    problems: [
      "AbaloneTrain.Argument: got an unknown key; expected Name, Type, Arguments, DependsOn, DisplayName, Description, CacheConfig or RetryPolicies",
    ],
  },
  {
    fault: "caching of a step that cannot be cached",
    pipeline: "batch-inference",
    changes: {
      "Steps.0.Type": "RegisterModel",
      "Steps.0.CacheConfig": { Enabled: true },
      "Steps.0.RetryPolicies": undefined,
      "Steps.0.Arguments": { ModelPackageGroupName: "a" },
    },
    problems: [
      "Score.CacheConfig: got an unknown key; expected Name, Type, Arguments, DependsOn, DisplayName, Description or RetryPolicies",
    ],
  },
  {
    fault: "a cache that expires after no duration",
    pipeline: abalone,
    changes: { "Steps.1.CacheConfig.ExpireAfter": "30 days" },
    problems: [
      'AbaloneTrain.CacheConfig.ExpireAfter: got "30 days"; expected an ISO 8601 duration such as P30D',
    ],
  },
  {
    fault: "a step that is no object",
    pipeline: abalone,
    changes: { "Steps.4": "AbaloneTrain" },
    problems: ['Steps[4]: got "AbaloneTrain"; expected a step: an object'],
  },
  {
    fault: "no steps",
    pipeline: abalone,
    changes: { Steps: [] },
    problems: ["Steps: got []; expected at least one step"],
  },
  {
    fault: "an experiment named after a parameter that does not exist",
    pipeline: abalone,
    changes: { "PipelineExperimentConfig.ExperimentName": { Get: "Parameters.Experiment" } },
    problems: [
      'PipelineExperimentConfig.ExperimentName: got "Parameters.Experiment"; expected a parameter of the pipeline; the nearest is UseSpot',
    ],
  },
  {
    fault: "an unknown version",
    pipeline: abalone,
    changes: { Version: "2021-12-01" },
    problems: ['Version: got "2021-12-01"; expected "2020-12-01"'],
  },
  {
    fault: "an unknown member of the definition",
    pipeline: abalone,
    changes: { Step: [] },
    problems: [
      "Step: got an unknown key; expected Steps, Version, Metadata, Parameters, PipelineExperimentConfig or MlflowConfig",
    ],
  },
  {
    fault: "a retry that the step does not know",
    pipeline: abalone,
    changes: { [`${gate}.IfSteps.0.RetryPolicies.0.ExceptionType`]: ["SageMaker.CAPACITY_ERROR"] },
    problems: [
      'AbaloneRegister-RegisterModel.RetryPolicies[0].ExceptionType[0]: got "SageMaker.CAPACITY_ERROR"; expected "Step.SERVICE_FAULT" or "Step.THROTTLING"',
    ],
  },
  {
    fault: "too many attempts",
    pipeline: abalone,
    changes: { "Steps.1.RetryPolicies.0.MaxAttempts": 21 },
    problems: ["AbaloneTrain.RetryPolicies[0].MaxAttempts: got 21; expected a whole number, 0 to 20"],
  },
  {
    fault: "attempts and a time",
    pipeline: abalone,
    changes: { "Steps.1.RetryPolicies.0.ExpireAfterMin": 5 },
    problems: ["AbaloneTrain.RetryPolicies[0]: got MaxAttempts and ExpireAfterMin; expected one of them"],
  },
  {
    fault: "a retry of a step that is never tried again",
    pipeline: "other-services",
    changes: { "Steps.0.RetryPolicies": [] },
    problems: [
      "LookUp.RetryPolicies: got an unknown key; expected Name, Type, Arguments, FunctionArn, DependsOn, DisplayName, Description, CacheConfig or OutputParameters",
    ],
  },
  {
    fault: "a default of another type",
    pipeline: abalone,
    changes: { "Parameters.1.DefaultValue": "1" },
    problems: ['Parameters[1].DefaultValue: got "1"; expected a whole number'],
  },
  {
    fault: "a fraction as a default of a whole number",
    pipeline: abalone,
    changes: { "Parameters.1.DefaultValue": 1.5 },
    problems: ["Parameters[1].DefaultValue: got 1.5; expected a whole number"],
  },
  {
    fault: "a default that is not among the values",
    pipeline: abalone,
    changes: { "Parameters.2.DefaultValue": "ml.m5.4xlarge" },
    problems: [
      'Parameters[2].DefaultValue: got "ml.m5.4xlarge"; expected one of EnumValues: ["ml.m5.xlarge","ml.m5.2xlarge"]',
    ],
  },
  {
    fault: "an unknown type of parameter",
    pipeline: abalone,
    changes: { "Parameters.6.Type": "Bool" },
    problems: ['Parameters[6].Type: got "Bool"; expected "String", "Integer", "Float" or "Boolean"'],
  },
  {
    fault: "two parameters of one name",
    pipeline: abalone,
    changes: { "Parameters.6.Name": "InputData" },
    problems: ['Parameters[6].Name: got "InputData"; expected a name that no other parameter has'],
  },
  {
    fault: "a text where a whole number belongs",
    pipeline: abalone,
    changes: { [`${training}.ResourceConfig.InstanceCount`]: { Get: "Parameters.InputData" } },
    problems: [
      'AbaloneTrain.Arguments.ResourceConfig.InstanceCount: got {"Get":"Parameters.InputData"}; expected a whole number, not a text',
    ],
  },
  {
    fault: "a fraction where a whole number belongs",
    pipeline: abalone,
    changes: { [`${training}.ResourceConfig.InstanceCount`]: { Get: "Parameters.MseThreshold" } },
    problems: [
      'AbaloneTrain.Arguments.ResourceConfig.InstanceCount: got {"Get":"Parameters.MseThreshold"}; expected a whole number, not one with a fraction',
    ],
  },
  {
    fault: "a whole number where a text belongs",
    pipeline: abalone,
    changes: { [`${training}.HyperParameters.num_round`]: { Get: "Parameters.ProcessingInstanceCount" } },
    problems: [
      'AbaloneTrain.Arguments.HyperParameters.num_round: got {"Get":"Parameters.ProcessingInstanceCount"}; expected a text; make one of it with Std:Join',
    ],
  },
  {
    fault: "a result of another type",
    pipeline: abalone,
    changes: {
      [`${gate}.IfSteps.0.Arguments.InferenceSpecification.Containers.0.ModelDataUrl`]: {
        Get: "Steps.AbaloneTrain.BillableTimeInSeconds",
      },
    },
    problems: [
      'AbaloneRegister-RegisterModel.Arguments.InferenceSpecification.Containers[0].ModelDataUrl: got {"Get":"Steps.AbaloneTrain.BillableTimeInSeconds"}; expected a text; make one of it with Std:Join',
    ],
  },
  {
    fault: "a default that the API refuses",
    pipeline: abalone,
    changes: { "Parameters.2.DefaultValue": "ml.m5.lerge", "Parameters.2.EnumValues": undefined },
    problems: [
      'AbaloneTrain.Arguments.ResourceConfig.InstanceType: got "ml.m5.lerge", the default of Parameters.TrainingInstanceType; allowed is one of 225 values, the nearest is "ml.m5.large" (SageMaker API CreateTrainingJob)',
    ],
  },
  {
    fault: "a default that is out of range",
    pipeline: abalone,
    changes: { "Parameters.1.DefaultValue": 0 },
    problems: [
      "AbaloneProcess.Arguments.ProcessingResources.ClusterConfig.InstanceCount: got 0, the default of Parameters.ProcessingInstanceCount; allowed is 1 to 100 (SageMaker API CreateProcessingJob)",
    ],
  },
  {
    fault: "an argument out of range",
    pipeline: abalone,
    changes: { [`${training}.StoppingCondition.MaxRuntimeInSeconds`]: 0 },
    problems: [
      "AbaloneTrain.Arguments.StoppingCondition.MaxRuntimeInSeconds: got 0; allowed is at least 1 (SageMaker API CreateTrainingJob)",
    ],
  },
  {
    fault: "an argument that is not among the values",
    pipeline: abalone,
    changes: { [`${training}.AlgorithmSpecification.TrainingInputMode`]: "Files" },
    problems: [
      'AbaloneTrain.Arguments.AlgorithmSpecification.TrainingInputMode: got "Files"; allowed is one of "Pipe", "File", "FastFile" (SageMaker API CreateTrainingJob)',
    ],
  },
  {
    fault: "a required argument that is missing",
    pipeline: abalone,
    changes: { [`${training}.RoleArn`]: undefined },
    problems: [
      "AbaloneTrain.Arguments.RoleArn: got nothing; it is required (SageMaker API CreateTrainingJob)",
    ],
  },
  {
    fault: "an argument that the API does not have",
    pipeline: abalone,
    changes: { [`${training}.RoleARN`]: "a" },
    problems: [
      "AbaloneTrain.Arguments.RoleARN: got a member that CreateTrainingJob does not have; the nearest is RoleArn (SageMaker API CreateTrainingJob)",
    ],
  },
  {
    fault: "more inputs than a processing job takes",
    pipeline: abalone,
    changes: {
      "Steps.0.Arguments.ProcessingInputs": Array.from({ length: 11 }, (_, index) => ({
        InputName: `input-${index}`,
        S3Input: { S3Uri: "s3://data", S3DataType: "S3Prefix" },
      })),
    },
    problems: [
      "AbaloneProcess.Arguments.ProcessingInputs: got 11 elements; allowed is at most 10 elements (SageMaker API CreateProcessingJob)",
    ],
  },
  {
    fault: "an unknown condition",
    pipeline: abalone,
    changes: { [`${gate}.Conditions.0.Type`]: "LessThen" },
    problems: [
      'AbaloneMSECond.Arguments.Conditions[0].Type: got "LessThen"; expected "Equals", "NotEquals", "GreaterThan", "GreaterThanOrEqualTo", "LessThan", "LessThanOrEqualTo", "In", "NotIn", "Not" or "Or"',
    ],
  },
  {
    fault: "a condition without a side",
    pipeline: abalone,
    changes: { [`${gate}.Conditions.0.RightValue`]: undefined },
    problems: ["AbaloneMSECond.Arguments.Conditions[0].RightValue: got nothing; it is required"],
  },
  {
    fault: "texts that are put in order",
    pipeline: "nested-conditions",
    changes: { "Steps.1.Arguments.Conditions.0.RightValue": { Get: "Parameters.Environment" } },
    problems: [
      'IsGood.Arguments.Conditions[0].RightValue: got {"Get":"Parameters.Environment"}; expected a number for GreaterThanOrEqualTo',
    ],
  },
  {
    fault: "sides of two kinds",
    pipeline: "nested-conditions",
    changes: { "Steps.1.Arguments.Conditions.1.Conditions.1.RightValue": "true" },
    problems: [
      'IsGood.Arguments.Conditions[1].Conditions[1].RightValue: got "true"; expected true or false, as on the left side',
    ],
  },
  {
    fault: "a branch that is no list",
    pipeline: abalone,
    changes: { [`${gate}.ElseSteps`]: {} },
    problems: ["AbaloneMSECond.Arguments.ElseSteps: got {}; expected a list"],
  },
  {
    fault: "an unknown kind of check",
    pipeline: "quality-and-clarify-checks",
    changes: { "Steps.1.CheckType": "DATA_QUALITY" },
    problems: [
      'DataBiasCheck.CheckType: got "DATA_QUALITY"; expected "DATA_BIAS", "MODEL_BIAS" or "MODEL_EXPLAINABILITY"',
    ],
  },
  {
    fault: "an unknown type of answer",
    pipeline: "other-services",
    changes: { "Steps.0.OutputParameters.1.OutputType": "Int" },
    problems: [
      'LookUp.OutputParameters[1].OutputType: got "Int"; expected "String", "Integer", "Float" or "Boolean"',
    ],
  },
];
