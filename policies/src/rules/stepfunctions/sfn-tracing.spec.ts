import type { StateMachineArgs } from "@pulumi/aws/sfn/stateMachine.js";
import type { Unwrap } from "@pulumi/pulumi";
import { sfn } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { sfnTracing } from "./sfn-tracing.ts";

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
