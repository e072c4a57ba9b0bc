import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const smDomainSso = resourceRule("sm-domain-sso", {
  resourceTypes: [sagemaker.domain],
  check({ props }, report) {
    const mode = props.at("authMode");
    if (mode.isNot("SSO")) report({ property: mode });
  },
});
