import { logs } from "../resource/resource-types.ts";
import { describeResourceRule } from "../testing/index.ts";
import { logsRetention } from "./logs.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { LogGroupArgs } from "@pulumi/aws/cloudwatch/logGroup.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("logs-retention", () => {
  const group: Unwrap<LogGroupArgs> = {
    name: "/mlops/build",
    retentionInDays: 30,
    logGroupClass: "STANDARD",
  };

  describeResourceRule(logsRetention, {
    compliant: { type: logs.group, props: group },
    finds: {
      "a group about which nobody has decided": {
        change: { retentionInDays: ABSENT },
        decidedBy: ["logGroupClass"],
        messages: ["set retentionInDays; retentionInDays is absent"],
      },
      "logs that go too early for their environment": {
        change: { retentionInDays: 180 },
        settings: { minDays: 365 },
        decidedBy: ["logGroupClass"],
        messages: ["set retentionInDays to 365 or more; retentionInDays is 180"],
      },
      "logs that are kept for ever": {
        change: { retentionInDays: 0 },
        settings: { minDays: 365 },
        decidedBy: ["logGroupClass"],
        messages: [
          {
            advisory:
              "say in retentionInDays how long logs are kept, unless it is for ever; retentionInDays is 0",
          },
        ],
      },
    },
    passes: {
      "logs that are kept just long enough": { change: { retentionInDays: 365 }, settings: { minDays: 365 } },
      "a class that CloudWatch decides about": {
        change: { retentionInDays: ABSENT, logGroupClass: "DELIVERY" },
      },
      "a number of days that is known later": { change: { retentionInDays: UNKNOWN } },
    },
  });
});
