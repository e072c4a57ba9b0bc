import { mustBe, mustHave } from "../../rule/property-rule.ts";
import { sagemaker } from "../../resource/resource-types.ts";
import type { Rule } from "../../rule/rule.ts";

export const smDomainCmk = mustHave("sm-domain-cmk", [sagemaker.domain], "kmsKeyId");

export const smDomainSso = mustBe("sm-domain-sso", [sagemaker.domain], "authMode", "SSO");

export const smDomainVpcOnly = mustBe(
  "sm-domain-vpc-only",
  [sagemaker.domain],
  "appNetworkAccessType",
  "VpcOnly",
);

export const domainsRules: readonly Rule[] = [smDomainCmk, smDomainSso, smDomainVpcOnly];
