import type { ComponentResource, Output } from "@pulumi/pulumi";
import { SlackChannelConfiguration } from "@pulumi/aws/chatbot/slackChannelConfiguration.js";
import { z } from "zod";
import { awsManagedPolicyArn, nameLengths, servicePrincipals } from "@mlops/aws";
import type { GuardrailsRef } from "@mlops/contracts";
import { type AwsEnvironment, type PolicyStatement, ServiceRole, physicalName } from "@mlops/core";

const workspaceError = 'expected "T" followed by capital letters and digits';
const channelError = 'expected "C" or "G" followed by capital letters and digits';

/** A Slack channel that alarms are posted to. */
export const slackChannelSettings = z.strictObject({
  workspaceId: z
    .string({ error: workspaceError })
    .regex(/^T[A-Z0-9]+$/, { error: workspaceError })
    .describe(
      "ID of the Slack workspace: T, capital letters and digits. The workspace must have been authorized once in the " +
        "account, in the console of Amazon Q Developer in chat applications.",
    ),
  channelId: z
    .string({ error: channelError })
    .regex(/^[CG][A-Z0-9]+$/, { error: channelError })
    .describe(
      "ID of the channel: C or G, capital letters and digits. It is the last part of the channel's link.",
    ),
});

/** What a Slack channel needs besides its settings. */
interface SlackChannelReferences {
  readonly environment: AwsEnvironment;
  readonly guardrails: GuardrailsRef;
  /** Topic whose messages are posted to the channel. */
  readonly topicArn: Output<string>;
}

/** Posts a topic's messages to a Slack channel, with the graphs of alarms. */
export function postToSlack(
  name: string,
  { workspaceId, channelId }: z.output<typeof slackChannelSettings>,
  { environment, guardrails, topicArn }: SlackChannelReferences,
  parent: ComponentResource,
): void {
  const role = new ServiceRole(
    `${name}-role`,
    {
      description: "Shows alarms in a chat channel",
      services: [servicePrincipals.chatbot],
      sourceAccount: "unconfirmed",
      environment,
      permissionsBoundaryArn: guardrails.permissionsBoundaryArn,
      statements: [showAlarms],
    },
    { parent },
  );
  new SlackChannelConfiguration(
    name,
    {
      configurationName: physicalName({
        environment,
        parts: [name],
        maxLength: nameLengths.chatConfiguration,
      }),
      iamRoleArn: role.arn,
      slackTeamId: workspaceId,
      slackChannelId: channelId,
      snsTopicArns: [topicArn],
      // Without a guardrail policy, the channel's members may run every command that the role allows.
      guardrailPolicyArns: [awsManagedPolicyArn(environment, "CloudWatchReadOnlyAccess")],
      loggingLevel: "ERROR",
    },
    { parent },
  );
}

/** None of these actions can be limited to single alarms. */
const showAlarms: PolicyStatement = {
  Sid: "ShowAlarms",
  Effect: "Allow",
  Action: ["cloudwatch:DescribeAlarms", "cloudwatch:GetMetricData", "cloudwatch:GetMetricWidgetImage"],
  Resource: ["*"],
};
