import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const smDomainSso = resourceRule({
  id: "sm-domain-sso",
  severity: "medium",
  levels: { dev: "advisory", qa: "advisory", prod: "mandatory" },
  description: "People sign in to Studio with IAM Identity Center.",
  remediation: 'set authMode to "SSO"',
  mapping: { prowler: ["sagemaker_domain_sso_configured"], assessment: ["SM-02"] },
  resourceTypes: [sagemaker.domain],
  check({ props }, report) {
    const mode = props.at("authMode");
    if (mode.isNot("SSO")) report({ property: mode });
  },
});
