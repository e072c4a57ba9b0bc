import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { SlackChannelConfiguration } from "@pulumi/aws/chatbot/slackChannelConfiguration.js";
import { Topic } from "@pulumi/aws/sns/topic.js";
import { TopicPolicy } from "@pulumi/aws/sns/topicPolicy.js";
import { TopicSubscription } from "@pulumi/aws/sns/topicSubscription.js";
import { awsManagedPolicyArn, servicePrincipals } from "@mlops/aws";
import type { AlarmTopicRef, GuardrailsRef, KeysRef } from "@mlops/contracts";
import {
  type AwsEnvironment,
  type PolicyStatement,
  ServiceRole,
  assertValid,
  policyDocument,
} from "@mlops/core";

/** A Slack channel. Its workspace must have been authorized once, by hand, in the account. */
export interface SlackChannel {
  /** `T` and letters and digits. */
  readonly workspaceId: string;
  /** `C` or `G` and letters and digits: the last part of the channel's link. */
  readonly channelId: string;
  /** Caps the role that draws the pictures of alarms. */
  readonly guardrails: GuardrailsRef;
}

export interface AlarmTopicArgs {
  readonly environment: AwsEnvironment;
  /** Its log key encrypts the topic; the key's policy lets CloudWatch, Budgets and EventBridge use it. */
  readonly keys: KeysRef;
  /** Who is told by e-mail. Each has to confirm once. @default - nobody */
  readonly emails?: readonly string[];
  /** Which channels are told, by a name that stays. @default - none */
  readonly slack?: Readonly<Record<string, SlackChannel>>;
}

/** Services that tell the topic something. */
const publishers = [
  servicePrincipals.budgets,
  servicePrincipals.cloudWatch,
  servicePrincipals.codeStarNotifications,
];

/**
 * Where an environment's alarms go: one encrypted topic, and the people and channels behind it.
 *
 * @example
 * new AlarmTopic("alarms", {
 *   environment,
 *   keys,
 *   emails: ["ml-platform@example.com"],
 *   slack: { oncall: { workspaceId: "T0123ABCD", channelId: "C0123ABCD", guardrails } },
 * });
 */
export class AlarmTopic extends ComponentResource implements AlarmTopicRef {
  readonly environment: AwsEnvironment;
  readonly topicArn: Output<string>;

  constructor(name: string, args: AlarmTopicArgs, opts?: ComponentResourceOptions) {
    super("mlops:observability:AlarmTopic", name, {}, opts);
    assertValid(this, name, alarmTopicProblems(args));
    const { environment, keys, emails = [], slack = {} } = args;
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
    for (const [channel, target] of Object.entries(slack)) {
      this.slackChannel(`${name}-${channel}`, target, environment, topic.arn);
    }
    this.environment = environment;
    this.topicArn = topic.arn;
    this.registerOutputs({ topicArn: this.topicArn });
  }

  private slackChannel(
    name: string,
    target: SlackChannel,
    environment: AwsEnvironment,
    topicArn: Output<string>,
  ) {
    const role = new ServiceRole(
      `${name}-role`,
      {
        description: "Shows alarms in a chat channel",
        services: [servicePrincipals.chatbot],
        environment,
        permissionsBoundaryArn: target.guardrails.permissionsBoundaryArn,
        statements: [
          {
            Sid: "ShowAlarms",
            Effect: "Allow",
            Action: [
              "cloudwatch:DescribeAlarms",
              "cloudwatch:GetMetricData",
              "cloudwatch:GetMetricWidgetImage",
            ],
            Resource: ["*"],
          },
        ],
      },
      { parent: this },
    );
    new SlackChannelConfiguration(
      name,
      {
        configurationName: name,
        iamRoleArn: role.arn,
        slackTeamId: target.workspaceId,
        slackChannelId: target.channelId,
        snsTopicArns: [topicArn],
        // Without one, the service allows everything that the role may do, and offers to run commands.
        guardrailPolicyArns: [awsManagedPolicyArn(environment, "CloudWatchReadOnlyAccess")],
        loggingLevel: "ERROR",
      },
      { parent: this },
    );
  }
}

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
      // EventBridge does not say for which account it acts.
      Sid: "PublishEvents",
      Effect: "Allow",
      Principal: { Service: [servicePrincipals.eventBridge] },
      ...publish,
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

/** What is wrong with a topic's arguments. */
export function alarmTopicProblems({ environment, keys, emails = [], slack = {} }: AlarmTopicArgs): string[] {
  return [
    ...(emails.length + Object.keys(slack).length > 0
      ? []
      : ["emails, slack: nobody would be told; give at least one e-mail address or channel"]),
    ...emails.flatMap((email, index) =>
      /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)
        ? []
        : [`emails[${index}]: got "${email}"; expected an e-mail address`],
    ),
    ...emails.flatMap((email, index) =>
      emails.indexOf(email) === index ? [] : [`emails[${index}]: got "${email}" twice; expected each once`],
    ),
    ...Object.entries(slack).flatMap(([channel, { workspaceId, channelId }]) => [
      ...(/^T[A-Z0-9]+$/.test(workspaceId)
        ? []
        : [`slack.${channel}.workspaceId: got "${workspaceId}"; expected T and capital letters and digits`]),
      ...(/^[CG][A-Z0-9]+$/.test(channelId)
        ? []
        : [`slack.${channel}.channelId: got "${channelId}"; expected C or G and capital letters and digits`]),
      ...(/^[A-Za-z0-9_-]+$/.test(channel)
        ? []
        : [`slack: got the name "${channel}"; expected letters, digits, - and _`]),
    ]),
    ...(keys.environment.account === environment.account && keys.environment.region === environment.region
      ? []
      : [
          `keys: got keys of account ${keys.environment.account}, ${keys.environment.region}; ` +
            `expected account ${environment.account}, ${environment.region}`,
        ]),
  ];
}
