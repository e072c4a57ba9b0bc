import type { PipelineExecutionStep, PipelineExecutionStepMetadata } from "@aws-sdk/client-sagemaker";
import { elapsed } from "../command/elapsed.ts";

/** A step of an execution. */
export interface ExecutionStep {
  readonly name: string;
  /** What it runs, as SageMaker's metadata have it: `TrainingJob`, `Condition`. @default - not known yet */
  readonly kind?: string | undefined;
  /** SageMaker's: `Starting`, `Executing`, `Stopping`, `Stopped`, `Failed`, `Succeeded`. */
  readonly status: string;
  /** Why it failed. */
  readonly reason?: string | undefined;
  readonly startTime?: Date | undefined;
  readonly endTime?: Date | undefined;
  /** ARN of the job that it runs. @default - none */
  readonly jobArn?: string | undefined;
  /** ARN of what it has made that is no job: a model, a version of the registry. @default - none */
  readonly madeArn?: string | undefined;
  /** What a condition was: `True` or `False`. */
  readonly outcome?: string | undefined;
  /** ARN of the execution whose result it has taken over. @default - it has run itself */
  readonly reusedFrom?: string | undefined;
}

/** A step, as it is listed. */
export function executionStep(step: PipelineExecutionStep): ExecutionStep {
  const { Metadata: metadata = {}, CacheHitResult, SelectiveExecutionResult } = step;
  const [kind] = Object.entries(metadata).find(([, value]) => value !== undefined) ?? [];
  return {
    name: step.StepName ?? "",
    kind,
    status: step.StepStatus ?? "unknown",
    reason: step.FailureReason,
    startTime: step.StartTime,
    endTime: step.EndTime,
    jobArn: jobArnOf(metadata),
    madeArn: metadata.Model?.Arn ?? metadata.RegisterModel?.Arn,
    outcome: metadata.Condition?.Outcome,
    reusedFrom:
      CacheHitResult?.SourcePipelineExecutionArn ?? SelectiveExecutionResult?.SourcePipelineExecutionArn,
  };
}

function jobArnOf(metadata: PipelineExecutionStepMetadata): string | undefined {
  const { TrainingJob, ProcessingJob, TransformJob, TuningJob, AutoMLJob } = metadata;
  const job = TrainingJob ?? ProcessingJob ?? TransformJob ?? TuningJob ?? AutoMLJob;
  return job?.Arn ?? metadata.QualityCheck?.CheckJobArn ?? metadata.ClarifyCheck?.CheckJobArn;
}

/** How long a step has taken, or has been running until now. */
export function stepTime({ startTime, endTime }: ExecutionStep, now: Date): string | undefined {
  if (startTime === undefined) return undefined;
  return elapsed((endTime ?? now).getTime() - startTime.getTime());
}

/** Whether a step has ended. */
export const hasEnded = ({ status }: ExecutionStep): boolean =>
  !["Starting", "Executing", "Stopping"].includes(status);

/** What came of a step: the outcome of a condition, the execution whose result was taken over, why it failed. */
export function stepResult({ outcome, reusedFrom, reason }: ExecutionStep): string | undefined {
  if (reusedFrom !== undefined) return `result of ${reusedFrom.slice(reusedFrom.lastIndexOf("/") + 1)}`;
  return reason ?? outcome;
}
