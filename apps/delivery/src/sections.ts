import { z } from "zod";
import { type AwsEnvironment, accountValue, choiceValue, listValue, recordValue } from "@mlops/core";
import {
  connectionArnValue,
  deployPipelineSettings,
  preparationSettings,
  pulumiSettings,
  trainPipelineSettings,
} from "@mlops/delivery";
import { alarmTopicSettings, stackBudgetSettings } from "@mlops/observability";

const appName = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
  error: "expected the name of an app: lower-case letters, digits and single hyphens, a letter first",
});

const registrySettings = z.strictObject({
  environment: choiceValue(["dev", "qa", "prod"]).describe(
    "Environment that registers and approves the versions.",
  ),
  model: appName.describe("Name of the model in that environment's platform stack."),
});

const targets = z
  .strictObject({
    dev: accountValue().optional(),
    qa: accountValue().optional(),
    prod: accountValue().optional(),
  })
  .describe("AWS accounts of the environments, 12 digits each, in quotes.");

/** What the tooling account holds. */
const toolingSettings = (environment: AwsEnvironment) =>
  z.strictObject({
    connectionArn: connectionArnValue(environment),
    targets,
    notify: alarmTopicSettings
      .safeExtend(stackBudgetSettings.shape)
      .describe("Who is told of failures, waiting approvals and deployments, and of what the stack costs."),
    pulumi: pulumiSettings.describe("The Pulumi CLI that builds deploy with."),
    image: z
      .string()
      .min(1)
      .default("aws/codebuild/amazonlinux-x86_64-standard:6.0")
      .describe("Image of CodeBuild that builds run in, with Node 24. Default: Amazon Linux, standard 6.0."),
    products: recordValue(
      appName,
      z.strictObject({
        train: trainPipelineSettings
          .optional()
          .describe("The pipeline that trains with each commit. Default: none."),
        deploy: deployPipelineSettings
          .safeExtend({ registry: registrySettings.describe("Whose approvals start a deployment.") })
          .optional()
          .describe("The pipeline that brings approved versions to production. Default: none."),
      }),
    ).describe("Products by the name of their app."),
  });

/** What a product's training may use. */
const trainingTarget = z.strictObject({
  startedBy: listValue(choiceValue(["train", "deploy"]), { min: 1, unique: "item" })
    .default(["train"])
    .describe("Delivery pipelines of the product that train. Default: its train pipeline."),
  preparation: preparationSettings
    .optional()
    .describe("What the preparation of its data may use. Default: there is none."),
  model: appName
    .optional()
    .describe(
      "Model of this environment's platform whose versions the deploy pipeline approves, if it trains.",
    ),
});

/** What an account that is deployed into has for it. */
const targetSettings = z.strictObject({
  toolingAccount: accountValue().describe("AWS account of the pipelines."),
  endpointTests: recordValue(appName, choiceValue(["qa", "production"]))
    .default({})
    .describe("Products whose endpoints are tested here, each with the stage that does. Default: none."),
  training: recordValue(appName, trainingTarget)
    .default({})
    .describe(
      "Products whose SageMaker pipeline, of their stack of this environment, is run. Default: none.",
    ),
});

/** What a stack file of this app holds, besides what every stack file holds: one of the two. */
export const sections = (environment: AwsEnvironment) => ({
  tooling: toolingSettings(environment)
    .optional()
    .describe("The tooling account's pipelines. Only in the stack shared."),
  target: targetSettings
    .optional()
    .describe("What the tooling account's pipelines need in this account. Not in the stack shared."),
});

/** Checked settings of an account that is deployed into. */
export type TargetConfig = z.output<typeof targetSettings>;

/** Checked settings of the tooling account. */
export type ToolingConfig = z.output<ReturnType<typeof toolingSettings>>;
