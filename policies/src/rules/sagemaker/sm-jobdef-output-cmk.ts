import { resourceRule } from "../../rule.ts";
import { jobDefinitionOf, jobDefinitionTypes } from "../../sagemaker/job-definition.ts";

export const smJobdefOutputCmk = resourceRule({
  id: "sm-jobdef-output-cmk",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Reports of monitors are encrypted with a key that the stack names.",
  remediation: "set kmsKeyId of the job's output to a customer-managed key",
  mapping: { checkov: ["CKV_AWS_367"] },
  resourceTypes: jobDefinitionTypes,
  check(resource, report) {
    const key = jobDefinitionOf(resource)?.outputKey;
    if (key?.isMissing) report({ property: key });
  },
});
