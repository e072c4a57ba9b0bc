import type { Input } from "@pulumi/pulumi";
import type { AwsEnvironment } from "@mlops/core";
import type { ExistingText, ExistingTexts } from "./existing.ts";

/**
 * A network: a new VPC with everything in it, or an existing VPC with whatever of it exists. Subnets are made with
 * their VPC or exist with it; security groups may be made in an existing VPC.
 */
export type NetworkArgs = NewNetworkArgs | ExistingNetworkArgs;

interface CommonArgs {
  /** Where the network lives. */
  readonly environment: AwsEnvironment;
  /** Key that encrypts the flow logs. Its policy must let CloudWatch Logs use it. */
  readonly logKeyArn: Input<string>;
  /** Policy that caps the role that writes the flow logs. */
  readonly permissionsBoundaryArn: Input<string>;
}

/** A network in a VPC of its own. Its default security group is closed and its traffic logged, always. */
export interface NewNetworkArgs extends CommonArgs {
  readonly vpc: { readonly create: NewVpc };
  /** @default - every interface endpoint that SageMaker needs, for resources of this account */
  readonly endpoints?: EndpointsArgs;
  /** @default - kept for 365 days */
  readonly flowLogs?: FlowLogsArgs;
  readonly privateSubnets?: undefined;
  readonly workloadSecurityGroup?: undefined;
  readonly closeDefaultSecurityGroup?: undefined;
}

/** A network in somebody's VPC. Nothing is made in it that is not asked for. */
export interface ExistingNetworkArgs extends CommonArgs {
  readonly vpc: ExistingText;
  /** One private subnet in each of at least two zones. */
  readonly privateSubnets: ExistingTexts;
  /** A group that exists lets workloads out as its owner has set it up: no rules are added to it. */
  readonly workloadSecurityGroup: ExistingText | { readonly create: NewWorkloadGroup };
  /** @default - none: the VPC has what workloads need, or a way to the internet */
  readonly endpoints?: ExistingVpcEndpointsArgs;
  /** @default - none: whoever owns the VPC logs its traffic */
  readonly flowLogs?: FlowLogsArgs;
  /**
   * Take every rule from the VPC's default security group. Whoever relies on those rules loses them.
   * @default false
   */
  readonly closeDefaultSecurityGroup?: boolean;
}

/** A VPC to make. */
export type NewVpc = VpcAddresses & (VpcWithInternet | VpcWithoutInternet);

interface VpcAddresses {
  /**
   * Private IPv4 range of the VPC, from /16 to /20, apart from 172.17.0.0/16. It can never be changed. Each zone gets
   * an eighth of it for its private subnet and a sixteenth for its public one.
   */
  readonly cidrBlock: string;
  /**
   * Availability zones: how many of the region's first ones, or which. Name them where the account has opted in to
   * Local Zones, or where SageMaker is not in every zone. Zones can be added at the end; others cannot be changed.
   */
  readonly zones: 2 | 3 | readonly [string, string] | readonly [string, string, string];
}

/**
 * NAT gateways: each lets private subnets of its zone, or of all zones, open connections to the internet. AWS bills
 * each by the hour; a single one takes every zone's way out with it when its zone fails.
 */
export type NatGateways = "none" | "single" | "one-per-zone";

interface VpcWithInternet {
  /** Public subnets are made, for load balancers and NAT gateways. @default true */
  readonly internet?: true;
  readonly natGateways: NatGateways;
}

interface VpcWithoutInternet {
  /**
   * No public subnets, no NAT gateways, no route to the internet: AWS is reached through endpoints only. The VPC
   * still gets an Internet gateway that no route leads to, because awsx makes one in every VPC.
   */
  readonly internet: false;
  readonly natGateways?: "none";
}

/** VPC endpoints. The gateway endpoint of S3 is always among them. */
export interface EndpointsArgs {
  /**
   * Interface endpoints: `required` are those that SageMaker needs in a VPC without internet; `none` saves their
   * hourly price where NAT gateways lead to the same services.
   * @default "required"
   */
  readonly interfaces?: "required" | "none";
  /**
   * Further interface endpoints, by the short name of their service: `athena`, `glue`, `codeartifact.api` and
   * `codeartifact.repositories`, `studio`, or `ssmmessages` and `ec2messages` for boxes that Session Manager opens.
   * @default - none
   */
  readonly additional?: readonly AdditionalEndpoint[];
  /**
   * Other AWS accounts whose resources may be reached through the endpoints, such as the model registry's. 12 digits
   * each.
   * @default - none: this account's resources only
   */
  readonly trustedAccounts?: readonly string[];
  /**
   * Names of other people's buckets that may be read through the S3 endpoint, such as open data sets. AWS's own
   * buckets for image layers, packages and JumpStart models can always be read.
   * @default - none
   */
  readonly readableBuckets?: readonly string[];
}

/** An interface endpoint by the short name of its service, or one whose service takes no endpoint policy. */
export type AdditionalEndpoint = string | { readonly service: string; readonly policy: "not-supported" };

/** Endpoints in a VPC that exists. */
export interface ExistingVpcEndpointsArgs extends EndpointsArgs {
  /** Route tables of the private subnets: they lead to S3. */
  readonly routeTables: ExistingTexts;
  /**
   * IPv4 ranges whose clients may use the endpoints. They must hold every client in the VPC: with an endpoint in
   * place its service's name leads there, for everybody.
   */
  readonly clientCidrBlocks: readonly string[];
}

/** A security group for workloads in a VPC that exists. */
export interface NewWorkloadGroup {
  /**
   * Where workloads may connect over HTTPS, besides endpoints made here: IPv4 ranges, or ids of prefix lists
   * (`pl-…`, such as the region's for S3).
   * @default - nowhere
   */
  readonly httpsTo?: readonly string[];
}

/** Logs of the VPC's traffic, accepted and rejected, in CloudWatch. */
export interface FlowLogsArgs {
  /** How long they are kept: a number of days that CloudWatch knows, such as 90, 365 or 3653. @default 365 */
  readonly retentionInDays?: number;
  /** Longest time over which a flow is summed up in one record, in seconds. @default 600 */
  readonly maxAggregationInterval?: 60 | 600;
}

/** Whether the network gets a VPC of its own. */
export function hasNewVpc(args: NetworkArgs): args is NewNetworkArgs {
  return "create" in args.vpc;
}
