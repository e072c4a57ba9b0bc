import type { Rule } from "../../rule.ts";
import { kmsDeletionWindow } from "./kms-deletion-window.ts";
import { kmsEnabled } from "./kms-enabled.ts";
import { kmsNoLockoutBypass } from "./kms-no-lockout-bypass.ts";
import { kmsPolicyDefined } from "./kms-policy-defined.ts";
import { kmsPolicyNoPublicPrincipal } from "./kms-policy-no-public-principal.ts";
import { kmsRotation } from "./kms-rotation.ts";

export const kmsRules: readonly Rule[] = [
  kmsDeletionWindow,
  kmsEnabled,
  kmsNoLockoutBypass,
  kmsPolicyDefined,
  kmsPolicyNoPublicPrincipal,
  kmsRotation,
];
