import { resourceRule } from "../../rule.ts";
import {
  endpointConfigurationOf,
  endpointConfigurationTypes,
} from "../../sagemaker/endpoint-configuration.ts";

export const envNoSsmAccess = resourceRule("env-no-ssm-access", {
  resourceTypes: endpointConfigurationTypes,
  check(resource, report) {
    for (const { read } of endpointConfigurationOf(resource)?.variants ?? []) {
      const access = read("EnableSSMAccess");
      if (access.is(true)) report({ property: access });
    }
  },
});
