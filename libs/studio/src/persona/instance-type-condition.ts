import type { Conditions } from "@mlops/core";

/**
 * Condition: every instance type of the request matches one of `patterns`. A request that names none passes, such as
 * one for an app with the domain's default instance type.
 * @param patterns instance types, `*` and `?` as in IAM; no condition if left out
 */
export function onInstanceTypes(patterns: readonly string[] | undefined): Conditions {
  return patterns ? { "ForAllValues:StringLike": { "sagemaker:InstanceTypes": [...patterns] } } : {};
}
