import { cloudControlResource, codepipeline, sagemaker } from "../../resource/resource-types.ts";
import { type Finding, type Rule, resourceRule, stackRule } from "../../rule/rule.ts";
import { registrationsIn } from "../../sagemaker/model.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import { endpointsOf } from "../../sagemaker/served-endpoint.ts";
import type { Property } from "@mlops/api-constraints/property";
import { fitsGlob } from "@mlops/aws";

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

export const envManualApproval = resourceRule("env-manual-approval", {
  settings: {
    /** Patterns of names (in any case) of stages that deploy to production. */
    production: ["*prod*"],
    /** Patterns of names (in any case) of stages that deploy elsewhere. */
    elsewhere: ["*dev*", "*qa*", "*stag*", "*test*", "*uat*"],
  },
  resourceTypes: [codepipeline.pipeline, sagemaker.pipeline, cloudControlResource],
  check(resource, report, { settings }) {
    for (const step of registrationsIn(resource)) {
      const status = step.read("ModelApprovalStatus");
      if (status?.isNot("PendingManualApproval")) {
        report(findingAt(step, status, 'set ModelApprovalStatus to "PendingManualApproval"'));
      }
    }
    const stages = resource.type === codepipeline.pipeline ? resource.props.at("stages").elements : [];
    stages.forEach((stage, index) => {
      if (!isProduction(stage, settings)) return;
      const earlier = stages.slice(0, index);
      if (!earlier.some(mayAsk) && !mayAskFirst(stage)) report({ property: stage.at("name") });
    });
  },
});

/** Whether a stage certainly deploys to production: by its name, or because it deploys and names no other place. */
function isProduction(
  stage: Property,
  { production, elsewhere }: { production: readonly string[]; elsewhere: readonly string[] },
): boolean {
  const name = stage.at("name").text?.toLowerCase();
  if (name === undefined) return false;
  const isLike = (patterns: readonly string[]) =>
    patterns.some((pattern) => fitsGlob(pattern.toLowerCase(), name));
  const actions = stage.at("actions").elements;
  const works = actions.some((action) => action.at("category").is("Build", "Compute", "Deploy", "Invoke"));
  const deploys = actions.some((action) => action.at("category").is("Deploy"));
  return isLike(production) ? works : deploys && !isLike(elsewhere);
}

/** Whether a stage waits, or may wait, for somebody. */
function mayAsk(stage: Property): boolean {
  const actions = stage.at("actions");
  return stage.isUnknown || actions.isUnknown || actions.elements.some(mayBeApproval);
}

/** Whether a stage waits, or may wait, for somebody before it does anything else. */
function mayAskFirst(stage: Property): boolean {
  const actions = stage.at("actions").elements;
  const others = actions.filter((action) => !mayBeApproval(action)).map(orderOf);
  return actions.some((action) => mayBeApproval(action) && !others.some((one) => one <= orderOf(action)));
}

/** When an action of a stage runs; no number, and so neither before nor after another one, when it is not known. */
function orderOf(action: Property): number {
  const order = action.at("runOrder");
  return order.isUnknown ? Number.NaN : (order.number ?? 1);
}

function mayBeApproval(action: Property): boolean {
  return !(action.at("category").isNot("Approval") || action.at("provider").isNot("Manual"));
}

export const deliveryRules: readonly Rule[] = [envDeploymentGuardrails, envManualApproval];
