import { ssm } from "../resource/resource-types.ts";
import { describeResourceRule } from "../testing/index.ts";
import { ssmParameterCmk } from "./ssm.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { ParameterArgs } from "@pulumi/aws/ssm/parameter.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("ssm-parameter-cmk", () => {
  const parameter: Unwrap<ParameterArgs> = {
    name: "/mlops/dev/token",
    type: "SecureString",
    value: "hidden",
    keyId: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  };

  describeResourceRule(ssmParameterCmk, {
    compliant: { type: ssm.parameter, props: parameter },
    required: ["keyId"],
    decidedBy: ["type"],
    finds: {
      "the key that AWS manages for Systems Manager": {
        change: { keyId: "alias/aws/ssm" },
        messages: ['set keyId to a customer-managed key; keyId is "alias/aws/ssm"'],
      },
    },
    passes: {
      "a parameter that is no secret": { change: { type: "String", keyId: ABSENT } },
      "a type that is known later": { change: { type: UNKNOWN, keyId: ABSENT } },
      "a key that is created with the parameter": { change: { keyId: UNKNOWN } },
    },
  });
});
