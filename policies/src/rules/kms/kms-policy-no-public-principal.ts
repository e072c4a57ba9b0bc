import { openPrincipals } from "../../iam/open-principals.ts";
import { keyTypes } from "../../kms-key-types.ts";
import { kms } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const kmsPolicyNoPublicPrincipal = resourceRule("kms-policy-no-public-principal", {
  resourceTypes: [...keyTypes, kms.keyPolicy],
  check({ props }, report) {
    for (const property of openPrincipals(props.at("policy"))) report({ property });
  },
});
