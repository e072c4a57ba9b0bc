import { stackRule } from "../../rule.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import { modelsOnInstances } from "../../sagemaker/model-on-instances.ts";

export const smModelInVpc = stackRule({
  id: "sm-model-in-vpc",
  severity: "medium",
  levels: { dev: "advisory", qa: "mandatory", prod: "mandatory" },
  description: "Models are in a VPC of ours.",
  remediation: "set vpcConfig to private subnets and a security group",
  mapping: {
    awsConfig: ["sagemaker-model-in-vpc"],
    prowler: ["sagemaker_models_vpc_settings_configured"],
  },
  check(stack, report) {
    for (const { resource, model } of modelsOnInstances(stack)) {
      const subnets = model.read("VpcConfig.Subnets");
      if (subnets?.isMissing) {
        report({ resource, ...findingAt(model, subnets, smModelInVpc.remediation) });
      }
    }
  },
});
