import { sagemaker } from "../../resource-types.ts";
import { domain } from "../../sagemaker/testing/compliant.ts";
import { describeResourceRule } from "../../testing/index.ts";
import { smDomainCmk, smDomainSso, smDomainVpcOnly } from "./domains.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import type { DomainArgs } from "@pulumi/aws/sagemaker/domain.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("sm-domain-cmk", () => {
  describeResourceRule(smDomainCmk, {
    compliant: { type: sagemaker.domain, props: domain },
    required: ["kmsKeyId"],
    finds: {},
    passes: {
      "a key that is created with the domain": { change: { kmsKeyId: UNKNOWN } },
      "a key that AWS manages, which env-cmk-only is about": {
        change: { kmsKeyId: "alias/aws/elasticfilesystem" },
      },
    },
  });
});

describe("sm-domain-sso", () => {
  describeResourceRule(smDomainSso, {
    compliant: { type: sagemaker.domain, props: domain },
    required: ["authMode"],
    finds: {
      "people who sign in with IAM": {
        change: { authMode: "IAM" },
        messages: ['set authMode to "SSO"; authMode is "IAM"'],
      },
    },
    passes: { "a mode that is known later": { change: { authMode: UNKNOWN } } },
  });
});

describe("sm-domain-vpc-only", () => {
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
});
