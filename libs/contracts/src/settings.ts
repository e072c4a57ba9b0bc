import { arnIn } from "@mlops/aws";
import type { AwsEnvironment, PolicyStatement } from "@mlops/core";
import type { Contract, FieldName, Reference } from "./contract.ts";

/** The path in SSM below which every environment of an account has a folder. */
export const settingsRoot = "/mlops";

/** The path in SSM below which all apps of an environment publish their references. */
function settingsPath({ name }: AwsEnvironment): string {
  return `${settingsRoot}/${name}`;
}

/** The name of the SSM parameter that `Publication` writes one field of a reference to. */
export function settingPath<Ref extends Reference>(
  environment: AwsEnvironment,
  { name, instance }: Contract<Ref>,
  field: FieldName<Ref>,
): string {
  const folders = [settingsPath(environment), environment.app, name, ...(instance ? [instance] : [])];
  return [...folders, kebabCase(field)].join("/");
}

/** The name of a field as part of a name in SSM or Pulumi. */
export function kebabCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/**
 * The right to read the SSM parameters that {@link Publication} writes for the apps of an environment: one by one, and
 * all below the environment's path.
 */
export const canReadSettings = (environment: AwsEnvironment): PolicyStatement => ({
  Sid: "ReadSettings",
  Effect: "Allow",
  Action: ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
  Resource: ["", "/*"].map((below) =>
    arnIn(environment, "ssm", `parameter${settingsPath(environment)}${below}`),
  ),
});
