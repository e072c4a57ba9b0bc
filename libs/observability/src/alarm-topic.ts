import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { Topic } from "@pulumi/aws/sns/topic.js";
import { TopicPolicy } from "@pulumi/aws/sns/topicPolicy.js";
import { TopicSubscription } from "@pulumi/aws/sns/topicSubscription.js";
import { z } from "zod";
import { servicePrincipals } from "@mlops/aws";
import type { AlarmTopicRef, GuardrailsRef, KeysRef } from "@mlops/contracts";
import {
  type AwsEnvironment,
  type PolicyStatement,
  checkedSettings,
  crossAccountProblems,
  listValue,
  policyDocument,
  recordValue,
  refused,
} from "@mlops/core";
import { postToSlack, slackChannelSettings } from "./slack-channel.ts";

const emailAddress = z.string().regex(/^[^@\s]+@[^@\s]+\.[^@\s]+$/, { error: "expected an e-mail address" });

const slackChannelName = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/, { error: 'expected a name of letters, digits, "-" and "_"' });

/** What a stack file may set for {@link AlarmTopic}: at least one e-mail address or Slack channel. */
export const alarmTopicSettings = z
  .strictObject({
    emails: listValue(emailAddress, { unique: "item" })
      .default([])
      .describe(
        "E-mail addresses that alarms are sent to. Each has to confirm its subscription once. Default: none.",
      ),
    slack: recordValue(slackChannelName, slackChannelSettings)
      .default({})
      .describe(
        "Slack channels that alarms are posted to, by names of your choice: letters, digits, - and _. " +
          "A new name makes a new configuration. Default: none.",
      ),
  })
  .check(({ value: { emails, slack }, issues }) => {
    if (emails.length > 0 || Object.keys(slack).length > 0) return;
    const expected = "at least one e-mail address, or a channel in slack; without one nobody is notified";
    issues.push(refused(["emails"], emails, expected));
  });

/** Arguments of {@link AlarmTopic}. */
export interface AlarmTopicArgs extends z.input<typeof alarmTopicSettings> {
  readonly environment: AwsEnvironment;
  /** Its log key encrypts the topic. The key's policy lets CloudWatch, Budgets and EventBridge use it. */
  readonly keys: KeysRef;
  /** Its permissions boundary limits the roles of Slack channels. */
  readonly guardrails: GuardrailsRef;
}

/**
 * The topic that an environment's alarms are published to, encrypted, with its subscribers.
 *
 * @example
 * new AlarmTopic("alarms", {
 *   environment,
 *   keys,
 *   guardrails,
 *   emails: ["ml-platform@example.com"],
 *   slack: { oncall: { workspaceId: "T0123ABCD", channelId: "C0123ABCD" } },
 * });
 */
export class AlarmTopic extends ComponentResource implements AlarmTopicRef {
  readonly environment: AwsEnvironment;
  readonly topicArn: Output<string>;

  /** @throws ResourceError with everything that is wrong with the arguments */
  constructor(name: string, args: AlarmTopicArgs, opts?: ComponentResourceOptions) {
    super("mlops:observability:AlarmTopic", name, {}, opts);
    const { environment, keys, guardrails, ...given } = args;
    const problems = crossAccountProblems(environment, { keys, guardrails });
    const { emails, slack } = checkedSettings(this, name, alarmTopicSettings, given, problems);
    const child = { parent: this };
    const topic = new Topic(`${name}-topic`, { kmsMasterKeyId: keys.logKeyArn }, child);
    new TopicPolicy(
      `${name}-policy`,
      { arn: topic.arn, policy: policyDocument(...topicStatements(topic.arn, environment)) },
      child,
    );
    for (const endpoint of emails) {
      new TopicSubscription(`${name}-${endpoint}`, { topic: topic.arn, protocol: "email", endpoint }, child);
    }
    for (const [channelName, channel] of Object.entries(slack)) {
      const references = { environment, guardrails, topicArn: topic.arn };
      postToSlack(`${name}-${channelName}`, channel, references, this);
    }
    this.environment = environment;
    this.topicArn = topic.arn;
    this.registerOutputs({ topicArn: this.topicArn });
  }
}

/** Services that publish to the topic for an account, which they name. */
const publishers = [
  servicePrincipals.budgets,
  servicePrincipals.cloudWatch,
  servicePrincipals.codeStarNotifications,
];

function topicStatements(topicArn: Output<string>, { account }: AwsEnvironment): PolicyStatement[] {
  const publish = { Action: ["sns:Publish"], Resource: [topicArn] };
  return [
    {
      Sid: "PublishOwnAlarms",
      Effect: "Allow",
      Principal: { Service: publishers },
      ...publish,
      Condition: { StringEquals: { "aws:SourceAccount": account } },
    },
    {
      // EventBridge lists the account of a rule among its condition keys, but SNS says that keys of encrypted topics
      // must not require it from EventBridge: so no other account may be named, and none has to be.
      // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html
      // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
      Sid: "PublishEvents",
      Effect: "Allow",
      Principal: { Service: [servicePrincipals.eventBridge] },
      ...publish,
      Condition: { StringEqualsIfExists: { "aws:SourceAccount": account } },
    },
    {
      Sid: "OnlyOverTls",
      Effect: "Deny",
      Principal: "*",
      ...publish,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ];
}
