import type { WorkgroupArgs } from "@pulumi/aws/athena/workgroup.js";
import type { Unwrap } from "@pulumi/pulumi";
import { athena } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { athenaEnforceWorkgroup } from "./athena-enforce-workgroup.ts";

const workgroup: Unwrap<WorkgroupArgs> = { configuration: { enforceWorkgroupConfiguration: true } };
const path = "configuration.enforceWorkgroupConfiguration";

describeResourceRule(athenaEnforceWorkgroup, {
  compliant: { type: athena.workgroup, props: workgroup },
  finds: {
    "a workgroup that only proposes": {
      change: { [path]: false },
      messages: [`set ${path} to true; ${path} is false`],
    },
  },
  passes: {
    "a workgroup that leaves it at its default": { change: { configuration: ABSENT } },
    "a switch that is known later": { change: { [path]: UNKNOWN } },
  },
});
