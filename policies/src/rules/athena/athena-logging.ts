import { athena } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const athenaLogging = resourceRule({
  id: "athena-logging",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Workgroups publish how they are used.",
  remediation: "set configuration.publishCloudwatchMetricsEnabled to true",
  mapping: {
    fsbp: ["Athena.4"],
    awsConfig: ["athena-workgroup-logging-enabled"],
    prowler: ["athena_workgroup_logging_enabled"],
  },
  resourceTypes: [athena.workgroup],
  check({ props }, report) {
    const property = props.at("configuration.publishCloudwatchMetricsEnabled");
    // The provider's default is true.
    if (property.is(false)) report({ property });
  },
});
