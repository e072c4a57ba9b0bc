import {
  DescribeModelCommand,
  DescribeModelPackageCommand,
  type SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import type { ReferencePart } from "@mlops/pipeline-definition/reading";
import type { ExecutionStep } from "../pipeline/execution-step.ts";
import { jobKindOf } from "./job-kinds.ts";
import { jobParts } from "./log-place.ts";

/**
 * A value among what a step of an execution has come to.
 * @returns nothing if the step has not run, or if SageMaker tells nothing of what it has made
 */
export async function stepResultValue(
  client: SageMakerClient,
  steps: readonly ExecutionStep[],
  stepName: string,
  parts: readonly ReferencePart[],
): Promise<unknown> {
  const step = steps.find(({ name }) => name === stepName);
  const arn = step?.jobArn ?? step?.madeArn;
  if (arn === undefined) return undefined;
  return parts.reduce(partOf, await described(client, arn));
}

async function described(client: SageMakerClient, arn: string): Promise<unknown> {
  const { type, name } = jobParts(arn);
  if (type === "model") return client.send(new DescribeModelCommand({ ModelName: name }));
  if (type === "model-package") {
    return client.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
  }
  return jobKindOf(type)?.describe(client, name);
}

/** Members by which elements of results are known. */
const nameMembers = ["OutputName", "MetricName"];

function partOf(value: unknown, part: ReferencePart): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  if ("position" in part) return Array.isArray(value) ? value[part.position] : undefined;
  if ("name" in part && Array.isArray(value)) {
    return value.find((one: Record<string, unknown>) =>
      nameMembers.some((member) => one[member] === part.name),
    );
  }
  const key = "member" in part ? part.member : part.name;
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}
