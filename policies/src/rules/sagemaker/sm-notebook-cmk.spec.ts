import type { Unwrap } from "@pulumi/pulumi";
import type { NotebookInstanceArgs } from "@pulumi/aws/sagemaker/notebookInstance.js";
import { sagemaker } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smNotebookCmk } from "./sm-notebook-cmk.ts";

const notebook: Unwrap<NotebookInstanceArgs> = {
  instanceType: "ml.t3.medium",
  roleArn: "arn:aws:iam::111122223333:role/notebook",
  kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
};

const message = (key: string) => `set kmsKeyId to a customer-managed key; kmsKeyId is "${key}"`;

describeResourceRule(smNotebookCmk, {
  compliant: { type: sagemaker.notebookInstance, props: notebook },
  required: ["kmsKeyId"],
  finds: {
    "the key that AWS manages for SageMaker": {
      change: { kmsKeyId: "alias/aws/sagemaker" },
      messages: [message("alias/aws/sagemaker")],
    },
    "an ARN of a key that AWS manages": {
      change: { kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:alias/aws/s3" },
      messages: [message("arn:aws:kms:eu-west-1:111122223333:alias/aws/s3")],
    },
  },
  passes: {
    "a key that is created with the notebook": { change: { kmsKeyId: UNKNOWN } },
    "an alias of one's own": { change: { kmsKeyId: "alias/aws-notebooks" } },
  },
});
