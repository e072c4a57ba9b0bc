import type { ObservedEndpoint, ObservedVariant } from "@mlops/observability";
import { type CheckedCapture, dataCaptureSettings } from "../data-capture.ts";
import { servableModel } from "../model/registered-model.ts";
import type { CheckedModel, ServableModel } from "../model/served-model.ts";
import { defaultName } from "../names.ts";
import { deploymentConfig } from "../rollout/deployment-config.ts";
import { defaultRollout } from "../rollout/rollout-settings.ts";
import {
  type AsynchronousEndpoint,
  type CheckedEndpoint,
  type RealTimeEndpoint,
  onlyVariant,
} from "./endpoint-args.ts";
import { fleetOf } from "./fleet.ts";
import type { CheckedVariant } from "./variant.ts";

/** The variants on instances that answer callers, by name; none of a serverless endpoint. */
export function instanceVariants(endpoint: CheckedEndpoint): Readonly<Record<string, CheckedVariant>> {
  switch (endpoint.mode) {
    case "real-time":
      return endpoint.variants;
    case "asynchronous":
      return { [onlyVariant]: endpoint.variant };
    case "serverless":
      return {};
  }
}

/** Every model of the endpoint by the name of its variant, that of the shadow variant too, with all that it needs. */
export function servedModels(endpoint: CheckedEndpoint): Readonly<Record<string, ServableModel>> {
  const servable = (model: CheckedModel) => servableModel(model, endpoint.registry);
  if (endpoint.mode === "serverless") return { [onlyVariant]: servable(endpoint.model) };
  const variants = Object.entries(instanceVariants(endpoint));
  const models = variants.map(([name, { model }]): [string, ServableModel] => [name, servable(model)]);
  const shadow = endpoint.mode === "real-time" ? endpoint.shadow : undefined;
  return Object.fromEntries(shadow ? [...models, [shadow.name, servable(shadow.model)]] : models);
}

/** Name that callers use. */
export function endpointNameOf(name: string, { endpointName, environment }: CheckedEndpoint): string {
  return endpointName ?? defaultName(environment, name);
}

/** The endpoint's deployment configuration; none of a serverless endpoint, for which SageMaker has no rollouts. */
export function deploymentOf(endpoint: CheckedEndpoint, rollbackAlarmNames: readonly string[]) {
  if (endpoint.mode === "serverless") return undefined;
  const { rollout = defaultRollout(endpoint.environment.name, endpointFleet(endpoint)) } = endpoint;
  return deploymentConfig(rollout, rollbackAlarmNames);
}

function endpointFleet(endpoint: RealTimeEndpoint | AsynchronousEndpoint) {
  const shadow = endpoint.mode === "real-time" ? endpoint.shadow : undefined;
  return fleetOf(Object.values(instanceVariants(endpoint)), shadow);
}

/** What is captured; nothing where capture is off. */
export function captureOf({ dataCapture, environment }: RealTimeEndpoint): CheckedCapture | undefined {
  if (dataCapture === "off") return undefined;
  return dataCapture ?? (environment.name === "dev" ? undefined : dataCaptureSettings.parse({}));
}

/** The endpoint as alarms and dashboards see it. */
export function observedEndpoint(name: string, endpoint: CheckedEndpoint): ObservedEndpoint {
  return {
    environment: endpoint.environment,
    endpointName: endpointNameOf(name, endpoint),
    mode: endpoint.mode,
    variants: observedVariants(endpoint),
  };
}

function observedVariants(endpoint: CheckedEndpoint): ObservedVariant[] {
  if (endpoint.mode === "serverless") {
    return [{ name: onlyVariant }];
  }
  return Object.entries(instanceVariants(endpoint)).map(([name, { instanceType, instances }]) => ({
    name,
    instanceType,
    costsWhenIdle: typeof instances === "number" || instances.min > 0,
  }));
}
