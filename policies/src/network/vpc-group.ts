import type { Property } from "@mlops/api-constraints/property";
import { type Relation, type Target, relation } from "../resource/relation.ts";
import type { Stack, StackResource } from "../resource/resource.ts";
import { ec2 } from "../resource/resource-types.ts";

const vpcTypes: readonly string[] = [ec2.vpc, ec2.defaultVpc, ec2.awsxVpc];

/** One VPC, as the resources that are it. */
export interface VpcGroup {
  /** Where findings are put: the awsx component, if there is one. */
  readonly outermost: StackResource;
  readonly resources: readonly StackResource[];
}

/**
 * The VPCs of a stack. An awsx VPC holds an AWS one, but where remote components cannot be expanded (offline) it
 * stands for itself. Either way a finding is put on the component, so that the verdicts are the same.
 */
export function vpcsOf({ ofType }: Stack): VpcGroup[] {
  const awsVpcs = ofType(ec2.vpc, ec2.defaultVpc);
  const alone = awsVpcs.filter(({ parent }) => parent?.type !== ec2.awsxVpc);
  return [
    ...ofType(ec2.awsxVpc).map((component) => ({
      outermost: component,
      resources: [component, ...awsVpcs.filter(({ parent }) => parent === component)],
    })),
    ...alone.map((vpc) => ({ outermost: vpc, resources: [vpc] })),
  ];
}

/** Whether a (top-level) property of `from` names `vpc`. */
export function relationToVpc(from: StackResource, property: string, vpc: VpcGroup): Relation {
  return relation(from, property, targetOf(vpc));
}

/** What a relation to `vpc` is asked for. */
function targetOf({ resources }: VpcGroup): Target {
  const names: Property[] = resources.map(({ props }) => props.at("id"));
  return { resources, types: vpcTypes, names };
}

/**
 * Whether a (top-level) property of `from` certainly came from `vpc`: from the VPC itself, or from a subnet or
 * security group in it.
 */
export function comesFromVpc(from: StackResource, property: string, vpc: VpcGroup): boolean {
  return from
    .dependenciesOf(property)
    .some((source) => vpc.resources.includes(source) || relationToVpc(source, "vpcId", vpc) === "yes");
}
