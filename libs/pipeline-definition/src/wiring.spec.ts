import { output } from "@pulumi/pulumi";
import {
  type AutoMLArguments,
  type ScalarArgument,
  type TrainingArguments,
  type TuningStepOptions,
  asText,
  booleanParameter,
  callbackStep,
  clarifyCheckStep,
  conditionStep,
  definitionProblems,
  emrStep,
  equals,
  executionVariables,
  failStep,
  integerParameter,
  isIn,
  isPlain,
  join,
  jsonGet,
  lambdaStep,
  lessThan,
  modelStep,
  parameterValue,
  pipelineDefinition,
  processingStep,
  registerModelStep,
  stringParameter,
  trainingStep,
} from "./index.ts";

// What must not compile is marked; the type check fails where it does compile.

const role = "arn:aws:iam::111122223333:role/jobs";
const text = stringParameter("Text");
const count = integerParameter("Count");
const flag = booleanParameter("Flag");
const stage = stringParameter("Stage", { values: ["dev", "prod"] });

const processing = {
  AppSpecification: { ImageUri: "image" },
  ProcessingResources: {
    ClusterConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 30 },
  },
  RoleArn: role,
} as const;
const prepare = processingStep("Prepare", {
  arguments: {
    ...processing,
    ProcessingOutputConfig: {
      Outputs: [{ OutputName: "train", S3Output: { S3Uri: "s3://data/train", S3UploadMode: "EndOfJob" } }],
    },
  },
  propertyFiles: { Report: { output: "train", path: "report.json" } },
});
const outputs = prepare.properties.ProcessingOutputConfig.Outputs;

const training = {
  AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage: "image" },
  OutputDataConfig: { S3OutputPath: "s3://data/model" },
  ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 30 },
  RoleArn: role,
  StoppingCondition: { MaxRuntimeInSeconds: 3600 },
} as const;
const train = trainingStep("Train", { arguments: training });
const call = lambdaStep("Call", { functionArn: "arn", outputs: { rows: "Integer", uri: "String" } });

