import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import { assertValid, crossAccountProblems } from "@mlops/core";
import { deliverEvents, senderRole } from "@mlops/observability";
import { type DriftAlarm, driftPattern } from "./loop-events.ts";
import { forwarderRoleName, loopName } from "./loop-names.ts";
import { type StartReferences, undelivered } from "./started-pipeline.ts";

/** Arguments of a {@link DriftForwarder}. */
export interface DriftForwarderArgs extends StartReferences {
  /** The drift alarm whose events are sent. */
  readonly driftAlarmName: string;
  /** ARN of the bus of the account that trains: see `retrainingBusArn`. */
  readonly busArn: string;
}

/**
 * Sends the event that a model has drifted to the account that trains it, and no other event.
 *
 * @example
 * new DriftForwarder("fraud-drift", {
 *   ...platform,
 *   driftAlarmName: monitor.driftAlarmName,
 *   busArn: retrainingBusArn("fraud-retraining", dev),
 * });
 */
export class DriftForwarder extends ComponentResource {
  constructor(name: string, args: DriftForwarderArgs, opts?: ComponentResourceOptions) {
    super("mlops:monitoring:DriftForwarder", name, {}, opts);
    const { environment, guardrails, alarmTopic, driftAlarmName, busArn } = args;
    assertValid(this, name, crossAccountProblems(environment, { guardrails, alarmTopic }));
    const alarm: DriftAlarm = { environment, driftAlarmName };
    const role = senderRole(
      forwarderRoleName(name),
      {
        description: `Sends drift to ${busArn}`,
        environment,
        guardrails,
        statements: [{ Sid: "SendDrift", Effect: "Allow", Action: ["events:PutEvents"], Resource: [busArn] }],
      },
      this,
    );
    const rule = {
      name: loopName(environment, name),
      description: `Sends drift told by ${driftAlarmName} to the account that trains`,
      eventPattern: driftPattern(alarm),
    };
    const targets = { [`${name}-target`]: { role, arn: busArn } };
    deliverEvents(undelivered(name, args), [{ ruleName: name, rule, targets }], this);
    this.registerOutputs({});
  }
}
