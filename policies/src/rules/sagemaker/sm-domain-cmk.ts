import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const smDomainCmk = resourceRule("sm-domain-cmk", {
  resourceTypes: [sagemaker.domain],
  check({ props }, report) {
    const key = props.at("kmsKeyId");
    if (key.isMissing) report({ property: key });
  },
});
