import { resourceRule } from "../../rule.ts";
import { jobDefinitionOf, jobDefinitionTypes } from "../../sagemaker/job-definition.ts";

const inVpc =
  "set networkConfig.vpcConfig to private subnets and a security group: the job calls a model, for which it cannot be " +
  "cut off from the network";

export const smJobdefNetworkIsolation = resourceRule({
  id: "sm-jobdef-network-isolation",
  severity: "medium",
  levels: { dev: "advisory", qa: "mandatory", prod: "mandatory" },
  description: "Jobs of monitors reach no network, those that call a model only ours.",
  remediation: "set networkConfig.enableNetworkIsolation to true",
  mapping: {
    fsbp: ["SageMaker.11", "SageMaker.12", "SageMaker.20", "SageMaker.25"],
    awsConfig: [
      "sagemaker-data-quality-job-isolation",
      "sagemaker-model-bias-job-isolation",
      "sagemaker-model-explainability-job-network-isolation",
      "sagemaker-model-quality-job-definition-isolation",
    ],
    assessment: ["SM-30", "SM-31", "SM-35", "SM-39"],
  },
  resourceTypes: jobDefinitionTypes,
  check(resource, report) {
    const { callsModel, networkIsolation: isolation, subnets } = jobDefinitionOf(resource) ?? {};
    if (!callsModel && isolation?.isNot(true)) report({ property: isolation });
    if (callsModel && subnets?.isMissing) report({ property: subnets, todo: inVpc });
  },
});
