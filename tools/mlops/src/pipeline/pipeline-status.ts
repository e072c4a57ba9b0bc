import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { z } from "zod";
import { defineAction } from "../command/action.ts";
import { stackValue, switchValue, textValue } from "../command/given-values.ts";
import { executionAnswer } from "./execution-answer.ts";
import { executionArn, seenExecution } from "./execution.ts";
import { followExecution } from "./follow-execution.ts";

/** `pipeline status`. */
export const pipelineStatus = defineAction(
  z.strictObject({
    stack: stackValue(),
    pipeline: textValue().optional(),
    execution: textValue().optional(),
    follow: switchValue(),
  }),
  async ({ stack, follow, ...choice }, context) => {
    const connection = await context.connect(stack);
    const arn = await executionArn(connection, choice);
    const seen = follow
      ? await followExecution(context, connection, arn, choice)
      : await seenExecution(connection.client(SageMakerClient), arn);
    return executionAnswer(context, connection, seen);
  },
);
