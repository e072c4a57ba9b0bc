import { sfn } from "../resource-types.ts";
import { describeResourceRule } from "../testing/index.ts";
import { sfnLogging, sfnTracing } from "./stepfunctions.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { StateMachineArgs } from "@pulumi/aws/sfn/stateMachine.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("sfn-logging", () => {
  const machine: Unwrap<StateMachineArgs> = {
    definition: "{}",
    roleArn: "arn:aws:iam::111122223333:role/machine",
    loggingConfiguration: { level: "ALL" },
  };
  const message = (came: string) =>
    `set loggingConfiguration.level to "ALL", "ERROR" or "FATAL"; loggingConfiguration.level is ${came}`;

  describeResourceRule(sfnLogging, {
    compliant: { type: sfn.stateMachine, props: machine },
    finds: {
      "a machine that says nothing": {
        change: { loggingConfiguration: ABSENT },
        messages: [message("absent")],
      },
      "logs that are off": { change: { "loggingConfiguration.level": "OFF" }, messages: [message('"OFF"')] },
    },
    passes: {
      "errors only": { change: { "loggingConfiguration.level": "ERROR" } },
      "settings that are known later": { change: { loggingConfiguration: UNKNOWN } },
    },
  });
});

describe("sfn-tracing", () => {
  const machine: Unwrap<StateMachineArgs> = {
    definition: "{}",
    roleArn: "arn:aws:iam::111122223333:role/machine",
    tracingConfiguration: { enabled: true },
  };
  const message = (came: string) =>
    `set tracingConfiguration.enabled to true; tracingConfiguration.enabled is ${came}`;

  describeResourceRule(sfnTracing, {
    compliant: { type: sfn.stateMachine, props: machine },
    finds: {
      "a machine that says nothing": {
        change: { tracingConfiguration: ABSENT },
        messages: [message("absent")],
      },
      "traces that are off": {
        change: { "tracingConfiguration.enabled": false },
        messages: [message("false")],
      },
    },
    passes: { "a switch that is known later": { change: { "tracingConfiguration.enabled": UNKNOWN } } },
  });
});
