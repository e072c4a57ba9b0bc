import { type QualityCheckStep, qualityCheckStep } from "@mlops/pipeline-definition";
import { type RegisteredVersion, registeredUri } from "../model-monitor/registered-version.ts";
import { baselineFiles } from "./baseline-files.ts";
import { type BaselineArgs, qualityBaseline } from "./baseline-request.ts";
import type { ScoredColumns } from "./quality-analysis.ts";

/** Arguments of {@link driftCheck}. */
export interface DriftCheckArgs extends BaselineArgs {
  /** The version whose baseline the data is compared with. */
  readonly registered: RegisteredVersion;
  /** Columns of predictions and labels: then it is the model's quality that is checked. @default - the data's quality */
  readonly scored?: ScoredColumns;
}

/**
 * A step that checks data against the baseline of a registered version, and fails if it violates that: what a monitor of
 * data quality or model quality does, in a pipeline on a schedule. It needs no monitoring schedule, which AWS opens to no
 * new customers. Its data is a file or a folder whose address the pipeline knows, such as the batch that it transforms;
 * it publishes no metrics, and its alarm is that of the pipeline's failed executions.
 *
 * @example
 * const check = driftCheck("Drift", { ...platform, roleArn, registered: { registry, version: 5 }, dataset, output });
 * new SageMakerPipeline("drift", { ...platform, definition: pipelineDefinition({ steps: [check] }), schedules });
 */
export function driftCheck(name: string, { registered, scored, ...job }: DriftCheckArgs): QualityCheckStep {
  const kind = scored ? "model-quality" : "data-quality";
  return qualityCheckStep(name, {
    checkType: scored ? "MODEL_QUALITY" : "DATA_QUALITY",
    suppliedBaselineStatistics: registeredUri(registered, kind, baselineFiles.statistics),
    suppliedBaselineConstraints: registeredUri(registered, kind, baselineFiles.constraints),
    arguments: qualityBaseline(job, scored),
  });
}
