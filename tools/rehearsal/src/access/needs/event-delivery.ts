import { formatArn, parseArn, servicePrincipals } from "@mlops/aws";
import type { AccessModel } from "../access-model.ts";
import { type KeyValues, type Need, needs } from "../need.ts";
import { type ReadResource, itemsAt, textAt, textsAt, valueAt } from "../plain-inputs.ts";
import { sourceOf } from "./trusted-services.ts";

const { budgets, cloudWatch, eventBridge, s3Logging } = servicePrincipals;

/** What delivers to a target of each service. */
export const deliveries: Readonly<Record<string, string>> = {
  codebuild: "codebuild:StartBuild",
  codepipeline: "codepipeline:StartPipelineExecution",
  events: "events:PutEvents",
  lambda: "lambda:InvokeFunction",
  sagemaker: "sagemaker:StartPipelineExecution",
  sns: "sns:Publish",
  sqs: "sqs:SendMessage",
  states: "states:StartExecution",
};

/** Events reach their target, and those that cannot be delivered the queue that keeps them. */
export function deliveredEvents(made: ReadResource, model: AccessModel): Need[] {
  if (made.type !== "aws:cloudwatch/eventTarget:EventTarget") return [];
  const rule = ruleOf(made, model);
  const source = sourceOf(made, rule.arn);
  const target = textAt(made.inputs, "arn");
  const keeper = textAt(made.inputs, "deadLetterConfig", "arn");
  const action = target === undefined ? undefined : deliveries[parseArn(target)?.service ?? ""];
  const role = textAt(made.inputs, "roleArn");
  return [
    ...needs(made, "delivers events to it", {
      who: role ?? eventBridge,
      actions: action === undefined ? [] : [action],
      resources: [target ?? ""],
      context: role === undefined ? source : rule.event,
    }),
    ...needs(made, "keeps in it the events that cannot be delivered", {
      who: eventBridge,
      actions: ["sqs:SendMessage"],
      resources: keeper === undefined ? [] : [keeper],
      context: source,
    }),
  ];
}

/** The rule of a target, and what its events say of themselves. */
function ruleOf(
  made: ReadResource,
  { resources }: AccessModel,
): { readonly arn: string; readonly event: KeyValues } {
  const name = textAt(made.inputs, "rule") ?? "";
  const bus = textAt(made.inputs, "eventBusName");
  const { account, region, deployed } = made;
  const rule = resources.find(
    (one) =>
      one.type.startsWith("aws:cloudwatch/eventRule:") &&
      one.account === account &&
      one.id.split("/").at(-1) === name,
  );
  const resource = `rule/${bus === undefined || bus === "default" ? "" : `${bus}/`}${name}`;
  const partition = deployed.place?.partition ?? "aws";
  const arn = rule?.arn ?? formatArn({ partition, service: "events", region, account, resource });
  return { arn, event: eventKeys(textAt(rule?.inputs, "eventPattern")) };
}

/** Keys of `events:PutEvents` that a pattern determines: those of which it lets one value through. */
function eventKeys(pattern: string | undefined): KeyValues {
  const parsed: unknown = pattern === undefined ? {} : JSON.parse(pattern);
  const only = (field: string) => {
    const [value, ...others] = textsAt(parsed, field);
    return others.length === 0 ? value : undefined;
  };
  const [source, detailType] = [only("source"), only("detail-type")];
  return {
    ...(source !== undefined && { "events:source": source }),
    ...(detailType !== undefined && { "events:detail-type": detailType }),
  };
}

/** Alarms and budgets reach the topics that they name. */
export function publishedNotices(made: ReadResource): Need[] {
  const publish = (who: string, topics: readonly string[]) =>
    needs(made, "publishes to it", {
      who,
      actions: ["sns:Publish"],
      resources: [...new Set(topics)].filter((topic) => parseArn(topic)?.service === "sns"),
      context: sourceOf(made),
    });
  if (/^aws:cloudwatch\/(?:metric|composite)Alarm:/.test(made.type)) {
    const lists = ["alarmActions", "okActions", "insufficientDataActions"];
    return publish(
      cloudWatch,
      lists.flatMap((list) => textsAt(made.inputs, list)),
    );
  }
  if (!made.type.startsWith("aws:budgets/budget:")) return [];
  const notifications = itemsAt(made.inputs, "notifications");
  return publish(
    budgets,
    notifications.flatMap((one) => textsAt(one, "subscriberSnsTopicArns")),
  );
}

/** A topic reaches the queues and functions that subscribe to it. */
export function subscribedTargets(made: ReadResource): Need[] {
  const protocol = textAt(made.inputs, "protocol");
  const action = protocol === "sqs" ? "sqs:SendMessage" : "lambda:InvokeFunction";
  if (!made.type.startsWith("aws:sns/topicSubscription:") || (protocol !== "sqs" && protocol !== "lambda"))
    return [];
  const topic = textAt(made.inputs, "topic");
  return needs(made, "delivers to it what is published to the topic", {
    who: "sns.amazonaws.com",
    actions: [action],
    resources: [textAt(made.inputs, "endpoint") ?? ""],
    context: sourceOf(made, topic),
  });
}

/** A bucket's access logs, and its notifications, arrive. */
export function bucketDeliveries(made: ReadResource, model: AccessModel): Need[] {
  const name = textAt(made.inputs, "bucket") ?? "";
  const bucket = model.resources.find(({ type, id }) => type === "aws:s3/bucket:Bucket" && id === name);
  const context = sourceOf(made, bucket?.arn);
  if (made.type.startsWith("aws:s3/bucketLogging:")) {
    const target = textAt(made.inputs, "targetBucket");
    const prefix = textAt(made.inputs, "targetPrefix") ?? "";
    const partition = made.deployed.place?.partition ?? "aws";
    const resources = target === undefined ? [] : [`arn:${partition}:s3:::${target}/${prefix}*`];
    return needs(made, "writes access logs there", {
      who: s3Logging,
      actions: ["s3:PutObject"],
      resources,
      context,
    });
  }
  if (!made.type.startsWith("aws:s3/bucketNotification:")) return [];
  const kinds = [
    ["queues", "queueArn", "sqs:SendMessage"],
    ["topics", "topicArn", "sns:Publish"],
    ["lambdaFunctions", "lambdaFunctionArn", "lambda:InvokeFunction"],
  ] as const;
  return kinds.flatMap(([list, property, action]) =>
    needs(made, "notifies it", {
      who: servicePrincipals.s3,
      actions: [action],
      resources: itemsAt(valueAt(made.inputs, list)).flatMap((one) => textAt(one, property) ?? []),
      context,
    }),
  );
}
