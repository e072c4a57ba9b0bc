import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { sageMakerNamePattern } from "@mlops/aws";
import { z } from "zod";
import { type Action, defineAction } from "../command/action.ts";
import { consentIn } from "../aws/consent.ts";
import type { Connection } from "../aws/connection.ts";
import { makeChanges } from "../command/changes.ts";
import { pairsText, stackValue, textValue } from "../command/given-values.ts";
import { deployedPipeline } from "../pipeline/deployed-pipeline.ts";
import { executionId } from "../pipeline/execution.ts";
import { followJob, jobAnswer } from "./job-answer.ts";
import type { JobKind } from "./job-kind.ts";
import type { NamedJob } from "./job-kinds.ts";
import { type JobWish, jobRequest } from "./job-request.ts";
import { stepOfKind, usualJobName } from "./job-step.ts";
import { jobText } from "./log-place.ts";

/** `train`, `process`, `tune` and `transform`: start a job of a kind. */
export function startJob(kind: JobKind): Action {
  const given = z.strictObject({
    stack: stackValue(),
    pipeline: textValue().optional(),
    step: textValue().optional(),
    parameter: pairsText(),
    input: pairsText(),
    execution: textValue().optional(),
    jobName: jobNameValue(kind).optional(),
    follow: z.boolean(),
    confirm: textValue().optional(),
  });
  return defineAction(given, async ({ stack, step, follow, confirm, ...wish }, context) => {
    const connection = await context.connect(stack);
    const job = await plannedJob(connection, kind, { ...wish, step, startTime: context.clock.now() });
    context.terminal.note(job.about);
    const started: string[] = [];
    const make = async () => {
      started.push(await kind.create(connection.client(SageMakerClient), job.request));
    };
    const changes = [{ what: `start ${kind.title} ${job.name}`, make }];
    const outcome = await makeChanges(changes, context, consentIn(connection.place, confirm));
    const data = { outcome, operation: kind.operation, request: job.request };
    const [jobArn] = started;
    if (jobArn === undefined) return { data, lines: JSON.stringify(job.request, undefined, 2).split("\n") };
    if (follow) return jobAnswer(context, connection, job, await followJob(context, connection, job));
    const see = `npm run mlops -- job status ${stack} ${jobText(jobArn)} --follow`;
    context.terminal.note(`started; follow it with: ${see}`);
    return { data: { ...data, jobArn }, lines: [jobArn] };
  });
}

function jobNameValue({ nameLength }: JobKind) {
  return z.string().refine((text) => sageMakerNamePattern.test(text) && text.length <= nameLength, {
    error: `expected 1 to ${nameLength} letters, digits and hyphens between them`,
  });
}

/** What somebody asks of a job; its name may be left out. */
interface Wish extends Omit<JobWish, "jobName"> {
  readonly step: string | undefined;
  readonly jobName?: string | undefined;
}

/** A job that is about to be started. */
interface PlannedJob extends NamedJob {
  readonly request: object;
  /** Where the request comes from, for people. */
  readonly about: string;
}

async function plannedJob(connection: Connection, kind: JobKind, wish: Wish): Promise<PlannedJob> {
  const pipeline = await deployedPipeline(connection, wish.pipeline);
  const step = stepOfKind(kind, pipeline, wish.step);
  const name = wish.jobName ?? usualJobName(kind, connection.place, step.Name, wish.startTime);
  const { request, sourceArn } = await jobRequest(connection, pipeline, kind, step, {
    ...wish,
    jobName: name,
  });
  const results = sourceArn === undefined ? "" : `, with results of execution ${executionId(sourceArn)}`;
  return { kind, name, request, about: `${kind.title} of step ${step.Name} of ${pipeline.name}${results}` };
}
