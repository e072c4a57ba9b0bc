import {
  DescribePipelineExecutionCommand,
  type PipelineExecutionStep,
  SageMakerClient,
  paginateListPipelineExecutionSteps,
} from "@aws-sdk/client-sagemaker";
import { z } from "zod";
import { collected } from "../aws/collected.ts";
import { defineAction } from "../command/action.ts";
import { status } from "../command/failures.ts";
import { stackValue, textValue } from "../command/given-values.ts";
import { table } from "../command/table.ts";
import { executionArn } from "./execution.ts";

/** `pipeline status`. */
export const pipelineStatus = defineAction(
  z.strictObject({ stack: stackValue(), execution: textValue().optional() }),
  async ({ stack, execution }, context) => {
    const connection = await context.connect(stack);
    const client = connection.client(SageMakerClient);
    const PipelineExecutionArn = await executionArn(connection, execution);
    const run = await client.send(new DescribePipelineExecutionCommand({ PipelineExecutionArn }));
    const pages = paginateListPipelineExecutionSteps(
      { client },
      { PipelineExecutionArn, SortOrder: "Ascending" },
    );
    const steps = await collected(pages, (page) => page.PipelineExecutionSteps);
    const { PipelineExecutionStatus: state = "unknown", FailureReason } = run;
    return {
      data: { executionArn: PipelineExecutionArn, status: state, failureReason: FailureReason, steps },
      lines: [
        `${PipelineExecutionArn}  ${state}${FailureReason === undefined ? "" : `: ${FailureReason}`}`,
        ...table(["step", "status", "reason"], steps.map(stepRow), context.terminal),
      ],
      status: state === "Failed" ? status.no : status.success,
    };
  },
);

const stepRow = ({ StepName, StepStatus, FailureReason }: PipelineExecutionStep) => ({
  step: StepName,
  status: StepStatus,
  reason: FailureReason,
});
