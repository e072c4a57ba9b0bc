import { resourceRule } from "../../rule.ts";
import {
  endpointConfigurationOf,
  endpointConfigurationTypes,
} from "../../sagemaker/endpoint-configuration.ts";

export const envNoSsmAccess = resourceRule({
  id: "env-no-ssm-access",
  severity: "medium",
  levels: { dev: "advisory", qa: "mandatory", prod: "mandatory" },
  description: "Nobody logs in to the containers of endpoints.",
  remediation: "set enableSsmAccess to false",
  mapping: {},
  resourceTypes: endpointConfigurationTypes,
  check(resource, report) {
    for (const { read } of endpointConfigurationOf(resource)?.variants ?? []) {
      const access = read("EnableSSMAccess");
      if (access.is(true)) report({ property: access });
    }
  },
});
