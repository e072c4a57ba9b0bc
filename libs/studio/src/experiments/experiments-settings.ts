import { z } from "zod";
import { maintenanceWindowPattern } from "@mlops/aws";
import { type SettingsCheck, choiceValue, refused } from "@mlops/core";

const kinds = ["app", "server"] as const;

/** What keeps experiments: an MLflow app, or a tracking server. */
export type ExperimentsKind = (typeof kinds)[number];

interface KindAndSize {
  readonly kind: ExperimentsKind;
  readonly size?: string | undefined;
}

const sizeOfServers: SettingsCheck<KindAndSize> = ({ value: { kind, size }, issues }) => {
  if (kind === "app" && size !== undefined) {
    issues.push(refused(["size"], size, 'nothing, because kind is "app", which has no size; leave it out'));
  }
};

/**
 * MLflow, managed by SageMaker.
 *
 * What it costs by itself, in us-east-1: an app nothing, as AWS says that it comes at no additional cost
 * (https://aws.amazon.com/blogs/machine-learning/scaling-mlflow-for-enterprise-ai-whats-new-in-sagemaker-ai-with-mlflow);
 * a small tracking server about 0.6 USD an hour, used or not: 0.6 x 730 hours = about 440 USD a month, or about 130 USD
 * if it is stopped outside 50 working hours a week. Without NAT gateways the server's interface endpoint comes on top:
 * about 0.011 USD x 730 hours x 2 zones = 16 USD a month. Artifacts are billed as S3 objects either way.
 */
export const experimentsSettings = z
  .strictObject({
    kind: choiceValue(kinds)
      .default("app")
      .describe(
        "An MLflow app, which AWS scales to nothing and does not bill by the hour, or a tracking server, which is billed " +
          "for every hour that it runs, used or not (a small one about 0.6 USD x 730 hours = 440 USD a month). Whoever may " +
          "use an app may also delete what is in it, because IAM knows one action for all of its API, so that read-only " +
          "users have no access to it; a server's API has an action for each operation, and an interface endpoint for " +
          "networks without NAT gateways. China and GovCloud have servers only. Another kind is another MLflow, without the runs of the first. Default: app.",
      ),
    size: choiceValue(["Small", "Medium", "Large"])
      .optional()
      .describe(
        "Size of a tracking server, by the number of its users: Small up to about 25, Medium 50, Large 100. " +
          "Default: Small.",
      ),
    maintenanceWindow: z
      .string()
      .regex(maintenanceWindowPattern, { error: 'expected a day and a time in UTC, such as "Sun:03:00"' })
      .optional()
      .describe('Weekly start of maintenance by AWS, in UTC, such as "Sun:03:00". Default: AWS chooses.'),
    registerModels: z
      .boolean()
      .default(false)
      .describe("Whether models registered in MLflow are also registered in SageMaker's model registry."),
  })
  .check(sizeOfServers);

/** Settings of MLflow, checked and with their defaults. */
export type ExperimentsSettings = z.output<typeof experimentsSettings>;
