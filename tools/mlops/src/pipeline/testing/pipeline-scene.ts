import type { Scene } from "../../testing/scene.ts";
import {
  at,
  describedExecution,
  executionArn,
  jobArn,
  listedStep,
  logsOf,
  pipelineArn,
  publishedPipeline,
} from "./executions.ts";

const parameters = [
  { Name: "TrainingReason", Type: "String", DefaultValue: "started by hand" },
  { Name: "MinimumMetric", Type: "Float", DefaultValue: 0.75 },
  { Name: "SkipBaselineChecks", Type: "Boolean", DefaultValue: true },
];
const register = { Name: "Register", Type: "RegisterModel", Arguments: {} };
const definition = {
  Version: "2020-12-01",
  Parameters: parameters,
  Steps: [
    { Name: "Prepare", Type: "Processing", Arguments: {} },
    { Name: "Train", Type: "Training", Arguments: {}, DependsOn: ["Prepare"] },
    { Name: "Evaluate", Type: "Processing", Arguments: {}, DependsOn: ["Train"] },
    {
      Name: "IsGood",
      Type: "Condition",
      Arguments: { Conditions: [], IfSteps: [register], ElseSteps: [] },
      DependsOn: ["Evaluate"],
    },
  ],
};

const started = "b2c3d4e5f6a1";
const failed = "a1b2c3d4e5f6";
const job = (kind: "ProcessingJob" | "TrainingJob", name: string) => ({
  [kind]: { Arn: jobArn(kind === "TrainingJob" ? "training" : "processing", name) },
});

/** Steps of the execution that is started: when they begin and end, in seconds. */
const plan: readonly (readonly [name: string, from: number, to: number, metadata: object])[] = [
  ["Prepare", 5, 185, job("ProcessingJob", `pipelines-${started}-Prepare-Qm3Zr8LkTw`)],
  ["Train", 190, 470, job("TrainingJob", `pipelines-${started}-Train-b7HvX2NcPd`)],
  ["Evaluate", 475, 655, job("ProcessingJob", `pipelines-${started}-Evaluate-w4KtY9RsJf`)],
  ["IsGood", 656, 657, { Condition: { Outcome: "True" } }],
  ["Register", 658, 662, { RegisterModel: {} }],
];

/** Seconds since the command line was given. */
let now = 0;
let isStopped = false;

/** When an execution has stopped that somebody stops. */
const stopEnd = 20;

const startedSteps = () =>
  plan.flatMap(([name, from, to, Metadata]) => {
    const end = isStopped ? stopEnd : to;
    if (now < from) return [];
    if (now < end)
      return [listedStep(name, isStopped ? "Stopping" : "Executing", { StartTime: at(from), Metadata })];
    return [
      listedStep(name, isStopped ? "Stopped" : "Succeeded", {
        StartTime: at(from),
        EndTime: at(end),
        Metadata,
      }),
    ];
  });

const failedTrain = `pipelines-${failed}-Train-x8QdF5WmGh`;
const failedSteps = [
  listedStep("Prepare", "Succeeded", {
    StartTime: at(-900),
    EndTime: at(-715),
    Metadata: job("ProcessingJob", `pipelines-${failed}-Prepare-k2LpV7TzRc`),
  }),
  listedStep("Train", "Failed", {
    StartTime: at(-712),
    EndTime: at(-500),
    FailureReason: "ClientError: AlgorithmError: ExecuteUserScriptError: ExitCode 1",
    Metadata: job("TrainingJob", failedTrain),
  }),
];

/**
 * The training pipeline of sentiment in dev: its last execution has failed, one that is started succeeds, and one with
 * another id is running until somebody stops it.
 */
export const pipelineScene: Scene = {
  operations: () => {
    now = 0;
    isStopped = false;
    return {
      ...publishedPipeline,
      DescribePipeline: { PipelineArn: pipelineArn, PipelineDefinition: JSON.stringify(definition) },
      StartPipelineExecution: { PipelineExecutionArn: executionArn(started) },
      StopPipelineExecution: () => {
        isStopped = true;
        return {};
      },
      ListPipelineExecutions: {
        PipelineExecutionSummaries: [{ PipelineExecutionArn: executionArn(failed) }],
      },
      DescribePipelineExecution: ({ input }) => {
        if (input["PipelineExecutionArn"] === executionArn(failed)) {
          return describedExecution("Failed", {
            CreationTime: at(-905),
            LastModifiedTime: at(-498),
            FailureReason: "Step failure: One or multiple steps failed.",
          });
        }
        if (isStopped)
          return describedExecution(now < stopEnd ? "Stopping" : "Stopped", {
            LastModifiedTime: at(stopEnd),
          });
        return describedExecution(now < 662 ? "Executing" : "Succeeded", { LastModifiedTime: at(662) });
      },
      ListPipelineExecutionSteps: ({ input }) => ({
        PipelineExecutionSteps:
          input["PipelineExecutionArn"] === executionArn(failed) ? failedSteps : startedSteps(),
      }),
      ...logsOf({
        [`${failedTrain}/algo-1-1763719200`]: [
          "Epoch 1/12 loss=0.9123 validation_accuracy=0.5811",
          "Traceback (most recent call last):",
          "ValueError: labels: got 3; expected 0, 1 or 2",
        ],
      }),
    };
  },
  onPause: (passed) => {
    now = passed / 1_000 + 10;
  },
};
