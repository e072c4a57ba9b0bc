import type { ComponentResourceOptions } from "@pulumi/pulumi";
import { sageMakerLogGroups } from "@mlops/aws";
import { canAttachEncryptedVolumes } from "@mlops/contracts";
import type { PolicyStatement, ServiceRole } from "@mlops/core";
import { canCapture } from "../data-capture.ts";
import { canReadBaseline } from "../explainer/explainer-config.ts";
import { executionRole } from "../model/execution-role.ts";
import { canDescribeAlarms } from "../rollout/rollback-alarms.ts";
import { canProcessAsync } from "./asynchronous.ts";
import type { CheckedEndpoint } from "./endpoint-args.ts";
import { usesOwnKey } from "./endpoint-configuration.ts";
import { captureOf, servedModels } from "./endpoint-plan.ts";

/** The role that an endpoint's models run under. */
export function endpointRole(
  name: string,
  endpointName: string,
  endpoint: CheckedEndpoint,
  opts: ComponentResourceOptions,
): ServiceRole {
  const { environment, guardrails, keys, mode } = endpoint;
  return executionRole(
    name,
    {
      description: `Runs the models of endpoint ${endpointName}`,
      environment,
      guardrails,
      keys,
      models: Object.values(servedModels(endpoint)),
      logGroups: [sageMakerLogGroups.endpoint(endpointName)],
      inVpc: mode !== "serverless",
      statements: modeStatements(endpointName, endpoint),
    },
    opts,
  );
}

/** What only endpoints of some modes need. */
function modeStatements(endpointName: string, endpoint: CheckedEndpoint): PolicyStatement[] {
  if (endpoint.mode === "serverless") return [];
  const { environment, keys, mlEnvironment } = endpoint;
  return [
    ...(usesOwnKey(endpoint) ? [canAttachEncryptedVolumes(keys)] : []),
    ...(endpoint.mode === "asynchronous" ? canProcessAsync(endpointName, endpoint, endpoint) : []),
    ...(endpoint.mode === "real-time" && captureOf(endpoint) ? canCapture(mlEnvironment, keys) : []),
    ...(endpoint.mode === "real-time" && endpoint.explainer
      ? canReadBaseline(environment, endpoint.explainer)
      : []),
    canDescribeAlarms(environment),
  ];
}
