import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { Queue } from "@pulumi/aws/sqs/queue.js";
import { QueuePolicy } from "@pulumi/aws/sqs/queuePolicy.js";
import { type PolicyStatement, policyDocument } from "@mlops/core";

/** The queue of asynchronous invocations that failed in the end: encrypted, TLS only. */
export class DeadLetterQueue extends ComponentResource {
  readonly queueArn: Output<string>;
  /** The dimension of its metrics. */
  readonly queueName: Output<string>;

  constructor(name: string, opts?: ComponentResourceOptions) {
    super("mlops:invoker:DeadLetterQueue", name, {}, opts);
    const child = { parent: this };
    const queue = new Queue(
      name,
      {
        sqsManagedSseEnabled: true,
        // The longest that SQS allows: nothing is lost over a long weekend.
        messageRetentionSeconds: 14 * 86_400,
        // The provider's default is 256 KiB, but asynchronous invocations have up to 1 MB.
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

/** Every action and every principal: the statement only denies, and a list of actions would leave gaps. */
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
