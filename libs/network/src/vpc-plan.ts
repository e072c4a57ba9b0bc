import type { Input, Output } from "@pulumi/pulumi";
import type { EndpointsSettings } from "./endpoint-settings.ts";
import type { FlowLogsSettings } from "./flow-logs.ts";
import type { Destination } from "./workload-group.ts";

/** Ids whose number is known before a deployment, or ids known only after one. */
export type Ids = Input<string>[] | Output<string[]>;

/** A VPC with its subnets, new or existing, and what is to be made in it. */
export interface VpcPlan {
  readonly vpcId: Output<string>;
  readonly privateSubnetIds: Ids;
  /** Endpoints to make, and the route tables and clients they are for. */
  readonly endpoints:
    | {
        readonly settings: EndpointsSettings;
        readonly routeTableIds: Ids;
        readonly clientCidrBlocks: readonly string[];
        /** Further services that get an interface endpoint where there is no way to the internet. */
        readonly furtherServices: readonly string[];
      }
    | undefined;
  /** The workloads' security group, or the destinations besides endpoints of one to make. */
  readonly workloads: { readonly securityGroupId: Output<string> } | { readonly destinations: Destination[] };
  readonly closeDefaultSecurityGroup: boolean;
  /** Flow logs to make. */
  readonly flowLogs: FlowLogsSettings | undefined;
}
