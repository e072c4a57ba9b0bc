import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { Queue } from "@pulumi/aws/sqs/queue.js";
import { QueuePolicy } from "@pulumi/aws/sqs/queuePolicy.js";
import { type PolicyStatement, policyDocument } from "@mlops/core";

/** Where requests end up that were handed over asynchronously and failed again and again. Encrypted, TLS only. */
export class DeadLetterQueue extends ComponentResource {
  readonly queueArn: Output<string>;
  /** By which metrics and alarms know it. */
  readonly queueName: Output<string>;

  constructor(name: string, opts?: ComponentResourceOptions) {
    super("mlops:invoker:DeadLetterQueue", name, {}, opts);
    const child = { parent: this };
    const queue = new Queue(
      name,
      {
        sqsManagedSseEnabled: true,
        // As long as SQS keeps anything, so that a long weekend loses nothing.
        messageRetentionSeconds: 14 * 86_400,
        // The provider would say 256 KiB, but requests that are handed over asynchronously hold up to 1 MB.
        maxMessageSize: 1_048_576,
      },
      child,
    );
    new QueuePolicy(
      `${name}-policy`,
      { queueUrl: queue.url, policy: policyDocument(tlsOnly(queue.arn)) },
      child,
    );
    this.queueArn = queue.arn;
    this.queueName = queue.name;
    this.registerOutputs({ queueArn: this.queueArn, queueName: this.queueName });
  }
}

/** Every action and everybody: this only refuses, and a list of actions would leave gaps. */
function tlsOnly(queueArn: Output<string>): PolicyStatement {
  return {
    Sid: "TlsOnly",
    Effect: "Deny",
    Principal: "*",
    Action: ["sqs:*"],
    Resource: [queueArn],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}
