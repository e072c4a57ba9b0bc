import type { CustomResourceOptions, Output } from "@pulumi/pulumi";
import { EndpointConfiguration } from "@pulumi/aws/sagemaker/endpointConfiguration.js";
import { cloudControlResource } from "@mlops/core";
import { cloudControlConfigurationName } from "../cloud-control-configuration.ts";
import { explainedConfiguration } from "../explainer/explained-configuration.ts";
import type { CheckedEndpoint } from "./endpoint-args.ts";
import { configurationArgs, configurationNamePrefix } from "./endpoint-configuration.ts";

/** The models of a configuration. */
interface ConfiguredModels {
  /** Names of the SageMaker models by variant. */
  readonly names: Readonly<Record<string, Output<string>>>;
  /** What the models are, as far as it is known before a deployment. */
  readonly specifications: readonly object[];
}

/**
 * Makes the configuration of an endpoint: through Cloud Control if it has an explainer, which @pulumi/aws lacks. Either
 * way every change makes another configuration, of another name, while the endpoint still has the old one. So an
 * explainer comes and goes by a rollout like any other change.
 * @returns its name
 */
export function madeConfiguration(
  name: string,
  endpoint: CheckedEndpoint,
  models: ConfiguredModels,
  options: CustomResourceOptions,
): Output<string> {
  const { environment } = endpoint;
  const configuration = configurationArgs(name, endpoint, models.names);
  if (endpoint.mode === "real-time" && endpoint.explainer) {
    const { explainer, tags = {} } = endpoint;
    const typeName = "AWS::SageMaker::EndpointConfig";
    const desiredState = explainedConfiguration(configuration, explainer, tags);
    const made = cloudControlResource(`${name}-config`, { typeName, desiredState }, options);
    return made.properties.apply(cloudControlConfigurationName);
  }
  const namePrefix = configurationNamePrefix(environment, name, configuration, models.specifications);
  return new EndpointConfiguration(`${name}-config`, { ...configuration, namePrefix }, options).name;
}
