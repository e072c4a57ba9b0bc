import { ComponentResource, type ComponentResourceOptions, type Input, type Output } from "@pulumi/pulumi";
import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup.js";
import { SecurityGroupEgressRule } from "@pulumi/aws/vpc/securityGroupEgressRule.js";
import { SecurityGroupIngressRule } from "@pulumi/aws/vpc/securityGroupIngressRule.js";

/** Somewhere that workloads may connect to over HTTPS. */
export type Destination = {
  /** What stands at the end of the rule's logical name; fixed for ever. */
  readonly name: string;
  /** Shown with the rule in the console. */
  readonly description: string;
} & (
  | { readonly cidrIpv4: string }
  | { readonly prefixListId: Input<string> }
  | { readonly referencedSecurityGroupId: Input<string> }
);

export interface WorkloadGroupArgs {
  readonly vpcId: Input<string>;
  /** A plain list, because it decides which rules exist. */
  readonly destinations: readonly Destination[];
}

/**
 * The security group of workloads: nothing gets in, and out they get to the destinations over HTTPS only. Names are
 * resolved all the same: security groups do not filter what goes to a VPC's own resolver.
 */
export class WorkloadGroup extends ComponentResource {
  readonly securityGroupId: Output<string>;

  constructor(name: string, { vpcId, destinations }: WorkloadGroupArgs, opts?: ComponentResourceOptions) {
    super("mlops:network:WorkloadGroup", name, {}, opts);
    const child = { parent: this };
    const group = new SecurityGroup(
      name,
      {
        vpcId,
        // A new description would replace the group, and with it whatever runs in it.
        description: "Workloads: no way in, HTTPS to what they need",
        tags: { Name: name },
      },
      child,
    );
    this.securityGroupId = group.id;

    // Instances of one distributed training job talk to each other on ports of their own choosing, and so do the
    // applications of one Studio user.
    const itself = { securityGroupId: group.id, referencedSecurityGroupId: group.id, ipProtocol: "-1" };
    new SecurityGroupIngressRule(
      `${name}-from-itself`,
      { ...itself, description: "Instances of one job and applications of one user, from each other" },
      child,
    );
    new SecurityGroupEgressRule(
      `${name}-to-itself`,
      { ...itself, description: "Instances of one job and applications of one user, to each other" },
      child,
    );
    for (const { name: to, ...destination } of destinations) {
      new SecurityGroupEgressRule(
        `${name}-to-${to}`,
        { securityGroupId: group.id, ...destination, ipProtocol: "tcp", fromPort: 443, toPort: 443 },
        child,
      );
    }
    this.registerOutputs({ securityGroupId: this.securityGroupId });
  }
}
