import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const smNotebookNoRoot = resourceRule({
  id: "sm-notebook-no-root",
  severity: "high",
  levels: { dev: "advisory", qa: "mandatory", prod: "mandatory" },
  description: "Nobody is root on a notebook instance.",
  remediation: 'set rootAccess to "Disabled"',
  mapping: {
    fsbp: ["SageMaker.3"],
    awsConfig: ["sagemaker-notebook-instance-root-access-check"],
    checkov: ["CKV_AWS_307"],
    prowler: ["sagemaker_notebook_instance_root_access_disabled"],
    assessment: ["SM-09"],
  },
  resourceTypes: [sagemaker.notebookInstance],
  check({ props }, report) {
    const access = props.at("rootAccess");
    if (access.isNot("Disabled")) report({ property: access });
  },
});
