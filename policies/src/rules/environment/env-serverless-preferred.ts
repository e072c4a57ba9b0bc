import { resourceRule } from "../../rule.ts";
import {
  endpointConfigurationOf,
  endpointConfigurationTypes,
  answersFromInstances,
} from "../../sagemaker/endpoint-configuration.ts";

export const envServerlessPreferred = resourceRule("env-serverless-preferred", {
  resourceTypes: endpointConfigurationTypes,
  check(resource, report) {
    const configuration = endpointConfigurationOf(resource);
    if (!configuration || !answersFromInstances(configuration)) return;
    for (const { isShadow, isOnInstances, read } of configuration.variants) {
      if (isOnInstances && !isShadow) report({ property: read("ServerlessConfig") });
    }
  },
});
