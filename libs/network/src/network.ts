import { ComponentResource, type ComponentResourceOptions, type Output, output } from "@pulumi/pulumi";
import { DefaultSecurityGroup } from "@pulumi/aws/ec2/defaultSecurityGroup.js";
import type { NetworkRef } from "@mlops/contracts";
import { type AwsEnvironment, assertValid } from "@mlops/core";
import { Endpoints } from "./endpoints.ts";
import { existingSite } from "./existing-site.ts";
import { FlowLogs } from "./flow-logs.ts";
import { type NetworkArgs, hasNewVpc } from "./network-args.ts";
import { networkProblems } from "./network-problems.ts";
import { newSite } from "./new-site.ts";
import type { Site } from "./site.ts";
import { type Destination, WorkloadGroup } from "./workload-group.ts";

/**
 * The network that SageMaker works in: a VPC with private subnets, endpoints to AWS that only serve this account, a
 * security group for workloads that lets nothing in, and logs of all traffic. Made here, or adopted in parts.
 *
 * @example
 * new Network("network", {
 *   environment: stack.environment,
 *   vpc: { create: { cidrBlock: "10.0.0.0/16", zones: 3, natGateways: "one-per-zone" } },
 *   logKeyArn: keys.logKeyArn,
 *   permissionsBoundaryArn: guardrails.permissionsBoundaryArn,
 * }, stack.options);
 */
export class Network extends ComponentResource implements NetworkRef {
  readonly environment: AwsEnvironment;
  readonly vpcId: Output<string>;
  readonly privateSubnetIds: Output<string[]>;
  readonly workloadSecurityGroupId: Output<string>;
  /** The gateway endpoint of S3, if it is made here: bucket policies can name it. */
  readonly s3EndpointId: Output<string> | undefined;

  constructor(name: string, args: NetworkArgs, opts?: ComponentResourceOptions) {
    super("mlops:network:Network", name, {}, opts);
    assertValid(this, name, networkProblems(args));
    const child = { parent: this };
    const site = hasNewVpc(args) ? newSite(this, name, args) : existingSite(args, child);
    this.environment = args.environment;
    this.vpcId = site.vpcId;
    this.privateSubnetIds = output(site.privateSubnetIds);

    if (site.closeDefaultSecurityGroup) this.closeDefaultSecurityGroup(`${name}-default`);
    const endpoints = this.makeEndpoints(`${name}-endpoints`, site);
    this.s3EndpointId = endpoints?.s3EndpointId;
    this.workloadSecurityGroupId = this.findOrMakeWorkloadGroup(`${name}-workloads`, site, endpoints);
    if (site.flowLogs) {
      const { environment, logKeyArn, permissionsBoundaryArn } = args;
      const plan = {
        environment,
        vpcId: this.vpcId,
        logKeyArn,
        permissionsBoundaryArn,
        choice: site.flowLogs,
      };
      new FlowLogs(`${name}-flow-logs`, plan, child);
    }
    this.registerOutputs({
      vpcId: this.vpcId,
      privateSubnetIds: this.privateSubnetIds,
      workloadSecurityGroupId: this.workloadSecurityGroupId,
    });
  }

  /** Adopts the group that every VPC has, and takes its rules away: whatever names no group of its own is shut in. */
  private closeDefaultSecurityGroup(name: string): void {
    const rules = { ingress: [], egress: [] };
    new DefaultSecurityGroup(name, { vpcId: this.vpcId, ...rules, tags: { Name: name } }, { parent: this });
  }

  private makeEndpoints(name: string, { endpoints, privateSubnetIds }: Site): Endpoints | undefined {
    if (!endpoints) return undefined;
    const { environment, vpcId } = this;
    return new Endpoints(
      name,
      { ...endpoints, environment, vpcId, subnetIds: privateSubnetIds },
      { parent: this },
    );
  }

  private findOrMakeWorkloadGroup(
    name: string,
    { workloads }: Site,
    endpoints: Endpoints | undefined,
  ): Output<string> {
    if ("securityGroupId" in workloads) return workloads.securityGroupId;
    const destinations = [...destinationsOf(endpoints), ...workloads.destinations];
    return new WorkloadGroup(name, { vpcId: this.vpcId, destinations }, { parent: this }).securityGroupId;
  }
}

/** Where the network's own endpoints lead workloads. */
function destinationsOf(endpoints: Endpoints | undefined): Destination[] {
  if (!endpoints) return [];
  const { s3PrefixListId: prefixListId, securityGroupId } = endpoints;
  const s3 = { name: "s3", description: "HTTPS to S3, through its gateway endpoint", prefixListId };
  if (!securityGroupId) return [s3];
  const interfaces = {
    description: "HTTPS to the VPC endpoints",
    referencedSecurityGroupId: securityGroupId,
  };
  return [s3, { name: "endpoints", ...interfaces }];
}
