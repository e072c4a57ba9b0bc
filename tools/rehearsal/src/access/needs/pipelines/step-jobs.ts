import type { sharedLogGroups } from "@mlops/aws";
import type { AccessModel } from "../../access-model.ts";
import type { Need } from "../../need.ts";
import { type ReadResource, textAt, valueAt } from "../../plain-inputs.ts";
import { containerNeeds } from "../job-access.ts";
import { jobRequests } from "../../pipeline/job-requests.ts";
import {
  type PipelineDocument,
  type ReadStep,
  isPipeline,
  pipelineDocument,
} from "../../pipeline/pipeline-document.ts";
import { valuePattern } from "../../pipeline/value-pattern.ts";

/** Log groups that the containers of steps write to, by the type of the step. */
const stepLogs: Readonly<Record<string, keyof typeof sharedLogGroups>> = {
  ClarifyCheck: "processing-jobs",
  Processing: "processing-jobs",
  QualityCheck: "processing-jobs",
  Training: "training-jobs",
  Tuning: "training-jobs",
};

/** Roles that the steps of a pipeline hand over pull images, read and write data, and use keys, a VPC and a log. */
export function stepJobs(made: ReadResource, model: AccessModel): Need[] {
  if (!isPipeline(made)) return [];
  const document = pipelineDocument(made, model.resources);
  return document.steps.flatMap((step) => [
    ...jobRequests(document, step).flatMap((request) =>
      containerNeeds(made, `step ${step.name}`, {
        who: request.role,
        images: request.images,
        reads: request.reads,
        isListing: step.type !== "Model",
        writes: request.writes,
        outputKeys: keysOf(made, model, request.outputKeys),
        volumeKeys: keysOf(made, model, request.volumeKeys),
        isInVpc: request.subnets.length > 0,
        logs: stepLogs[step.type],
      }),
    ),
    ...transformed(made, model, document, step),
  ]);
}

/** Keys of the stacks by whatever names them. */
export const keysOf = (
  made: ReadResource,
  { keyOf }: AccessModel,
  names: readonly (string | undefined)[],
): string[] => [...new Set(names.flatMap((name) => keyOf(name, made) ?? []))];

/** A transform job reads and writes under the role of its model. */
function transformed(
  made: ReadResource,
  model: AccessModel,
  document: PipelineDocument,
  step: ReadStep,
): Need[] {
  if (step.type !== "Transform") return [];
  const at = (...path: readonly string[]) => valuePattern(document, valueAt(step.arguments, ...path));
  return containerNeeds(made, `step ${step.name}`, {
    who: roleOfModel(made, model, document, valueAt(step.arguments, "ModelName")),
    isListing: true,
    reads: [at("TransformInput", "DataSource", "S3DataSource", "S3Uri")],
    writes: [at("TransformOutput", "S3OutputPath")],
    outputKeys: keysOf(made, model, [at("TransformOutput", "KmsKeyId")]),
    volumeKeys: keysOf(made, model, [at("TransformResources", "VolumeKmsKeyId")]),
    logs: "transform-jobs",
  });
}

/** The role of a model that an earlier step makes, or a stack. */
function roleOfModel(
  made: ReadResource,
  { resources }: AccessModel,
  document: PipelineDocument,
  name: unknown,
): string | undefined {
  const [, maker] = /^Steps\.(.+)\.ModelName$/.exec(textAt(name, "Get") ?? "") ?? [];
  const step = document.steps.find((one) => one.name === maker);
  if (step) return valuePattern(document, valueAt(step.arguments, "ExecutionRoleArn"));
  const known = valuePattern(document, name);
  const named = resources.find(
    ({ type, account, id }) =>
      type.startsWith("aws:sagemaker/model:") && account === made.account && id === known,
  );
  return textAt(named?.inputs, "executionRoleArn");
}
