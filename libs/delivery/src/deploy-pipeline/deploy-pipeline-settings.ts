import { z } from "zod";
import { deliveryLimits } from "@mlops/aws";
import { durationValue, listValue } from "@mlops/core";
import { nameSuffixValue, sourceSettings } from "../source.ts";
import { type TargetName, targetEnvironmentValue } from "../targets.ts";
import { stageFailureValue } from "../stage-failure.ts";
import { trainingSettings } from "../training/training-settings.ts";
import { endpointTestSettings } from "./endpoint-test-settings.ts";

const { approvalMinutes, buildMinutes } = deliveryLimits;

const stage = (environment: TargetName, failure: z.input<typeof stageFailureValue>, what: string) =>
  z
    .strictObject({
      environment: targetEnvironmentValue
        .default(environment)
        .describe(`Environment, of targets. Default: ${environment}.`),
      onFailure: stageFailureValue
        .default(failure)
        .describe(
          "What a failed action leads to: stop, retry-failed-actions or retry-stage (once), or rollback to the last " +
            `execution that passed the stage. Default: ${failure}.`,
        ),
      deployTimeout: durationValue({ unit: "minute", ...buildMinutes })
        .default("120 minutes")
        .describe("How long a deployment may take, 5 minutes to 36 hours. Default: 2 hours."),
    })
    .prefault({})
    .describe(what);

/** What a stack file may set for a {@link DeployPipeline}. */
export const deployPipelineSettings = sourceSettings.safeExtend({
  nameSuffix: nameSuffixValue,
  versionPaths: listValue(
    z.string().regex(/^[\w-]+([.][\w-]+)*$/, {
      error: 'expected a path such as "endpoint.variants.main.model.version"',
    }),
    { min: 1, unique: "item" },
  ).describe(
    "Paths in the product's stack files, with dots, that the approved version's number is written to for a deployment.",
  ),
  test: endpointTestSettings.describe("How the deployed endpoint is tested: the gate of both stages."),
  buildAndTrain: trainingSettings
    .optional()
    .describe(
      "Train first, with each commit: what the run registers is approved and deployed, and other approvals start nothing. " +
        "Default: no training, approved versions are deployed.",
    ),
  qa: stage("qa", "stop", "The first deployment and its test."),
  production: stage("prod", "rollback", "The deployment after the approval, and its test."),
  approvalTimeout: durationValue({ unit: "minute", ...approvalMinutes })
    .default("7 days")
    .describe(
      "How long the approval waits before it counts as refused, 5 minutes to 60 days. Default: 7 days.",
    ),
});

/** Checked settings of a {@link DeployPipeline}. */
export type DeployPipelineSettings = z.output<typeof deployPipelineSettings>;
