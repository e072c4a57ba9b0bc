import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const smDomainVpcOnly = resourceRule({
  id: "sm-domain-vpc-only",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Studio domains send all their traffic through the network of the platform.",
  remediation: 'set appNetworkAccessType to "VpcOnly", and give the VPC its interface endpoints',
  mapping: {
    awsConfig: ["sagemaker-domain-in-vpc"],
    prowler: ["sagemaker_domain_vpc_only_enabled"],
    assessment: ["SM-27"],
  },
  resourceTypes: [sagemaker.domain],
  check({ props }, report) {
    const access = props.at("appNetworkAccessType");
    if (access.isNot("VpcOnly")) report({ property: access });
  },
});
