import type { Input } from "@pulumi/pulumi";
import type { sagemaker } from "@pulumi/aws/types/input.js";
import type { EndpointConfigurationArgs } from "@pulumi/aws/sagemaker/endpointConfiguration.js";
import { nameLengths } from "@mlops/aws";
import { physicalName } from "@mlops/core";
import { plainContent } from "../model/content.ts";
import { asynchronousConfig } from "./asynchronous.ts";
import { captureConfig } from "../data-capture.ts";
import type { AsynchronousEndpointArgs, ModelEndpointArgs, RealTimeEndpointArgs } from "./endpoint-args.ts";
import { captureOf, endpointNameOf, instanceVariants, onlyVariant } from "./endpoint-plan.ts";
import { instancesOnDeploy } from "./instance-scaling.ts";
import { serverlessSettings } from "./serverless.ts";
import { takesKey } from "../storage.ts";
import {
  type AsynchronousVariant,
  type RealTimeVariant,
  type ShadowVariant,
  instanceSettings,
} from "./variant.ts";

type ProductionVariant = sagemaker.EndpointConfigurationProductionVariant;
type Configuration = Omit<EndpointConfigurationArgs, "name" | "namePrefix">;

/** The provider adds 26 characters that nobody else has. */
const longestPrefix = nameLengths.sageMaker - 26;

/**
 * The beginning of a configuration's name: readable, and a hash of all that is known of its content and its models
 * before a deployment. It changes if and only if that changes.
 *
 * It is not the whole name, because two configurations may differ only in what a deployment finds out, such as another
 * key: then the provider's ending tells them apart. So a new configuration never meets the old one's name, and can be
 * made before the old one goes.
 */
export function configurationNamePrefix(
  name: string,
  configuration: Configuration,
  models: readonly object[],
): string {
  const content = plainContent([configuration, models]);
  return `${physicalName({ parts: [name], unique: [content], maxLength: longestPrefix - 1 })}-`;
}

/**
 * The configuration of an endpoint, but for its name.
 * @param modelNames names of the SageMaker models by variant
 */
export function configurationArgs(
  name: string,
  args: ModelEndpointArgs,
  modelNames: Readonly<Record<string, Input<string>>>,
): Configuration {
  const named = (variantName: string) => ({ variantName, modelName: modelNames[variantName] });
  switch (args.mode) {
    case "real-time":
      return { ...realTimeConfig(args, named), ...ownKey(args) };
    case "asynchronous":
      return {
        productionVariants: [
          { ...named(onlyVariant), ...onInstances(args.variant), initialVariantWeight: 1 },
        ],
        asyncInferenceConfig: asynchronousConfig(endpointNameOf(name, args), args),
        ...ownKey(args),
      };
    case "serverless":
      return { productionVariants: [{ ...named(onlyVariant), serverlessConfig: serverlessSettings(args) }] };
  }
}

function realTimeConfig(
  args: RealTimeEndpointArgs,
  named: (variantName: string) => Pick<ProductionVariant, "variantName" | "modelName">,
): Configuration {
  const { variants, shadow, mlEnvironment, keys } = args;
  const capture = captureOf(args);
  return {
    productionVariants: Object.entries(variants).map(([variantName, variant]) => ({
      ...named(variantName),
      ...onInstances(variant),
      initialVariantWeight: variant.weight ?? 1,
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
          initialVariantWeight: (shadow.samplingPercent ?? 100) / 100,
        },
      ],
    }),
    ...(capture && { dataCaptureConfig: captureConfig(capture, mlEnvironment, keys) }),
  };
}

const onInstances = (variant: RealTimeVariant | AsynchronousVariant | ShadowVariant) => ({
  ...instanceSettings(variant),
  initialInstanceCount: instancesOnDeploy(variant.instances),
});

const ownKey = (args: RealTimeEndpointArgs | AsynchronousEndpointArgs): Pick<Configuration, "kmsKeyArn"> =>
  usesOwnKey(args) ? { kmsKeyArn: args.keys.dataKeyArn } : {};

/** Whether the endpoint's disks are encrypted with the environment's data key. */
export function usesOwnKey(args: ModelEndpointArgs): boolean {
  const shadow = args.mode === "real-time" && args.shadow ? [args.shadow] : [];
  return takesKey([...Object.values(instanceVariants(args)), ...shadow]);
}
