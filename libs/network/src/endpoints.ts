import {
  ComponentResource,
  type ComponentResourceOptions,
  type Input,
  type Output,
  output,
} from "@pulumi/pulumi";
import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup.js";
import { VpcEndpoint, type VpcEndpointArgs } from "@pulumi/aws/ec2/vpcEndpoint.js";
import { SecurityGroupIngressRule } from "@pulumi/aws/vpc/securityGroupIngressRule.js";
import { interfaceServiceName, s3GatewayServiceName } from "@mlops/aws";
import type { AwsEnvironment } from "@mlops/core";
import { type Perimeter, endpointPolicy } from "./endpoint-policy.ts";
import type { EndpointsSettings } from "./endpoint-settings.ts";
import { type InterfaceEndpoint, interfaceEndpoints } from "./interface-endpoints.ts";

/** Arguments of {@link Endpoints}. */
export interface EndpointsArgs extends EndpointsSettings {
  readonly environment: AwsEnvironment;
  readonly vpcId: Input<string>;
  /** One subnet in each zone, for the interface endpoints. */
  readonly subnetIds: Input<Input<string>[]>;
  /** Route tables that get a route to S3 through the gateway endpoint. */
  readonly routeTableIds: Input<Input<string>[]>;
  /** Ranges of every client in the VPC. A plain list, because it decides which rules exist. */
  readonly clientCidrBlocks: readonly string[];
  /** Other accounts, 12 digits each, whose resources may be reached. */
  readonly trustedAccounts: readonly string[];
  /** Services that get an interface endpoint besides those of the settings, by their short names. */
  readonly furtherServices: readonly string[];
}

/** VPC endpoints: the gateway endpoint of S3, and interface endpoints with a security group of their own. */
export class Endpoints extends ComponentResource {
  /** Id of the gateway endpoint of S3. */
  readonly s3EndpointId: Output<string>;
  /** Prefix list of S3's addresses, for rules of security groups. */
  readonly s3PrefixListId: Output<string>;
  /** The security group of the interface endpoints, if there are any. */
  readonly securityGroupId: Output<string> | undefined;

  constructor(name: string, args: EndpointsArgs, opts?: ComponentResourceOptions) {
    super("mlops:network:Endpoints", name, {}, opts);
    const child = { parent: this };

    const s3 = new VpcEndpoint(`${name}-s3`, s3EndpointArgs(name, args), child);
    this.s3EndpointId = s3.id;
    this.s3PrefixListId = s3.prefixListId;

    const interfaces = interfaceEndpoints(args, args.furtherServices);
    if (interfaces.length > 0) {
      const group = this.makeGroup(`${name}-group`, args);
      for (const each of interfaces) {
        new VpcEndpoint(
          `${name}-${each.service}`,
          interfaceEndpointArgs(name, args, each, group.id),
          // A VPC takes one endpoint of a service with private DNS names: a new one cannot be made beside it.
          { parent: this, deleteBeforeReplace: true },
        );
      }
      this.securityGroupId = group.id;
    }
    this.registerOutputs({ s3EndpointId: this.s3EndpointId });
  }

  /**
   * The endpoints' security group. It allows every client in the VPC, not workloads alone: with an endpoint in place the
   * service's name resolves to it, so that a client which it does not allow could not reach the service.
   */
  private makeGroup(name: string, { vpcId, clientCidrBlocks }: EndpointsArgs): SecurityGroup {
    const child = { parent: this };
    // A new description would replace the group.
    const description = "VPC endpoints: HTTPS from inside the VPC";
    const group = new SecurityGroup(name, { vpcId, description, tags: { Name: name } }, child);
    for (const cidrIpv4 of clientCidrBlocks) {
      new SecurityGroupIngressRule(
        `${name}-from-${cidrIpv4.replace("/", "-")}`,
        {
          securityGroupId: group.id,
          description: `HTTPS from clients in ${cidrIpv4}`,
          cidrIpv4,
          ipProtocol: "tcp",
          fromPort: 443,
          toPort: 443,
        },
        child,
      );
    }
    return group;
  }
}

function s3EndpointArgs(name: string, args: EndpointsArgs): VpcEndpointArgs {
  return {
    vpcId: args.vpcId,
    vpcEndpointType: "Gateway",
    serviceName: s3GatewayServiceName(args.environment),
    routeTableIds: args.routeTableIds,
    policy: policyText("s3", args),
    tags: { Name: `${name}-s3` },
  };
}

function interfaceEndpointArgs(
  name: string,
  args: EndpointsArgs,
  { service, takesPolicy }: InterfaceEndpoint,
  securityGroupId: Input<string>,
): VpcEndpointArgs {
  return {
    vpcId: args.vpcId,
    vpcEndpointType: "Interface",
    serviceName: interfaceServiceName(args.environment, service),
    subnetIds: inFirstZones(args),
    securityGroupIds: [securityGroupId],
    privateDnsEnabled: true,
    ...(takesPolicy && { policy: policyText(service, args) }),
    tags: { Name: `${name}-${service}` },
  };
}

/** One zone is enough where a failing zone stops nobody's work but the team's own. */
function inFirstZones({ environment, subnetIds, zones }: EndpointsArgs): Input<Input<string>[]> {
  const count = zones ?? (environment.name === "dev" ? 1 : undefined);
  return Array.isArray(subnetIds)
    ? subnetIds.slice(0, count)
    : output(subnetIds).apply((ids) => ids.slice(0, count));
}

/** The policy as a text made of plain values only, so that a preview shows it. */
function policyText(service: string, perimeter: Perimeter): string {
  return JSON.stringify(endpointPolicy(service, perimeter));
}
