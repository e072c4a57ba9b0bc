import type { Property } from "@mlops/api-constraints/property";
import type { Resource } from "../resource/resource.ts";
import { cloudControlResource, sagemaker } from "../resource/resource-types.ts";
import { inlineJobOf, jobDefinitionOf } from "./job-definition.ts";
import { modelsOf, registeredContainersOf } from "./model.ts";
import { jobsOf } from "./running-jobs.ts";
import type { Placed } from "./placed.ts";

/** A container image that a resource runs or registers. */
export interface NamedImage extends Placed {
  readonly image: Property;
}

/** The types that name images. */
export const imageTypes: readonly string[] = [
  cloudControlResource,
  sagemaker.dataQualityJobDefinition,
  sagemaker.hyperParameterTuningJob,
  sagemaker.model,
  sagemaker.monitoringSchedule,
  sagemaker.pipeline,
  sagemaker.trainingJob,
];

/** Every image that `resource` names. */
export function imagesOf(resource: Resource): readonly NamedImage[] {
  const monitors = [jobDefinitionOf(resource), inlineJobOf(resource)].filter((job) => job !== undefined);
  return [
    ...jobsOf(resource),
    ...monitors,
    ...modelsOf(resource).flatMap(({ containers }) => containers),
    ...registeredContainersOf(resource),
  ].flatMap(({ place, image }) => (image ? [{ place, image }] : []));
}
