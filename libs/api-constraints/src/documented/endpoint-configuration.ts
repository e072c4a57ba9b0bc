import { serverlessMemoryStepMiB } from "@mlops/aws";
import type { Given } from "../given.ts";
import { type Limit, nameOf, orderProblems, refused } from "./limit.ts";

/** API reference, ProductionVariantServerlessConfig: 1024, 2048 … 6144 MB. */
export const serverlessMemoryStep: Limit = (input) =>
  variantsOf(input).flatMap((variant) => {
    const memory = variant.at("ServerlessConfig.MemorySizeInMB");
    const isBetweenSteps = memory.number !== undefined && memory.number % serverlessMemoryStepMiB !== 0;
    return isBetweenSteps ? refused(memory, `allowed is a multiple of ${serverlessMemoryStepMiB}`) : [];
  });

/** API reference, ProductionVariantServerlessConfig: ProvisionedConcurrency is at most MaxConcurrency. */
export const provisionedWithinMaximum: Limit = (input) =>
  variantsOf(input).flatMap((variant) =>
    orderProblems(
      variant.at("ServerlessConfig.ProvisionedConcurrency"),
      variant.at("ServerlessConfig.MaxConcurrency"),
    ),
  );

/** API reference, ProductionVariantManagedInstanceScaling: a range. */
export const managedScalingOrder: Limit = (input) =>
  variantsOf(input).flatMap((variant) =>
    orderProblems(
      variant.at("ManagedInstanceScaling.MinInstanceCount"),
      variant.at("ManagedInstanceScaling.MaxInstanceCount"),
    ),
  );

/** API reference, ProductionVariant: ServerlessConfig stands instead of instances. */
export const serverlessOrInstances: Limit = (input) =>
  variantsOf(input).flatMap((variant) => {
    const [serverless, type] = [variant.at("ServerlessConfig"), variant.at("InstanceType")];
    const instances = [type, variant.at("InitialInstanceCount"), variant.at("InstancePools")];
    if (serverless.isKnown) {
      const [given] = instances.filter((one) => one.isKnown);
      return given ? refused(given, `allowed is nothing beside ${nameOf(serverless)}`) : [];
    }
    const hasNone = serverless.isAbsent && type.isAbsent && variant.at("InstancePools").isAbsent;
    return hasNone ? refused(type, `it is required without ${nameOf(serverless)}`) : [];
  });

/** API reference, CreateEndpointConfig, ShadowProductionVariants: one variant, and one that shadows it. */
export const oneShadow: Limit = (input) => {
  const lists = [input.at("ProductionVariants"), input.at("ShadowProductionVariants")];
  if (lists[1]?.elements.length === 0) return [];
  return lists
    .filter(({ elements }) => elements.length > 1)
    .flatMap((list) => refused(list, "allowed is a list of 1 when there is a shadow variant"));
};

/** Developer guide, "Shadow tests", exclusions: no serverless and no asynchronous inference. */
export const shadowsNeedInstances: Limit = (input) => {
  if (input.at("ShadowProductionVariants").elements.length === 0) return [];
  const serverless = variantsOf(input).map((variant) => variant.at("ServerlessConfig"));
  return [...serverless, input.at("AsyncInferenceConfig")]
    .filter((one) => one.isKnown)
    .flatMap((one) => refused(one, "allowed is nothing when there is a shadow variant"));
};

/** @pulumi/aws, EndpointConfiguration, executionRoleArn: needed by variants that inference components are put on. */
export const roleForInferenceComponents: Limit = (input) => {
  const role = input.at("ExecutionRoleArn");
  const isNeeded = variantsOf(input).some((variant) => variant.at("ModelName").isAbsent);
  return isNeeded && role.isAbsent ? refused(role, "it is required by a variant without a model") : [];
};

function variantsOf(input: Given): readonly Given[] {
  const all = ["ProductionVariants", "ShadowProductionVariants"].flatMap((list) => input.at(list).elements);
  return all.filter(({ content }) => content.kind === "structure");
}
