import { nameLengths } from "@mlops/aws";
import { physicalName } from "@mlops/core";
import type { ObservedEndpoint, ObservedVariant } from "@mlops/observability";
import type { ServedModel } from "../model/served-model.ts";
import { type DataCapture } from "../data-capture.ts";
import type { ModelEndpointArgs, RealTimeEndpointArgs } from "./endpoint-args.ts";
import { instancesOnDeploy } from "./instance-scaling.ts";
import { type Fleet, type Rollout, defaultRollout } from "./rollout.ts";
import { provisionedOnDeploy } from "./serverless.ts";
import type { AsynchronousVariant, RealTimeVariant } from "./variant.ts";

/** Name of the only variant of endpoints that cannot have several. */
export const onlyVariant = "main";

/** The variants on instances that answer, by name; none of a serverless endpoint. */
export function instanceVariants(
  args: ModelEndpointArgs,
): Readonly<Record<string, RealTimeVariant | AsynchronousVariant>> {
  switch (args.mode) {
    case "real-time":
      return args.variants;
    case "asynchronous":
      return { [onlyVariant]: args.variant };
    case "serverless":
      return {};
  }
}

/** Every model that is served, by the name of its variant, the shadow variant among them. */
export function servedModels(args: ModelEndpointArgs): Readonly<Record<string, ServedModel>> {
  if (args.mode === "serverless") return { [onlyVariant]: args.model };
  const models = Object.entries(instanceVariants(args)).map(([name, { model }]) => [name, model] as const);
  const shadow = args.mode === "real-time" ? args.shadow : undefined;
  return Object.fromEntries(shadow ? [...models, [shadow.name, shadow.model] as const] : models);
}

/** Name that callers use. */
export function endpointNameOf(name: string, { endpointName, environment }: ModelEndpointArgs): string {
  return (
    endpointName ??
    physicalName({ parts: ["mlops", environment.name, name], maxLength: nameLengths.sageMaker })
  );
}

/** What a rollout replaces. */
export function fleetOf(args: ModelEndpointArgs): Fleet {
  const shadow = args.mode === "real-time" ? args.shadow : undefined;
  const variants = Object.values(instanceVariants(args));
  const all = [...variants, ...(shadow ? [shadow] : [])];
  return {
    smallest: Math.min(...variants.map(({ instances }) => instancesOnDeploy(instances))),
    variants: all.length,
    inf1: all.some(({ instanceType }) => instanceType.startsWith("ml.inf1.")),
  };
}

/** How the endpoint's configurations replace each other. */
export function rolloutOf(args: ModelEndpointArgs): Rollout {
  if (args.mode === "serverless") return { mode: "none" };
  return args.rollout ?? defaultRollout(args.environment.name, fleetOf(args));
}

/** What is captured; nothing where capture is off. */
export function captureOf({ dataCapture, environment }: RealTimeEndpointArgs): DataCapture | undefined {
  if (dataCapture === "off") return undefined;
  return dataCapture ?? (environment.name === "dev" ? undefined : {});
}

/** The endpoint as alarms and dashboards see it. */
export function observedEndpoint(name: string, args: ModelEndpointArgs): ObservedEndpoint {
  return {
    environment: args.environment,
    endpointName: endpointNameOf(name, args),
    mode: args.mode,
    variants: observedVariants(args),
  };
}

function observedVariants(args: ModelEndpointArgs): ObservedVariant[] {
  if (args.mode === "serverless") {
    return [{ name: onlyVariant, costsWhenIdle: provisionedOnDeploy(args) !== undefined }];
  }
  return Object.entries(instanceVariants(args)).map(([name, { instanceType, instances }]) => ({
    name,
    instanceType,
    costsWhenIdle: typeof instances === "number" || instances.min > 0,
  }));
}
