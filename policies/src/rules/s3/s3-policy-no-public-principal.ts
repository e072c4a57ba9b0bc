import { openPrincipals } from "../../iam/open-principals.ts";
import { s3 } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const s3PolicyNoPublicPrincipal = resourceRule("s3-policy-no-public-principal", {
  resourceTypes: [s3.bucketPolicy, s3.bucket, s3.bucketV2],
  check({ props }, report) {
    for (const property of openPrincipals(props.at("policy"))) report({ property });
  },
});
