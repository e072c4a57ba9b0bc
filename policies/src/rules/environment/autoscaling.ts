import { refersTo } from "../../resource/reference.ts";
import { type Relation, relation } from "../../resource/relation.ts";
import { appAutoscaling } from "../../resource/resource-types.ts";
import type { Stack, StackResource } from "../../resource/resource.ts";
import { type Rule, type StackFinding, stackRule } from "../../rule/rule.ts";
import type { Variant } from "../../sagemaker/endpoint-configuration.ts";
import { type ServedEndpoint, endpointsOf } from "../../sagemaker/served-endpoint.ts";

export const envAutoscalingRequired = stackRule("env-autoscaling-required", {
  settings: { minCapacity: 1 },
  check(stack, report, { settings: { minCapacity } }) {
    for (const endpoint of endpointsOf(stack)) {
      const variants = endpoint.configuration?.variants ?? [];
      for (const variant of variants.filter(needsScaling)) {
        problemsOf(endpoint, variant, stack, minCapacity).forEach(report);
      }
    }
  },
});

/** A variant on instances of its own, whose number SageMaker does not manage by itself. */
function needsScaling({ isShadow, isOnInstances, read }: Variant): boolean {
  return isOnInstances && !isShadow && read("ManagedInstanceScaling.Status").isNot("ENABLED");
}

function problemsOf(
  endpoint: ServedEndpoint,
  variant: Variant,
  { ofType }: Stack,
  minCapacity: number,
): StackFinding[] {
  const targets = ofType(appAutoscaling.target).map((target) => ({
    target,
    is: scales(target, endpoint, variant),
  }));
  const possible = targets.filter(({ is }) => is !== "no").map(({ target }) => target);
  const certain = targets.filter(({ is }) => is === "yes").map(({ target }) => target);
  if (possible.length === 0) return unscaled(endpoint, variant);
  // An asynchronous endpoint may go down to nothing: its requests wait.
  const isSynchronous = endpoint.configuration?.isSynchronous === true;
  return [
    ...unmoved(possible, ofType(appAutoscaling.policy)),
    ...(isSynchronous ? tooSmall(certain, minCapacity) : []),
  ];
}

function unscaled({ resource }: ServedEndpoint, variant: Variant): StackFinding[] {
  const name = variant.read("VariantName");
  const todo = `scale variant ${name.text ?? "without name"} with an appautoscaling Target and Policy`;
  return name.isUnknown ? [] : [{ resource, todo }];
}

/** Limits that nothing moves within. */
function unmoved(targets: readonly StackResource[], policies: readonly StackResource[]): StackFinding[] {
  const [resource] = targets;
  const isMoved = targets.some((target) => policies.some((policy) => mayMove(policy, target)));
  return isMoved || !resource ? [] : [{ resource, todo: "give the Target an appautoscaling Policy" }];
}

function tooSmall(targets: readonly StackResource[], minCapacity: number): StackFinding[] {
  return targets.flatMap((resource) => {
    const property = resource.props.at("minCapacity");
    if ((property.number ?? minCapacity) >= minCapacity) return [];
    return [{ resource, property, todo: `set minCapacity to ${minCapacity} or more` }];
  });
}

/** Whether a Target scales a variant: `resourceId` is `endpoint/<endpoint>/variant/<variant>`. */
function scales(target: StackResource, endpoint: ServedEndpoint, variant: Variant): Relation {
  const { props } = target;
  if (props.at("scalableDimension").isNot("sagemaker:variant:DesiredInstanceCount")) return "no";
  const id = props.at("resourceId");
  if (id.isUnknown) {
    // It came from the endpoint, but which variant it names is not known.
    return refersTo(id, target.dependenciesOf("resourceId"), endpoint.target) === "no" ? "no" : "maybe";
  }
  const [, endpointName = "", variantName = ""] =
    /^endpoint\/([^/]+)\/variant\/(.+)$/.exec(id.text ?? "") ?? [];
  const { names } = endpoint.target;
  const name = variant.read("VariantName");
  if (name.text !== undefined && name.isNot(variantName)) return "no";
  const isNamed = names.some((one) => one.is(endpointName));
  if (isNamed && name.is(variantName)) return "yes";
  return isNamed || names.some((one) => one.isUnknown) ? "maybe" : "no";
}

function mayMove(policy: StackResource, target: StackResource): boolean {
  const { props } = target;
  const named = {
    resources: [target],
    types: [appAutoscaling.target],
    names: [props.at("resourceId")],
  };
  return relation(policy, "resourceId", named) !== "no";
}

export const autoscalingRules: readonly Rule[] = [envAutoscalingRequired];
