import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import type { AlarmTopicRef } from "@mlops/contracts";
import { deliverEvents } from "./event-delivery.ts";

/** Arguments of {@link EndpointNotices}. */
export interface EndpointNoticesArgs {
  /** Name of the endpoint, 1 to 63 characters: rule, queue and alarm are named after it. */
  readonly endpointName: string;
  /** Name of the configuration that the endpoint is to have. */
  readonly configurationName: Output<string>;
  /** Is notified of each event. */
  readonly topic: AlarmTopicRef;
}

/**
 * Notifies the alarm topic when an endpoint fails, and when it is in service with another configuration than the one
 * that was deployed: SageMaker has taken a deployment back, which the provider reports as a success.
 *
 * Make it before the endpoint is deployed, so that it knows the configuration. The topic gets the event itself, as chat
 * channels show no others; SageMaker may send several for one change.
 */
export class EndpointNotices extends ComponentResource {
  constructor(name: string, args: EndpointNoticesArgs, opts?: ComponentResourceOptions) {
    super("mlops:observability:EndpointNotices", name, {}, opts);
    const { endpointName, topic } = args;
    const undelivered = {
      logicalName: `${name}-undelivered`,
      queueName: `${endpointName}-undelivered`,
      alarm: {
        name: `${endpointName}-undelivered-notices`,
        description: `${endpointName}: notices of its state could not be delivered, and are in a queue`,
        topic,
      },
    };
    const rule = {
      name: endpointName,
      description: `${endpointName} fails, or is not what was deployed`,
      eventPattern: noticePattern(endpointName, args.configurationName),
    };
    const targets = { [`${name}-target`]: { arn: topic.topicArn } };
    deliverEvents(undelivered, [{ ruleName: name, rule, targets }], this);
    this.registerOutputs({});
  }
}

/**
 * The statuses that mean trouble whatever was deployed, as EventBridge spells them.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeEndpoint.html (EndpointStatus)
 */
const failedStatuses = ["FAILED", "OUT_OF_SERVICE", "ROLLING_BACK", "UPDATE_ROLLBACK_FAILED"];

/**
 * The events that somebody is told of.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
 */
export function noticePattern<Name>(endpointName: string, configurationName: Name) {
  return {
    source: ["aws.sagemaker"],
    "detail-type": ["SageMaker Endpoint State Change", "SageMaker Endpoint Deployment State Change"],
    detail: {
      EndpointName: [endpointName],
      $or: [
        { EndpointStatus: failedStatuses },
        {
          EndpointStatus: ["IN_SERVICE"],
          EndpointConfigName: [{ "anything-but": [configurationName] }],
        },
      ],
    },
  };
}
