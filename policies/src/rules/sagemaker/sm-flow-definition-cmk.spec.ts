import type { Unwrap } from "@pulumi/pulumi";
import type { FlowDefinitionArgs } from "@pulumi/aws/sagemaker/flowDefinition.js";
import { sagemaker } from "../../resource-types.ts";
import { key, roleArn } from "../../sagemaker/testing/compliant.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smFlowDefinitionCmk } from "./sm-flow-definition-cmk.ts";

const review: Unwrap<FlowDefinitionArgs> = {
  flowDefinitionName: "review",
  roleArn,
  humanLoopConfig: {
    humanTaskUiArn: "arn:aws:sagemaker:eu-west-1:111122223333:human-task-ui/review",
    taskCount: 1,
    taskDescription: "Is it praise?",
    taskTitle: "Review",
    workteamArn: "arn:aws:sagemaker:eu-west-1:111122223333:workteam/private-crowd/team",
  },
  outputConfig: { s3OutputPath: "s3://mlops-data/reviews", kmsKeyId: key },
};

describeResourceRule(smFlowDefinitionCmk, {
  compliant: { type: sagemaker.flowDefinition, props: review },
  required: ["outputConfig.kmsKeyId"],
  finds: {
    "a review that says nothing of its output": {
      change: { outputConfig: ABSENT },
      messages: ["set outputConfig.kmsKeyId to a customer-managed key; outputConfig.kmsKeyId is absent"],
    },
  },
  passes: { "a key that is known later": { change: { "outputConfig.kmsKeyId": UNKNOWN } } },
});
