import { type StepDefinition, allSteps } from "@mlops/pipeline-definition/reading";
import type { StackPlace } from "../aws/stack-place.ts";
import { WrongUse } from "../command/failures.ts";
import { oneOf } from "../command/one-of.ts";
import type { DeployedPipeline } from "../pipeline/deployed-pipeline.ts";
import type { JobKind } from "./job-kind.ts";

/**
 * The step of a pipeline that runs a job of a kind.
 * @param wanted its name. @default - the only one
 * @throws WrongUse if there is none, or if there are several to choose from
 */
export function stepOfKind(
  { stepType, title }: JobKind,
  { name, definition }: DeployedPipeline,
  wanted: string | undefined,
): StepDefinition {
  const steps = allSteps(definition).filter(({ Type }) => Type === stepType);
  const [step, ...others] = wanted === undefined ? steps : steps.filter(({ Name }) => Name === wanted);
  if (step !== undefined && others.length === 0) return step;
  const got = wanted === undefined ? "nothing" : `"${wanted}"`;
  const names = oneOf(steps.map((one) => one.Name));
  const expected = names === "" ? `a pipeline with a ${title}; ${name} has none` : `${names}, of ${name}`;
  throw new WrongUse(`--step: got ${got}; expected ${expected}`);
}

/** Name of a job: `mlops-sentiment-dev-Train-20261121-100000`, shortened before the time. */
export function usualJobName(
  { nameLength }: Pick<JobKind, "nameLength">,
  { app, environment }: Pick<StackPlace, "app" | "environment">,
  step: string,
  now: Date,
): string {
  const time = now
    .toISOString()
    .slice(0, "2026-11-21T10:00:00".length)
    .replaceAll(/[-:]/g, "")
    .replace("T", "-");
  const head = ["mlops", app, environment, step].join("-").replaceAll(/[^A-Za-z0-9]+/g, "-");
  const room = nameLength - time.length - 1;
  // Of a long name the end tells more: the step. A word that is cut tells nothing.
  const end = head.slice(-room);
  const short = head === end ? head : end.replace(/^[^-]*-(?=.)/, "");
  return `${short.replaceAll(/^-|-$/g, "")}-${time}`;
}
