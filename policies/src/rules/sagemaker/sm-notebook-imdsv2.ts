import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const smNotebookImdsv2 = resourceRule({
  id: "sm-notebook-imdsv2",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Notebook instances give credentials only to whoever shows a session token (IMDSv2).",
  remediation: 'set minimumInstanceMetadataServiceVersion to "2"',
  mapping: { checkov: ["CKV_AWS_371"] },
  resourceTypes: [sagemaker.notebookInstance],
  check({ props }, report) {
    const version = props.at("instanceMetadataServiceConfiguration.minimumInstanceMetadataServiceVersion");
    if (version.isNot("2")) report({ property: version });
  },
});
