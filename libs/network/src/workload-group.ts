import { ComponentResource, type ComponentResourceOptions, type Input, type Output } from "@pulumi/pulumi";
import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup.js";
import { SecurityGroupEgressRule } from "@pulumi/aws/vpc/securityGroupEgressRule.js";
import { SecurityGroupIngressRule } from "@pulumi/aws/vpc/securityGroupIngressRule.js";

/** Somewhere that workloads may connect to over HTTPS. */
export type Destination = {
  /** End of the rule's logical name; it must not change. */
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
 * The security group of workloads: no inbound traffic, and outbound traffic to the destinations only, over HTTPS. Host
 * names resolve all the same: security groups do not filter traffic to a VPC's own resolver.
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
        // A new description would replace the group, and with it every resource that uses it.
        description: "Workloads: no way in, HTTPS to what they need",
        tags: { Name: name },
      },
      child,
    );
    this.securityGroupId = group.id;

    // Instances of one distributed training job connect to each other on any port, and so do the applications of one
    // Studio user.
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
