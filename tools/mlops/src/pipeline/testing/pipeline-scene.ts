import { published } from "../../testing/run-command.ts";
import type { Scene } from "../../testing/scene.ts";

const pipelineName = "mlops-sentiment-dev-training-ecb6aad4";
const pipelineArn = `arn:aws:sagemaker:eu-west-1:111122223333:pipeline/${pipelineName}`;

/** The training pipeline of sentiment in dev, whose last execution is training. */
export const pipelineScene: Scene = {
  operations: () => ({
    ...published("sentiment.dev", {
      "pipeline/pipeline-name": pipelineName,
      "pipeline/pipeline-arn": pipelineArn,
    }),
    ListPipelineExecutions: {
      PipelineExecutionSummaries: [{ PipelineExecutionArn: `${pipelineArn}/execution/a1b2c3d4e5f6` }],
    },
    DescribePipelineExecution: { PipelineExecutionStatus: "Executing" },
    ListPipelineExecutionSteps: {
      PipelineExecutionSteps: [
        { StepName: "prepare", StepStatus: "Succeeded" },
        { StepName: "train", StepStatus: "Executing" },
      ],
    },
  }),
};
