import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const envDeploymentGuardrails = resourceRule({
  id: "env-deployment-guardrails",
  severity: "medium",
  levels: { dev: "disabled", qa: "advisory", prod: "mandatory" },
  description: "Endpoints are replaced step by step, and go back by themselves when an alarm goes off.",
  remediation: "set deploymentConfig",
  mapping: {},
  resourceTypes: [sagemaker.endpoint],
  check({ props }, report) {
    const deployment = props.at("deploymentConfig");
    if (deployment.isMissing) {
      report({ property: deployment });
      return;
    }
    const blueGreen = deployment.at("blueGreenUpdatePolicy");
    if (blueGreen.isMissing && deployment.at("rollingUpdatePolicy").isMissing) {
      report({ property: blueGreen, todo: "set blueGreenUpdatePolicy or rollingUpdatePolicy" });
    }
    const alarms = deployment.at("autoRollbackConfiguration.alarms");
    if (alarms.isMissing)
      report({ property: alarms, todo: "name the alarms that a deployment goes back for" });
  },
});
