import { sagemaker } from "../../resource-types.ts";
import { type Rule, resourceRule } from "../../rule.ts";

export const smDomainCmk = resourceRule("sm-domain-cmk", {
  resourceTypes: [sagemaker.domain],
  check({ props }, report) {
    const key = props.at("kmsKeyId");
    if (key.isMissing) report({ property: key });
  },
});

export const smDomainSso = resourceRule("sm-domain-sso", {
  resourceTypes: [sagemaker.domain],
  check({ props }, report) {
    const mode = props.at("authMode");
    if (mode.isNot("SSO")) report({ property: mode });
  },
});

export const smDomainVpcOnly = resourceRule("sm-domain-vpc-only", {
  resourceTypes: [sagemaker.domain],
  check({ props }, report) {
    const access = props.at("appNetworkAccessType");
    if (access.isNot("VpcOnly")) report({ property: access });
  },
});

export const domainsRules: readonly Rule[] = [smDomainCmk, smDomainSso, smDomainVpcOnly];