/** Never called: only its types are of interest. */
function wrongWiring() {
  // @ts-expect-error a misspelt property of a result
  void train.properties.ModelArtifacts.S3ModelArtifact;
  // @ts-expect-error a result of another kind of step
  void train.properties.TransformOutput;
  // @ts-expect-error an output that the step does not have
  void outputs.tests;
  // @ts-expect-error an element of a list has to be taken out of it
  void train.properties.FinalMetricDataList.MetricName;
  // @ts-expect-error nothing results from a failure
  void failStep("Fail").properties.Outcome;
  // @ts-expect-error an answer that the function does not give
  void call.properties.OutputParameters.row;
  // @ts-expect-error a file that the step does not declare
  jsonGet(prepare.propertyFiles.Reports, "a.b");

  // @ts-expect-error a parameter of another type
  modelStep("Model", { arguments: { ExecutionRoleArn: count } });
  trainingStep("Train", {
    // @ts-expect-error a text where a whole number belongs
    arguments: { ...training, ResourceConfig: { ...training.ResourceConfig, InstanceCount: text } },
  });
  trainingStep("Train", {
    // @ts-expect-error the result of a job as a number
    arguments: { ...training, RoleArn: train.properties.BillableTimeInSeconds },
  });
  trainingStep("Train", {
    // @ts-expect-error hyperparameters are texts
    arguments: { ...training, HyperParameters: { epochs: 20 } },
  });
  trainingStep("Train", {
    // @ts-expect-error a whole number has to be made a text
    arguments: { ...training, HyperParameters: { epochs: count } },
  });
  trainingStep("Train", {
    // @ts-expect-error not an instance type
    arguments: { ...training, ResourceConfig: { ...training.ResourceConfig, InstanceType: "m5.large" } },
  });
  trainingStep("Train", {
    // @ts-expect-error not among the input modes
    arguments: { ...training, AlgorithmSpecification: { TrainingInputMode: "Files" } },
  });
  // @ts-expect-error the role is required
  trainingStep("Train", { arguments: { ...training, RoleArn: undefined } });
  // @ts-expect-error an Output of another type
  trainingStep("Train", { arguments: { ...training, RoleArn: output(1) } });
  trainingStep("Train", {
    arguments: {
      ...training,
      // @ts-expect-error a member that the request does not have
      RoleARN: role,
    },
  });
  processingStep("Evaluate", {
    arguments: {
      ...processing,
      // @ts-expect-error a member that the request does not have
      RoleARN: role,
    },
  });
  processingStep("Evaluate", {
    arguments: {
      ...processing,
      ProcessingOutputConfig: {
        Outputs: [{ OutputName: "report", S3Output: { S3Uri: "s3://data", S3UploadMode: "EndOfJob" } }],
      },
    },
    // @ts-expect-error an output that the step does not have
    propertyFiles: { Report: { output: "reports", path: "report.json" } },
  });

  // @ts-expect-error texts are not ordered
  lessThan(text, 3);
  // @ts-expect-error sides of two types
  equals(flag, "true");
  // @ts-expect-error a value that the parameter cannot have
  isIn(stage, ["dev", "qa"]);
  // @ts-expect-error steps, not their names
  conditionStep("If", { conditions: [], ifSteps: ["Train"] });
  // @ts-expect-error steps, not their names
  failStep("Fail", { dependsOn: ["Train"] });

  registerModelStep("R", {
    arguments: {},
    // @ts-expect-error no job runs in this step
    retry: [{ exceptions: ["SageMaker.CAPACITY_ERROR"], maxAttempts: 1 }],
  });
  // @ts-expect-error jobs inside a tuning job try again by themselves
  void ({ exceptions: ["SageMaker.JOB_INTERNAL_ERROR"], maxAttempts: 1 } satisfies TuningRetry);
  trainingStep("T", {
    arguments: training,
    // @ts-expect-error attempts or time, not both
    retry: [{ exceptions: [], maxAttempts: 1, expireAfter: "1 hour" }],
  });
  // @ts-expect-error not a duration
  trainingStep("T", { arguments: training, cache: { expireAfter: "a month" } });
  // @ts-expect-error failures cannot be cached
  failStep("Fail", { cache: true });
  // @ts-expect-error not a type of a value
  callbackStep("C", { queueUrl: "url", outputs: { rows: "Number" } });
  // @ts-expect-error a check of bias in data needs no model
  clarifyCheckStep("C", { checkType: "DATA_BIAS", modelName: "m", arguments: processing });
  // @ts-expect-error a check of a model needs one
  clarifyCheckStep("C", { checkType: "MODEL_BIAS", arguments: processing });
  emrStep("E", {
    // @ts-expect-error a cluster that exists or one of its own
    arguments: {
      StepConfig: { HadoopJarStep: { Jar: "a" } },
      ClusterId: "j-1",
      ClusterConfig: { Instances: {} },
    },
  });
  // @ts-expect-error pipelines do not deploy what AutoML finds
  void ({ ModelDeployConfig: {} } satisfies Partial<AutoMLArguments>);
  // @ts-expect-error the default has to be one of the values
  stringParameter("Stage", { values: ["dev", "prod"], default: "qa" });
  // @ts-expect-error a value of another type
  parameterValue(count, "3");
  // @ts-expect-error a value that the parameter cannot have
  parameterValue(stage, "qa");
}
type TuningRetry = NonNullable<TuningStepOptions["retry"]>[number];

test("wrong wiring does not compile", () => {
  expect(wrongWiring).toBeInstanceOf(Function);
});

