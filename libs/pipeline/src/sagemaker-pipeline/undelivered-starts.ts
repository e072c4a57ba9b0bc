import type { Output, Resource } from "@pulumi/pulumi";
import { Queue } from "@pulumi/aws/sqs/queue.js";
import { QueuePolicy } from "@pulumi/aws/sqs/queuePolicy.js";
import { servicePrincipals } from "@mlops/aws";
import { type PolicyStatement, policyDocument } from "@mlops/core";

/**
 * The queue of what could not be delivered: starts of the pipeline, and notices of it. Encrypted, TLS only; it keeps
 * them for two weeks.
 */
export function undeliveredQueue(name: string, physicalName: string, parent: Resource): Queue {
  return new Queue(
    name,
    {
      name: `${physicalName}-undelivered`,
      sqsManagedSseEnabled: true,
      messageRetentionSeconds: 14 * 86_400,
    },
    { parent },
  );
}

/** Let exactly these rules fill the queue. (Schedules fill it with the rights of their role.) */
export function fillQueue(name: string, queue: Queue, ruleArns: Output<string>[], parent: Resource): void {
  const statements: PolicyStatement[] = [
    {
      Sid: "KeepUndelivered",
      Effect: "Allow",
      Principal: { Service: servicePrincipals.eventBridge },
      Action: ["sqs:SendMessage"],
      Resource: [queue.arn],
      Condition: { ArnEquals: { "aws:SourceArn": ruleArns } },
    },
    {
      // Every action: a list of them would leave gaps.
      Sid: "TlsOnly",
      Effect: "Deny",
      Principal: "*",
      Action: ["sqs:*"],
      Resource: [queue.arn],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ];
  new QueuePolicy(
    `${name}-policy`,
    { queueUrl: queue.url, policy: policyDocument(...statements) },
    { parent },
  );
}
