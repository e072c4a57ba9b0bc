import type { Input } from "@pulumi/pulumi";
import type { sagemaker } from "@pulumi/aws/types/input.js";
import type { EndpointConfigurationArgs } from "@pulumi/aws/sagemaker/endpointConfiguration.js";
import { type AwsEnvironment, physicalName } from "@mlops/core";
import { nameLengths } from "@mlops/aws";
import { captureConfig } from "../data-capture.ts";
import { plainContent } from "../model/content.ts";
import { takesKey } from "../storage.ts";
import { asynchronousConfig } from "./asynchronous.ts";
import {
  type AsynchronousEndpoint,
  type CheckedEndpoint,
  type RealTimeEndpoint,
  onlyVariant,
} from "./endpoint-args.ts";
import { captureOf, endpointNameOf, instanceVariants } from "./endpoint-plan.ts";
import { instancesOnDeploy } from "./instances.ts";
import { serverlessConfig } from "./serverless.ts";
import { type CheckedShadow, type CheckedVariant, instanceSettings } from "./variant.ts";

type ProductionVariant = sagemaker.EndpointConfigurationProductionVariant;
/** A configuration without its name. */
export type Configuration = Omit<EndpointConfigurationArgs, "name" | "namePrefix">;

/** The provider adds 26 characters, which make the name unique. */
const longestPrefix = nameLengths.sageMaker - 26;

/**
 * The beginning of a configuration's name: readable, and a hash of all that is known of its content and its models
 * before a deployment. It changes if and only if that changes.
 *
 * It is not the whole name, because two configurations can differ only in what a deployment finds out, such as another
 * key: then what the provider adds tells them apart. So a new configuration never has the name of the old one, and can
 * be made before the old one is deleted.
 */
export function configurationNamePrefix(
  environment: AwsEnvironment,
  name: string,
  configuration: Configuration,
  models: readonly object[],
): string {
  const content = plainContent([configuration, models]);
  return `${physicalName({ environment, parts: [name], unique: [content], maxLength: longestPrefix - 1 })}-`;
}

/**
 * The configuration of an endpoint without its name.
 * @param modelNames names of the SageMaker models by variant
 */
export function configurationArgs(
  name: string,
  endpoint: CheckedEndpoint,
  modelNames: Readonly<Record<string, Input<string>>>,
): Configuration {
  const named = (variantName: string) => ({ variantName, modelName: modelNames[variantName] });
  switch (endpoint.mode) {
    case "real-time":
      return { ...realTimeConfig(endpoint, named), ...ownKey(endpoint) };
    case "asynchronous":
      return {
        productionVariants: [
          { ...named(onlyVariant), ...onInstances(endpoint.variant), initialVariantWeight: 1 },
        ],
        asyncInferenceConfig: asynchronousConfig(endpointNameOf(name, endpoint), endpoint, endpoint),
        ...ownKey(endpoint),
      };
    case "serverless":
      return {
        productionVariants: [{ ...named(onlyVariant), serverlessConfig: serverlessConfig(endpoint) }],
      };
  }
}

function realTimeConfig(
  endpoint: RealTimeEndpoint,
  named: (variantName: string) => Pick<ProductionVariant, "variantName" | "modelName">,
): Configuration {
  const { variants, shadow, mlEnvironment, keys } = endpoint;
  const capture = captureOf(endpoint);
  return {
    productionVariants: Object.entries(variants).map(([variantName, variant]) => ({
      ...named(variantName),
      ...onInstances(variant),
      initialVariantWeight: variant.weight,
      routingConfigs: [
        { routingStrategy: variant.routing === "random" ? "RANDOM" : "LEAST_OUTSTANDING_REQUESTS" },
      ],
    })),
    ...(shadow && {
      shadowProductionVariants: [
        {
          ...named(shadow.name),
          ...onInstances(shadow),
          // Relative to the one production variant, whose weight is 1.
          initialVariantWeight: shadow.samplingPercent / 100,
        },
      ],
    }),
    ...(capture && { dataCaptureConfig: captureConfig(capture, mlEnvironment, keys) }),
  };
}

const onInstances = (variant: CheckedVariant | CheckedShadow) => ({
  ...instanceSettings(variant),
  initialInstanceCount: instancesOnDeploy(variant.instances),
});

const ownKey = (endpoint: RealTimeEndpoint | AsynchronousEndpoint): Pick<Configuration, "kmsKeyArn"> =>
  usesOwnKey(endpoint) ? { kmsKeyArn: endpoint.keys.dataKeyArn } : {};

/** Whether the endpoint's disks are encrypted with the environment's data key. */
export function usesOwnKey(endpoint: CheckedEndpoint): boolean {
  const shadow = endpoint.mode === "real-time" && endpoint.shadow ? [endpoint.shadow] : [];
  return takesKey([...Object.values(instanceVariants(endpoint)), ...shadow]);
}