test("literals, parameters, results of steps and Outputs may stand at any leaf", () => {
  const { definition } = trainingStep("Retrain", {
    arguments: {
      ...training,
      RoleArn: output(role),
      VpcConfig: { Subnets: output(["subnet-1"]), SecurityGroupIds: [output("sg-1"), "sg-2", text] },
      ResourceConfig: { InstanceType: stage, InstanceCount: count, VolumeSizeInGB: output(30) },
      EnableManagedSpotTraining: flag,
      HyperParameters: { name: train.properties.TrainingJobName, rate: call.properties.OutputParameters.uri },
      Environment: { loss: jsonGet(prepare.propertyFiles.Report, "loss") },
      InputDataConfig: [
        {
          ChannelName: "train",
          DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: outputs.train.S3Output.S3Uri } },
        },
      ],
    },
  });
  expect(definition.Arguments["HyperParameters"]).toEqual({
    name: { Get: "Steps.Train.TrainingJobName" },
    rate: { Get: "Steps.Call.OutputParameters['uri']" },
  });
});

test("elements of lists and maps are taken by position or by name", () => {
  const names: readonly string[] = ["a"];
  const wide = processingStep("Wide", {
    arguments: {
      ...processing,
      ProcessingOutputConfig: {
        Outputs: names.map((name) => ({
          OutputName: name,
          S3Output: { S3Uri: "s3://data", S3UploadMode: "EndOfJob" as const },
        })),
      },
    },
  });
  expect([
    train.properties.SecondaryStatusTransitions.at(0).Status.expression,
    train.properties.HyperParameters.at("epochs").expression,
    wide.properties.ProcessingOutputConfig.Outputs.at("a").S3Output.S3Uri.expression,
    outputs.at("train").S3Output.S3Uri.expression,
    outputs.train.S3Output.S3Uri.expression,
  ]).toEqual([
    { Get: "Steps.Train.SecondaryStatusTransitions[0].Status" },
    { Get: "Steps.Train.HyperParameters['epochs']" },
    { Get: "Steps.Wide.ProcessingOutputConfig.Outputs['a'].S3Output.S3Uri" },
    { Get: "Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri" },
    { Get: "Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri" },
  ]);
});

test("a variable in a template text is refused: its value is not known yet", () => {
  expect(() => String(text)).toThrow(
    '{"Get":"Parameters.Text"}: got a pipeline variable; expected a text; use join or asText',
  );
});

/** How a library of jobs hands over a job: the request, with whatever is known only later at its leaves. */
interface TrainingJobArgs {
  readonly image: ScalarArgument<string>;
  readonly role: ScalarArgument<string>;
  readonly instanceType: ScalarArgument<`ml.${string}`>;
  /** Where the data of each channel is. */
  readonly channels: Readonly<Record<string, ScalarArgument<string>>>;
  readonly outputPath: ScalarArgument<string>;
  readonly hyperparameters?: Readonly<Record<string, ScalarArgument<string>>>;
}

function trainingJob(job: TrainingJobArgs): TrainingArguments {
  const channels = Object.entries(job.channels).map(([name, uri]) => ({
    ChannelName: name,
    DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: uri } } as const,
  }));
  return {
    AlgorithmSpecification: { TrainingImage: job.image, TrainingInputMode: "FastFile" },
    RoleArn: job.role,
    InputDataConfig: channels,
    OutputDataConfig: { S3OutputPath: job.outputPath },
    ResourceConfig: { InstanceType: job.instanceType, InstanceCount: 1, VolumeSizeInGB: 30 },
    StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
    HyperParameters: job.hyperparameters,
  };
}

test("a job that a library has made is a step's arguments as it is", () => {
  const job = trainingJob({
    image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/train:1",
    role: output(role),
    instanceType: "ml.m5.large",
    channels: { train: outputs.train.S3Output.S3Uri },
    outputPath: join("/", ["s3://models", executionVariables.pipelineExecutionId]),
    hyperparameters: { epochs: asText(count) },
  });
  const fit = trainingStep("Fit", { arguments: job, cache: { expireAfter: "30 days" } });
  const definition = pipelineDefinition({ parameters: [count], steps: [prepare, fit] });
  expect([definitionProblems(definition), isPlain(definition)]).toEqual([[], false]);
  expect(fit.properties.ModelArtifacts.S3ModelArtifacts.expression).toEqual({
    Get: "Steps.Fit.ModelArtifacts.S3ModelArtifacts",
  });
});
