import type { Output, Resource } from "@pulumi/pulumi";
import { Queue } from "@pulumi/aws/sqs/queue.js";
import { QueuePolicy } from "@pulumi/aws/sqs/queuePolicy.js";
import { servicePrincipals } from "@mlops/aws";
import { policyDocument } from "@mlops/core";

/**
 * The queue of a rule's events that could not be delivered: encrypted, TLS only, filled by that rule alone. It keeps
 * them for two weeks.
 */
export function undeliveredEvents(
  name: string,
  { queueName, ruleArn }: { readonly queueName: string; readonly ruleArn: Output<string> },
  parent: Resource,
): Queue {
  const queue = new Queue(
    name,
    { name: queueName, sqsManagedSseEnabled: true, messageRetentionSeconds: 14 * 86_400 },
    { parent },
  );
  const policy = policyDocument(
    {
      Sid: "KeepUndeliveredEvents",
      Effect: "Allow",
      Principal: { Service: servicePrincipals.eventBridge },
      Action: ["sqs:SendMessage"],
      Resource: [queue.arn],
      Condition: { ArnEquals: { "aws:SourceArn": ruleArn } },
    },
    {
      Sid: "OnlyOverTls",
      Effect: "Deny",
      Principal: "*",
      Action: ["sqs:*"],
      Resource: [queue.arn],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  );
  new QueuePolicy(`${name}-policy`, { queueUrl: queue.url, policy }, { parent });
  return queue;
}
