import type { Property } from "@mlops/api-constraints/property";
import type { Resource } from "../resource/resource.ts";
import { cloudControlResource } from "../resource/resource-types.ts";

/** The desired state of a Cloud Control resource, if it is certainly of this CloudFormation type. */
export function desiredState({ type, props }: Resource, typeName: string): Property | undefined {
  if (type !== cloudControlResource || !props.at("typeName").is(typeName)) return undefined;
  return props.at("desiredState").parsed;
}
