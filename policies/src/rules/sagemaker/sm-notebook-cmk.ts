import { isAwsManagedKey } from "../../kms-key.ts";
import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const smNotebookCmk = resourceRule({
  id: "sm-notebook-cmk",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Volumes of notebook instances are encrypted with a customer-managed key.",
  remediation: "set kmsKeyId to a customer-managed key",
  mapping: {
    fsbp: ["SageMaker.21"],
    awsConfig: ["sagemaker-notebook-instance-kms-key-configured"],
    checkov: ["CKV_AWS_22", "CKV_AWS_187"],
    cdkNag: [
      "AwsSolutions-SM2",
      "HIPAA.Security-SageMakerNotebookInstanceKMSKeyConfigured",
      "NIST.800.53.R4-SageMakerNotebookInstanceKMSKeyConfigured",
      "NIST.800.53.R5-SageMakerNotebookInstanceKMSKeyConfigured",
      "PCI.DSS.321-SageMakerNotebookInstanceKMSKeyConfigured",
    ],
    kics: ["f3674e0c", "709e6da6"],
    prowler: ["sagemaker_notebook_instance_encryption_enabled"],
  },
  resourceTypes: [sagemaker.notebookInstance],
  check({ props }, report) {
    const key = props.at("kmsKeyId");
    if (key.isMissing || isAwsManagedKey(key)) report({ property: key });
  },
});
