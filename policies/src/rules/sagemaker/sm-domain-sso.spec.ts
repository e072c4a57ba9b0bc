import { sagemaker } from "../../resource-types.ts";
import { domain } from "../../sagemaker/testing/compliant.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smDomainSso } from "./sm-domain-sso.ts";

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
