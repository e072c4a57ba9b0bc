import { resourceRule } from "../../rule.ts";
import {
  endpointConfigurationOf,
  endpointConfigurationTypes,
} from "../../sagemaker/endpoint-configuration.ts";

export const smEndpointMinInstances = resourceRule("sm-endpoint-min-instances", {
  settings: { minInstances: 2 },
  resourceTypes: endpointConfigurationTypes,
  check(resource, report, { settings: { minInstances } }) {
    for (const { isOnInstances, read } of endpointConfigurationOf(resource)?.variants ?? []) {
      const count = read("InitialInstanceCount");
      if (isOnInstances && (count.isMissing || (count.number ?? minInstances) < minInstances)) {
        report({ property: count, todo: `set initialInstanceCount to ${minInstances} or more` });
      }
    }
  },
});
