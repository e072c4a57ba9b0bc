import { resourceRule } from "../../rule.ts";
import {
  endpointConfigurationOf,
  endpointConfigurationTypes,
} from "../../sagemaker/endpoint-configuration.ts";

export const smEndpointMinInstances = resourceRule({
  id: "sm-endpoint-min-instances",
  severity: "medium",
  levels: { dev: "disabled", qa: "advisory", prod: "mandatory" },
  description: "Endpoints survive the loss of an instance, and of a zone.",
  remediation: "set initialInstanceCount to 2 or more",
  mapping: {
    fsbp: ["SageMaker.4"],
    awsConfig: ["sagemaker-endpoint-config-prod-instance-count"],
    prowler: ["sagemaker_endpoint_config_prod_variant_instances"],
    assessment: ["SM-12"],
  },
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
