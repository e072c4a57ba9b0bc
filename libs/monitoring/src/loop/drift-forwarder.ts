import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import { EventTarget } from "@pulumi/aws/cloudwatch/eventTarget.js";
import { servicePrincipals } from "@mlops/aws";
import { ServiceRole, assertValid, crossAccountProblems } from "@mlops/core";
import { eventRule } from "@mlops/observability";
import { type DriftAlarm, driftPattern } from "./loop-events.ts";
import { forwarderRoleName, loopName } from "./loop-names.ts";
import { type StartReferences, undeliveredStarts } from "./started-pipeline.ts";

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
    const role = new ServiceRole(
      forwarderRoleName(name),
      {
        description: `Sends drift to ${busArn}`,
        services: [servicePrincipals.eventBridge],
        environment,
        permissionsBoundaryArn: guardrails.permissionsBoundaryArn,
        statements: [{ Sid: "SendDrift", Effect: "Allow", Action: ["events:PutEvents"], Resource: [busArn] }],
      },
      { parent: this },
    );
    const rule = eventRule(
      name,
      {
        name: loopName(environment, name),
        description: `Sends drift told by ${driftAlarmName} to the account that trains`,
        eventPattern: driftPattern(alarm),
      },
      this,
    );
    const queueArn = undeliveredStarts(name, [rule.arn], { environment, alarmTopic }, this);
    new EventTarget(
      `${name}-target`,
      { rule: rule.name, arn: busArn, roleArn: role.arn, deadLetterConfig: { arn: queueArn } },
      { parent: this, dependsOn: [role] },
    );
    this.registerOutputs({});
  }
}
