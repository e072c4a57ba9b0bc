import { ComponentResource, type ComponentResourceOptions, type Output, output } from "@pulumi/pulumi";
import { DefaultSecurityGroup } from "@pulumi/aws/ec2/defaultSecurityGroup.js";
import type { NetworkRef } from "@mlops/contracts";
import { z } from "zod";
import { type AwsEnvironment, checkedSettings, otherAccountsValue, settingsProblems } from "@mlops/core";
import { Endpoints } from "./endpoints.ts";
import { existingVpc } from "./existing-vpc.ts";
import { FlowLogs } from "./flow-logs.ts";
import type { NetworkArgs } from "./network-args.ts";
import { hasNewVpc, networkSettings } from "./network-settings.ts";
import { newVpc } from "./new-vpc.ts";
import type { VpcPlan } from "./vpc-plan.ts";
import { type Destination, WorkloadGroup } from "./workload-group.ts";

/**
 * The network that SageMaker runs in: a VPC with private subnets, endpoints to AWS that serve this account only, a
 * security group for workloads that allows no inbound traffic, and logs of all traffic. Everything is made here, or parts of it exist.
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
    const { environment, logKeyArn, permissionsBoundaryArn, trustedAccounts = [], ...rest } = args;
    const { packageMirror = false, ...given } = rest;
    const problems = trustedAccountProblems(environment, trustedAccounts);
    const settings = checkedSettings(this, name, networkSettings(environment), given, problems);
    const child = { parent: this };
    const plan = hasNewVpc(settings)
      ? newVpc(this, name, settings, { environment, packageMirror })
      : existingVpc(settings, child);
    this.environment = environment;
    this.vpcId = plan.vpcId;
    this.privateSubnetIds = output(plan.privateSubnetIds);

    if (plan.closeDefaultSecurityGroup) this.closeDefaultSecurityGroup(`${name}-default`);
    const endpoints = this.makeEndpoints(`${name}-endpoints`, plan, trustedAccounts);
    this.s3EndpointId = endpoints?.s3EndpointId;
    this.workloadSecurityGroupId = this.findOrMakeWorkloadGroup(`${name}-workloads`, plan, endpoints);
    if (plan.flowLogs) {
      const references = { environment, vpcId: this.vpcId, logKeyArn, permissionsBoundaryArn };
      new FlowLogs(`${name}-flow-logs`, { ...plan.flowLogs, ...references }, child);
    }
    this.registerOutputs({
      vpcId: this.vpcId,
      privateSubnetIds: this.privateSubnetIds,
      workloadSecurityGroupId: this.workloadSecurityGroupId,
    });
  }

  /** Adopts the group that every VPC has, and removes its rules: whatever names no group has no connections. */
  private closeDefaultSecurityGroup(name: string): void {
    const rules = { ingress: [], egress: [] };
    new DefaultSecurityGroup(name, { vpcId: this.vpcId, ...rules, tags: { Name: name } }, { parent: this });
  }

  private makeEndpoints(
    name: string,
    { endpoints, privateSubnetIds: subnetIds }: VpcPlan,
    trustedAccounts: readonly string[],
  ): Endpoints | undefined {
    if (!endpoints) return undefined;
    const { environment, vpcId } = this;
    const { settings, ...place } = endpoints;
    const args = { ...settings, ...place, environment, vpcId, subnetIds, trustedAccounts };
    return new Endpoints(name, args, { parent: this });
  }

  private findOrMakeWorkloadGroup(
    name: string,
    { workloads }: VpcPlan,
    endpoints: Endpoints | undefined,
  ): Output<string> {
    if ("securityGroupId" in workloads) return workloads.securityGroupId;
    const destinations = [...destinationsOf(endpoints), ...workloads.destinations];
    return new WorkloadGroup(name, { vpcId: this.vpcId, destinations }, { parent: this }).securityGroupId;
  }
}

function trustedAccountProblems({ account }: AwsEnvironment, trustedAccounts: readonly string[]): string[] {
  return settingsProblems(z.object({ trustedAccounts: otherAccountsValue(account) }), { trustedAccounts });
}

/** What workloads reach through the network's own endpoints. */
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
