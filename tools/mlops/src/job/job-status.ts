import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { z } from "zod";
import { defineAction } from "../command/action.ts";
import { stackValue, switchValue, textValue } from "../command/given-values.ts";
import { followJob, jobAnswer } from "./job-answer.ts";
import { namedJob } from "./job-kinds.ts";

/** `job status`. */
export const jobStatus = defineAction(
  z.strictObject({ stack: stackValue(), job: textValue(), follow: switchValue() }),
  async ({ stack, job: text, follow }, context) => {
    const connection = await context.connect(stack);
    const job = namedJob(text, connection.place);
    const seen = follow
      ? await followJob(context, connection, job)
      : await job.kind.look(connection.client(SageMakerClient), job.name);
    return jobAnswer(context, connection, job, seen);
  },
);
