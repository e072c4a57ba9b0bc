import type { Property } from "@mlops/api-constraints/property";
import type { Resource } from "../resource/resource.ts";
import { cloudControlResource, sagemaker } from "../resource/resource-types.ts";
import { desiredState } from "./cloud-control.ts";
import { type Step, stepsOf } from "./pipeline-definition.ts";
import { type StepReader, apiReader, awsReader, readerAt } from "./reader.ts";
import type { Placed } from "./placed.ts";

/** A container of a model. */
export interface Container extends Placed {
  /** Its image; missing when a model package names it, and of a primary container that there is not. */
  readonly image: Property | undefined;
  readonly read: StepReader;
}

/** A model. What only a run of its pipeline will tell is nothing. */
export interface Model extends Placed {
  readonly containers: readonly Container[];
  readonly read: StepReader;
}

/** The types that make models. */
export const modelTypes: readonly string[] = [sagemaker.model, sagemaker.pipeline, cloudControlResource];

/** The models that `resource` makes. */
export function modelsOf(resource: Resource): readonly Model[] {
  if (resource.type === sagemaker.model) return [model(awsReader(resource.props), "")];
  const state = desiredState(resource, "AWS::SageMaker::Model");
  if (state) return [model(apiReader(state), "")];
  return stepsOf(resource)
    .filter(({ type }) => type === "Model")
    .map(({ read, place }) => model(read, place));
}

/** The containers of the models that a pipeline registers. */
export function registeredContainersOf(resource: Resource): readonly Container[] {
  return registrationsIn(resource).flatMap(({ read, place }) =>
    containersIn(read, "InferenceSpecification.Containers", place),
  );
}

/** The steps of a pipeline that register models. */
export function registrationsIn(resource: Resource): readonly Step[] {
  return stepsOf(resource).filter(({ type }) => type === "RegisterModel");
}

function model(read: StepReader, place: string): Model {
  const primary = container(readerAt(read, "PrimaryContainer"), place);
  return { place, containers: [primary, ...containersIn(read, "Containers", place)], read };
}

function containersIn(read: StepReader, list: string, place: string): Container[] {
  return (read(list)?.elements ?? []).map((_, index) => container(readerAt(read, `${list}.${index}`), place));
}

function container(read: StepReader, place: string): Container {
  return { place, image: read("Image"), read };
}
