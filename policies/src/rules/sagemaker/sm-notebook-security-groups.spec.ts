import { sagemaker } from "../../resource-types.ts";
import { notebook } from "../../sagemaker/testing/compliant.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smNotebookSecurityGroups } from "./sm-notebook-security-groups.ts";

describeResourceRule(smNotebookSecurityGroups, {
  compliant: { type: sagemaker.notebookInstance, props: notebook },
  required: ["securityGroups"],
  decidedBy: ["directInternetAccess"],
  finds: {
    "an empty list of groups": {
      change: { securityGroups: [] },
      messages: [
        "set securityGroups to a group that allows what notebooks need; securityGroups is an empty list",
      ],
    },
  },
  passes: {
    "a notebook that is not in a VPC alone": {
      change: { directInternetAccess: "Enabled", securityGroups: ABSENT },
    },
    "groups that are known later": { change: { securityGroups: UNKNOWN } },
  },
});
