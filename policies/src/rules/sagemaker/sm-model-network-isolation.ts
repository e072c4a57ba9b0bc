import { stackRule } from "../../rule.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import { modelsOnInstances } from "../../sagemaker/model-on-instances.ts";

export const smModelNetworkIsolation = stackRule("sm-model-network-isolation", {
  check(stack, report) {
    for (const { resource, model } of modelsOnInstances(stack)) {
      const isolation = model.read("EnableNetworkIsolation");
      if (isolation?.isNot(true)) {
        report({ resource, ...findingAt(model, isolation, smModelNetworkIsolation.remediation) });
      }
    }
  },
});
