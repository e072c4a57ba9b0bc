import { stackRule } from "../../rule.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import { modelsOnInstances } from "../../sagemaker/model-on-instances.ts";

export const smModelInVpc = stackRule("sm-model-in-vpc", {
  check(stack, report) {
    for (const { resource, model } of modelsOnInstances(stack)) {
      const subnets = model.read("VpcConfig.Subnets");
      if (subnets?.isMissing) {
        report({ resource, ...findingAt(model, subnets, smModelInVpc.remediation) });
      }
    }
  },
});
