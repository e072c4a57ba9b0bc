import type { Unwrap } from "@pulumi/pulumi";
import type { NotebookInstanceArgs } from "@pulumi/aws/sagemaker/notebookInstance.js";
import { sagemaker } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smNotebookNoDirectInternet } from "./sm-notebook-no-direct-internet.ts";

const notebook: Unwrap<NotebookInstanceArgs> = {
  instanceType: "ml.t3.medium",
  roleArn: "arn:aws:iam::111122223333:role/notebook",
  directInternetAccess: "Disabled",
  subnetId: "subnet-1",
  securityGroups: ["sg-1"],
};

describeResourceRule(smNotebookNoDirectInternet, {
  compliant: { type: sagemaker.notebookInstance, props: notebook },
  required: ["directInternetAccess"],
  finds: {
    "a notebook with direct internet access": {
      change: { directInternetAccess: "Enabled" },
      messages: [
        'set directInternetAccess to "Disabled", and give subnetId and securityGroups; directInternetAccess is "Enabled"',
      ],
    },
    "a value that only looks right": {
      change: { directInternetAccess: "disabled" },
      messages: [
        'set directInternetAccess to "Disabled", and give subnetId and securityGroups; directInternetAccess is "disabled"',
      ],
    },
  },
  passes: {
    "an access that is known later": { change: { directInternetAccess: UNKNOWN } },
  },
});
