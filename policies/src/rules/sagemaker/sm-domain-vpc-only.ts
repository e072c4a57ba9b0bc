import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const smDomainVpcOnly = resourceRule("sm-domain-vpc-only", {
  resourceTypes: [sagemaker.domain],
  check({ props }, report) {
    const access = props.at("appNetworkAccessType");
    if (access.isNot("VpcOnly")) report({ property: access });
  },
});
