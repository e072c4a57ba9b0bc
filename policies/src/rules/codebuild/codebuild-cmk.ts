import { isAwsManagedKey } from "../../kms-key.ts";
import { codebuild } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const codebuildCmk = resourceRule({
  id: "codebuild-cmk",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "What builds produce is encrypted with a customer-managed key.",
  remediation: "set encryptionKey to a customer-managed key",
  mapping: {
    awsConfig: ["codebuild-project-artifact-encryption"],
    checkov: ["CKV_AWS_147", "CKV_AWS_78"],
    cdkNag: ["AwsSolutions-CB4"],
    kics: ["3deec14b"],
    trivy: ["AVD-AWS-0018"],
  },
  resourceTypes: [codebuild.project],
  check({ props }, report) {
    const key = props.at("encryptionKey");
    if (key.isMissing || isAwsManagedKey(key)) report({ property: key });
    for (const artifacts of [props.at("artifacts"), ...props.at("secondaryArtifacts").elements]) {
      const property = artifacts.at("encryptionDisabled");
      const areThere = artifacts.at("type").isNot("NO_ARTIFACTS");
      if (areThere && property.is(true)) report({ property, todo: "set encryptionDisabled to false" });
    }
  },
});
