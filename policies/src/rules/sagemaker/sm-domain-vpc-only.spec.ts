import type { Unwrap } from "@pulumi/pulumi";
import type { DomainArgs } from "@pulumi/aws/sagemaker/domain.js";
import { sagemaker } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smDomainVpcOnly } from "./sm-domain-vpc-only.ts";

const domain: Unwrap<DomainArgs> = {
  domainName: "studio",
  authMode: "SSO",
  vpcId: "vpc-1",
  subnetIds: ["subnet-1", "subnet-2"],
  appNetworkAccessType: "VpcOnly",
  defaultUserSettings: { executionRole: "arn:aws:iam::111122223333:role/studio" },
};

describeResourceRule(smDomainVpcOnly, {
  compliant: { type: sagemaker.domain, props: domain },
  required: ["appNetworkAccessType"],
  finds: {
    "a domain that is open to the internet": {
      change: { appNetworkAccessType: "PublicInternetOnly" },
      messages: [
        'set appNetworkAccessType to "VpcOnly", and give the VPC its interface endpoints; ' +
          'appNetworkAccessType is "PublicInternetOnly"',
      ],
    },
  },
  passes: {
    "an access type that is known later": { change: { appNetworkAccessType: UNKNOWN } },
  },
});
