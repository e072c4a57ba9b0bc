import type { Property } from "@mlops/api-constraints/property";
import { type Finding, stackRule } from "../../rule.ts";
import { endpointsOf } from "../../sagemaker/served-endpoint.ts";

export const envDeploymentGuardrails = stackRule("env-deployment-guardrails", {
  check(stack, report) {
    for (const { resource, candidates } of endpointsOf(stack)) {
      // Serverless endpoints have no guardrails: SageMaker replaces them all at once.
      const isGuarded = candidates.every(({ configuration }) =>
        configuration?.variants.some(({ isOnInstances }) => isOnInstances),
      );
      if (!isGuarded) continue;
      for (const finding of deploymentProblems(resource.props.at("deploymentConfig"))) {
        report({ resource, ...finding });
      }
    }
  },
});

function deploymentProblems(deployment: Property): Finding[] {
  if (deployment.isMissing) return [{ property: deployment }];
  const blueGreen = deployment.at("blueGreenUpdatePolicy");
  const alarms = deployment.at("autoRollbackConfiguration.alarms");
  const hasNoPolicy = blueGreen.isMissing && deployment.at("rollingUpdatePolicy").isMissing;
  return [
    ...(hasNoPolicy
      ? [{ property: blueGreen, todo: "set blueGreenUpdatePolicy or rollingUpdatePolicy" }]
      : []),
    ...(alarms.isMissing
      ? [{ property: alarms, todo: "name the alarms that a deployment goes back for" }]
      : []),
  ];
}
