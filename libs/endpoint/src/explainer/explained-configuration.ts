import { type Inputs, Output } from "@pulumi/pulumi";
import { type Tags, cloudControlTags } from "@mlops/core";
import type { Configuration } from "../model-endpoint/endpoint-configuration.ts";
import { explainerConfig } from "./explainer-config.ts";
import type { ExplainerSettings } from "./explainer-settings.ts";

/**
 * A configuration with an explainer in the words of CloudFormation: @pulumi/aws has no explainers. Cloud Control adds
 * none of the provider's tags.
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/48740
 */
export function explainedConfiguration(
  configuration: Configuration,
  explainer: ExplainerSettings,
  tags: Tags,
): Inputs {
  return {
    ...cloudFormationMembers(configuration),
    ExplainerConfig: explainerConfig(explainer),
    ...cloudControlTags(tags),
  };
}

/** Members that CloudFormation does not call what @pulumi/aws calls them, but for the first letter. */
const renamed: Readonly<Record<string, string>> = { kmsKeyArn: "KmsKeyId", volumeSizeInGb: "VolumeSizeInGB" };

/** The members of a structure of @pulumi/aws, as CloudFormation names them. */
function cloudFormationMembers(structure: object): Inputs {
  const members = Object.entries(structure).map(([name, value]): [string, unknown] => {
    // A list of @pulumi/aws with the one that a variant has.
    if (name === "routingConfigs") return ["RoutingConfig", cloudFormationValue(value[0])];
    return [renamed[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`, cloudFormationValue(value)];
  });
  return Object.fromEntries(members);
}

function cloudFormationValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cloudFormationValue);
  if (typeof value !== "object" || value === null || isLater(value)) return value;
  return cloudFormationMembers(value);
}

const isLater = (value: object): boolean => Output.isInstance(value) || value instanceof Promise;
