import { z } from "zod";
import type { AwsEnvironment } from "@mlops/core";
import { realTimeEndpointSettings, serverlessEndpointSettings } from "@mlops/endpoint";
import { endpointInvokerSettings } from "@mlops/invoker";
import { modelMonitorSettings } from "@mlops/monitoring";
import { stackBudgetSettings } from "@mlops/observability";
import { trainingPipelineSettings } from "@mlops/training-pipeline";
import { modelRegistrySettings } from "./model-registry.ts";
import { retrainingSettings } from "./retraining.ts";

/** What a stack file of this app holds, besides what every stack file holds. */
export const sections = (environment: AwsEnvironment) => ({
  endpoint: z
    .discriminatedUnion("mode", [
      serverlessEndpointSettings(environment),
      realTimeEndpointSettings(environment),
    ])
    .describe("The endpoint: in one of the modes that answer at once."),
  registry: modelRegistrySettings
    .optional()
    .describe(
      "Registry that models of kind registered come from. Default: none, the models are described in full.",
    ),
  invoker: endpointInvokerSettings(environment).describe("The function that callers send requests to."),
  monitor: modelMonitorSettings
    .optional()
    .describe(
      "The monitors of the endpoint's model. Default: none; SageMaker monitors no serverless endpoint.",
    ),
  training: trainingPipelineSettings
    .optional()
    .describe(
      "The pipeline that trains and registers the model, in environments with a registry of their own. Default: none.",
    ),
  retraining: retrainingSettings
    .optional()
    .describe(
      "Whose drift starts the pipeline, or where drift of this environment is sent. Default: nowhere.",
    ),
  budget: stackBudgetSettings.describe("What the app may cost in a month."),
});
