import { refersTo } from "../resource/reference.ts";
import type { Stack, StackResource } from "../resource/resource.ts";
import { cloudControlResource, sagemaker } from "../resource/resource-types.ts";
import { endpointConfigurationOf, endpointConfigurationTypes } from "./endpoint-configuration.ts";
import { type Model, modelTypes, modelsOf } from "./model.ts";

/** A model and what makes it. */
export interface MadeModel {
  readonly resource: StackResource;
  readonly model: Model;
}

/**
 * The models of a stack, but for those that only serverless endpoints use: these have neither a VPC nor network
 * isolation, nor a registry of their own, and SageMaker refuses a model that asks for them.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints.html#serverless-endpoints-how-it-works-exclusions
 */
export function modelsOnInstances({ ofType }: Stack): readonly MadeModel[] {
  const configurations = ofType(...endpointConfigurationTypes);
  return ofType(...modelTypes)
    .filter((resource) => !mayBeServerless(resource, configurations))
    .flatMap((resource) => modelsOf(resource).map((model) => ({ resource, model })));
}

function mayBeServerless(model: StackResource, configurations: readonly StackResource[]): boolean {
  const target = {
    resources: [model],
    types: [sagemaker.model, cloudControlResource],
    names: ["name", "id"].map((name) => model.props.at(name)),
  };
  const uses = configurations.flatMap((configuration) =>
    (endpointConfigurationOf(configuration)?.variants ?? []).map(({ isOnInstances, read }) => {
      const name = read("ModelName");
      const [property = ""] = name.path.split(/[.[]/);
      return { isOnInstances, is: refersTo(name, configuration.dependenciesOf(property), target) };
    }),
  );
  const isOnInstances = uses.some((use) => use.isOnInstances && use.is === "yes");
  return !isOnInstances && uses.some((use) => !use.isOnInstances && use.is !== "no");
}
