import { refersTo } from "../resource/reference.ts";
import type { Stack, StackResource } from "../resource/resource.ts";
import { cloudControlResource, sagemaker } from "../resource/resource-types.ts";
import type { EndpointConfiguration } from "./endpoint-configuration.ts";
import { type Model, modelTypes, modelsOf } from "./model.ts";

/**
 * Whether an endpoint may have several models behind one variant: many that a container loads, or containers that
 * requests name. Monitors look at one model.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor.html
 */
export function mayServeSeveralModels(
  resource: StackResource,
  { variants }: EndpointConfiguration,
  { ofType }: Stack,
): boolean {
  const models = ofType(...modelTypes).filter((model) => modelsOf(model).some(mayBeSeveral));
  return models.some((model) => {
    const target = {
      resources: [model],
      types: [sagemaker.model, cloudControlResource],
      names: ["name", "id"].map((name) => model.props.at(name)),
    };
    return variants.some(({ isShadow, read }) => {
      const name = read("ModelName");
      const [property = ""] = name.path.split(/[.[]/);
      return !isShadow && refersTo(name, resource.dependenciesOf(property), target) !== "no";
    });
  });
}

function mayBeSeveral({ read }: Model): boolean {
  const modes = [
    { mode: read("PrimaryContainer.Mode"), several: "MultiModel" },
    { mode: read("InferenceExecutionConfig.Mode"), several: "Direct" },
  ];
  return modes.some(({ mode, several }) => mode?.isUnknown === true || mode?.is(several) === true);
}
