import { sagemaker } from "../../resource-types.ts";
import { domain } from "../../sagemaker/testing/compliant.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smDomainCmk } from "./sm-domain-cmk.ts";

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
