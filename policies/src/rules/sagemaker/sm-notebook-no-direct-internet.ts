import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const smNotebookNoDirectInternet = resourceRule({
  id: "sm-notebook-no-direct-internet",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Notebook instances reach the internet only through the network of the platform.",
  remediation: 'set directInternetAccess to "Disabled", and give subnetId and securityGroups',
  mapping: {
    fsbp: ["SageMaker.1"],
    awsConfig: ["sagemaker-notebook-no-direct-internet-access"],
    checkov: ["CKV_AWS_122"],
    cdkNag: [
      "AwsSolutions-SM3",
      "HIPAA.Security-SageMakerNotebookNoDirectInternetAccess",
      "NIST.800.53.R4-SageMakerNotebookNoDirectInternetAccess",
      "NIST.800.53.R5-SageMakerNotebookNoDirectInternetAccess",
      "PCI.DSS.321-SageMakerNotebookNoDirectInternetAccess",
    ],
    kics: ["88d55d94"],
    prowler: ["sagemaker_notebook_instance_without_direct_internet_access_configured"],
  },
  resourceTypes: [sagemaker.notebookInstance],
  check({ props }, report) {
    const access = props.at("directInternetAccess");
    if (access.isNot("Disabled")) report({ property: access });
  },
});
