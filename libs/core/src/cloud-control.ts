import type { CustomResourceOptions, Inputs } from "@pulumi/pulumi";
import { Resource as CloudControlResource } from "@pulumi/aws/cloudcontrol/resource.js";
import { JsonInputs, canonicalJson } from "./json-inputs.ts";

/** A resource of a CloudFormation type. */
export interface CloudControlArgs {
  /** Such as `AWS::SageMaker::InferenceComponent`. */
  readonly typeName: string;
  /**
   * Its properties, by CloudFormation's names. Cloud Control takes no tags of the provider: the type's own `Tags`
   * belong here.
   */
  readonly desiredState: Inputs;
}

/**
 * Makes what @pulumi/aws has no class for through Cloud Control, with the stack's own provider. Previews and policies
 * see its state also where parts of it are known only after the deployment.
 */
export function cloudControlResource(
  name: string,
  { typeName, desiredState }: CloudControlArgs,
  opts: CustomResourceOptions,
): CloudControlResource {
  const { parent, protect } = opts;
  const inputs = new JsonInputs(
    name,
    { type: "aws:cloudcontrol/resource:Resource", inputs: { typeName, desiredState } },
    { ...(parent && { parent }), ...(protect !== undefined && { protect }) },
  );
  return new CloudControlResource(
    name,
    { typeName, desiredState: canonicalJson(desiredState) },
    { ...opts, parent: inputs },
  );
}
