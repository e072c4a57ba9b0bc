import { athena } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const athenaEnforceWorkgroup = resourceRule({
  id: "athena-enforce-workgroup",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Nobody who queries sets aside what the workgroup prescribes.",
  remediation: "set configuration.enforceWorkgroupConfiguration to true",
  mapping: {
    checkov: ["CKV_AWS_82"],
    trivy: ["AVD-AWS-0007"],
    prowler: ["athena_workgroup_enforce_configuration"],
  },
  resourceTypes: [athena.workgroup],
  check({ props }, report) {
    const property = props.at("configuration.enforceWorkgroupConfiguration");
    // The provider's default is true.
    if (property.is(false)) report({ property });
  },
});
