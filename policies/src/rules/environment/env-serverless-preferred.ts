import { resourceRule } from "../../rule.ts";
import {
  endpointConfigurationOf,
  endpointConfigurationTypes,
  answersFromInstances,
} from "../../sagemaker/endpoint-configuration.ts";

export const envServerlessPreferred = resourceRule({
  id: "env-serverless-preferred",
  severity: "low",
  levels: { dev: "advisory", qa: "disabled", prod: "disabled" },
  description: "Endpoints that are only tried out cost nothing while nobody calls them.",
  remediation: "set serverlessConfig instead of instanceType",
  mapping: {},
  resourceTypes: endpointConfigurationTypes,
  check(resource, report) {
    const configuration = endpointConfigurationOf(resource);
    if (!configuration || !answersFromInstances(configuration)) return;
    for (const { isShadow, isOnInstances, read } of configuration.variants) {
      if (isOnInstances && !isShadow) report({ property: read("ServerlessConfig") });
    }
  },
});
