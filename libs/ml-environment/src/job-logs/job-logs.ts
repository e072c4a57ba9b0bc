import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { z } from "zod";
import { sharedLogGroups } from "@mlops/aws";
import {
  type AwsEnvironment,
  checkedSettings,
  choiceValue,
  crossAccountProblems,
  defaultRetentionDays,
  listValue,
  retentionDaysValue,
} from "@mlops/core";
import type { KeysRef } from "@mlops/contracts";

const groupNames = Object.keys(sharedLogGroups) as (keyof typeof sharedLogGroups)[];

/** What a stack file may set for {@link JobLogs}. */
export const jobLogsSettings = z.strictObject({
  groups: listValue(choiceValue(groupNames), { unique: "item" })
    .default(groupNames)
    .describe(
      `Which of them are made here: ${groupNames.join(", ")}. They have one owner in an account and region: leave out ` +
        "those that another stack makes. SageMaker makes them at their first use: import those that are there (docs/teardown.md). " +
        "Default: all.",
    ),
  retentionDays: retentionDaysValue()
    .optional()
    .describe(
      "How long logs are kept, in days: one of the numbers that CloudWatch Logs takes. " +
        "Default: 365 in prod, 30 elsewhere.",
    ),
});

/** Arguments of {@link JobLogs}. */
export interface JobLogsArgs extends z.input<typeof jobLogsSettings> {
  readonly environment: AwsEnvironment;
  /** Keys of the same account and region. */
  readonly keys: KeysRef;
}

/**
 * The log groups that all jobs, Studio's apps and notebook instances of an account and region share. SageMaker makes
 * each at its first use, without a key and without an end, unless it is there.
 */
export class JobLogs extends ComponentResource {
  constructor(name: string, args: JobLogsArgs, opts?: ComponentResourceOptions) {
    super("mlops:ml-environment:JobLogs", name, {}, opts);
    const { environment, keys, ...given } = args;
    const problems = crossAccountProblems(environment, { keys });
    const settings = checkedSettings(this, name, jobLogsSettings, given, problems);
    const { groups, retentionDays = defaultRetentionDays(environment) } = settings;
    for (const group of groups) {
      new LogGroup(
        `${name}-${group}`,
        { name: sharedLogGroups[group], kmsKeyId: keys.logKeyArn, retentionInDays: retentionDays },
        { parent: this },
      );
    }
    this.registerOutputs({});
  }
}
