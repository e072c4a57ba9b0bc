import { cloudwatch } from "../resource/resource-types.ts";
import { describeResourceRule } from "../testing/index.ts";
import { alarmActions } from "./cloudwatch.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { CompositeAlarmArgs } from "@pulumi/aws/cloudwatch/compositeAlarm.js";
import type { MetricAlarmArgs } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("alarm-actions", () => {
  const topic = "arn:aws:sns:eu-west-1:111122223333:alarms";
  const metric: Unwrap<MetricAlarmArgs> = {
    comparisonOperator: "GreaterThanThreshold",
    evaluationPeriods: 1,
    actionsEnabled: true,
    alarmActions: [topic],
  };
  const composite: Unwrap<CompositeAlarmArgs> = {
    alarmName: "endpoint",
    alarmRule: "ALARM(errors) OR ALARM(latency)",
    actionsEnabled: true,
    alarmActions: [topic],
  };
  const message = (came: string) => `set alarmActions to a topic or another action; alarmActions is ${came}`;

  describe.each([
    [cloudwatch.metricAlarm, metric],
    [cloudwatch.compositeAlarm, composite],
  ])("%s", (type, props) => {
    describeResourceRule(alarmActions, {
      compliant: { type, props },
      finds: {
        "an alarm that nobody hears": { change: { alarmActions: ABSENT }, messages: [message("absent")] },
        "an alarm that only tells when all is well": {
          change: { alarmActions: [], okActions: [topic] },
          messages: [message("an empty list")],
        },
        "an alarm that is muted": {
          change: { actionsEnabled: false },
          messages: ["set actionsEnabled to true; actionsEnabled is false"],
        },
      },
      passes: {
        "an alarm that leaves the switch at its default": { change: { actionsEnabled: ABSENT } },
        "a topic that is created with the alarm": { change: { alarmActions: [UNKNOWN] } },
      },
    });
  });
});
