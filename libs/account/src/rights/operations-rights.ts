import { arnIn, formatArn } from "@mlops/aws";
import { type ServiceRights, ofKinds } from "./service-rights.ts";

/** Logs, alarms, events, queues, topics and budgets. */
export const operationsRights: readonly ServiceRights[] = [
  {
    types: ["aws:cloudwatch/logGroup:LogGroup"],
    read: ["logs:DescribeLogGroups", "logs:ListTagsForResource"],
    write: [
      "logs:AssociateKmsKey",
      "logs:CreateLogGroup",
      "logs:DeleteLogGroup",
      "logs:DeleteRetentionPolicy",
      "logs:DisassociateKmsKey",
      "logs:PutRetentionPolicy",
      "logs:TagResource",
      "logs:UntagResource",
    ],
    // API Gateway and flow logs are delivered by the service, which needs these of whoever configures it.
    unlimited: [
      "logs:CreateLogDelivery",
      "logs:DeleteLogDelivery",
      "logs:GetLogDelivery",
      "logs:ListLogDeliveries",
      "logs:UpdateLogDelivery",
    ],
    resources: ofKinds("logs", "log-group:*"),
  },
  {
    types: [
      "aws:cloudwatch/compositeAlarm:CompositeAlarm",
      "aws:cloudwatch/dashboard:Dashboard",
      "aws:cloudwatch/metricAlarm:MetricAlarm",
    ],
    read: ["cloudwatch:DescribeAlarms", "cloudwatch:GetDashboard", "cloudwatch:ListTagsForResource"],
    write: [
      "cloudwatch:DeleteAlarms",
      "cloudwatch:DeleteDashboards",
      "cloudwatch:PutCompositeAlarm",
      "cloudwatch:PutDashboard",
      "cloudwatch:PutMetricAlarm",
      "cloudwatch:TagResource",
      "cloudwatch:UntagResource",
    ],
    resources: (environment) => [
      arnIn(environment, "cloudwatch", "alarm:*"),
      formatArn({ ...environment, region: "", service: "cloudwatch", resource: "dashboard/*" }),
    ],
  },
  {
    types: ["aws:cloudwatch/eventRule:EventRule", "aws:cloudwatch/eventTarget:EventTarget"],
    read: ["events:DescribeRule", "events:ListTagsForResource", "events:ListTargetsByRule"],
    write: [
      "events:DeleteRule",
      "events:DisableRule",
      "events:EnableRule",
      "events:PutRule",
      "events:PutTargets",
      "events:RemoveTargets",
      "events:TagResource",
      "events:UntagResource",
    ],
    resources: (environment) => [arnIn(environment, "events", "rule/*")],
  },
  {
    // Drift and approvals of other accounts come in through buses.
    types: ["aws:cloudwatch/eventBus:EventBus", "aws:cloudwatch/eventBusPolicy:EventBusPolicy"],
    read: ["events:DescribeEventBus", "events:ListTagsForResource"],
    write: [
      "events:CreateEventBus",
      "events:DeleteEventBus",
      "events:TagResource",
      "events:UntagResource",
      "events:UpdateEventBus",
    ],
    unlimited: ["events:PutPermission", "events:RemovePermission"],
    resources: ({ name, ...place }) => [arnIn(place, "events", `event-bus/mlops-*-${name}-*`)],
  },
  {
    types: [
      "aws:sns/topic:Topic",
      "aws:sns/topicPolicy:TopicPolicy",
      "aws:sns/topicSubscription:TopicSubscription",
    ],
    read: ["sns:GetSubscriptionAttributes", "sns:GetTopicAttributes", "sns:ListTagsForResource"],
    write: [
      "sns:CreateTopic",
      "sns:DeleteTopic",
      "sns:SetTopicAttributes",
      "sns:Subscribe",
      "sns:TagResource",
      "sns:UntagResource",
    ],
    unlimited: ["sns:SetSubscriptionAttributes", "sns:Unsubscribe"],
    // A topic or a queue is all that the service has: its name is the whole of it.
    resources: ofKinds("sns", "*"),
  },
  {
    types: ["aws:sqs/queue:Queue", "aws:sqs/queuePolicy:QueuePolicy"],
    read: ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ListQueueTags"],
    write: ["sqs:CreateQueue", "sqs:DeleteQueue", "sqs:SetQueueAttributes", "sqs:TagQueue", "sqs:UntagQueue"],
    resources: ofKinds("sqs", "*"),
  },
  {
    types: ["aws:budgets/budget:Budget"],
    read: ["budgets:ListTagsForResource", "budgets:ViewBudget"],
    write: ["budgets:ModifyBudget", "budgets:TagResource", "budgets:UntagResource"],
    resources: (environment) => [
      formatArn({ ...environment, region: "", service: "budgets", resource: "budget/*" }),
    ],
  },
];
