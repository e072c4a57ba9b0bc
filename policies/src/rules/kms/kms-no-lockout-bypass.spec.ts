import type { Unwrap } from "@pulumi/pulumi";
import type { KeyArgs } from "@pulumi/aws/kms/key.js";
import { keyTypes } from "../../kms-key-types.ts";
import { kms } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { kmsNoLockoutBypass } from "./kms-no-lockout-bypass.ts";

const key: Unwrap<KeyArgs> = { bypassPolicyLockoutSafetyCheck: false };

describe.each([...keyTypes, kms.keyPolicy])("%s", (type) => {
  describeResourceRule(kmsNoLockoutBypass, {
    compliant: { type, props: key },
    finds: {
      "a safety check that is left out": {
        change: { bypassPolicyLockoutSafetyCheck: true },
        messages: [
          "set bypassPolicyLockoutSafetyCheck to false, or leave it out; bypassPolicyLockoutSafetyCheck is true",
        ],
      },
    },
    passes: {
      "the safety check by default": { change: { bypassPolicyLockoutSafetyCheck: ABSENT } },
      "a switch that is known later": { change: { bypassPolicyLockoutSafetyCheck: UNKNOWN } },
    },
  });
});
