import { stackRule } from "../../rule.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import { modelsOnInstances } from "../../sagemaker/model-on-instances.ts";

export const smModelNetworkIsolation = stackRule({
  id: "sm-model-network-isolation",
  severity: "medium",
  levels: { dev: "advisory", qa: "mandatory", prod: "mandatory" },
  description: "Containers of models reach no network, and get no credentials.",
  remediation: "set enableNetworkIsolation to true",
  mapping: {
    fsbp: ["SageMaker.5"],
    awsConfig: ["sagemaker-model-isolation-enabled"],
    checkov: ["CKV_AWS_370"],
    prowler: ["sagemaker_models_network_isolation_enabled"],
    assessment: ["SM-11"],
  },
  check(stack, report) {
    for (const { resource, model } of modelsOnInstances(stack)) {
      const isolation = model.read("EnableNetworkIsolation");
      if (isolation?.isNot(true)) {
        report({ resource, ...findingAt(model, isolation, smModelNetworkIsolation.remediation) });
      }
    }
  },
});
