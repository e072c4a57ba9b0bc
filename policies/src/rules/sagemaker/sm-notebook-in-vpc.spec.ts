import { sagemaker } from "../../resource-types.ts";
import { notebook } from "../../sagemaker/testing/compliant.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smNotebookInVpc } from "./sm-notebook-in-vpc.ts";

describeResourceRule(smNotebookInVpc, {
  compliant: { type: sagemaker.notebookInstance, props: notebook },
  required: ["subnetId"],
  finds: {
    "a subnet that the environment does not allow": {
      settings: { subnets: ["subnet-8", "subnet-9"] },
      decidedBy: ["subnetId"],
      messages: ['use an allowed subnet (subnet-8, subnet-9); subnetId is "subnet-1"'],
    },
  },
  passes: {
    "a subnet that is known later": { change: { subnetId: UNKNOWN }, settings: { subnets: ["subnet-9"] } },
    "a subnet that the environment allows": { settings: { subnets: ["subnet-1", "subnet-2"] } },
  },
});
