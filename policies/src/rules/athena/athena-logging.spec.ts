import type { WorkgroupArgs } from "@pulumi/aws/athena/workgroup.js";
import type { Unwrap } from "@pulumi/pulumi";
import { athena } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { athenaLogging } from "./athena-logging.ts";

const workgroup: Unwrap<WorkgroupArgs> = { configuration: { publishCloudwatchMetricsEnabled: true } };
const path = "configuration.publishCloudwatchMetricsEnabled";

describeResourceRule(athenaLogging, {
  compliant: { type: athena.workgroup, props: workgroup },
  finds: {
    "a workgroup that keeps quiet": {
      change: { [path]: false },
      messages: [`set ${path} to true; ${path} is false`],
    },
  },
  passes: {
    "a workgroup that leaves it at its default": { change: { configuration: ABSENT } },
    "a switch that is known later": { change: { [path]: UNKNOWN } },
  },
});
