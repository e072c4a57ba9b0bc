import { z } from "zod";
import { type AwsEnvironment, type SettingsCheck, absentValue, listValue, refused } from "@mlops/core";
import {
  type EndpointsSettings,
  endpointsSettings,
  existingVpcEndpointsSettings,
} from "./endpoint-settings.ts";
import { existingIdValue, existingIdsValue } from "./existing-ids.ts";
import { flowLogsSettings } from "./flow-logs.ts";
import { interfaceEndpoints } from "./interface-endpoints.ts";
import { destinationValue } from "./ipv4-range-values.ts";
import { leadsToInternet, newVpcSettings } from "./new-vpc-settings.ts";

/** With subnets in fewer zones, the network fails with one zone. */
export const minZones = 2;

/** A network in a VPC of its own. Its default security group is closed and its traffic logged, always. */
export const newNetworkSettings = z
  .strictObject({
    vpc: z
      .strictObject({ create: newVpcSettings.describe("A VPC to make.") })
      .describe("The VPC: a new one."),
    endpoints: endpointsSettings
      .prefault({})
      .describe(
        "VPC endpoints. Default: every interface endpoint that SageMaker needs, and the gateway of S3.",
      ),
    flowLogs: flowLogsSettings
      .prefault({})
      .describe("Logs of the VPC's traffic, accepted and rejected, in CloudWatch."),
    privateSubnets: absentValue("subnets are made with their VPC"),
    workloadSecurityGroup: absentValue("the security group of workloads is made with its VPC"),
    closeDefaultSecurityGroup: absentValue("the default security group of a new VPC is always closed"),
  })
  .check(({ value: { vpc, endpoints }, issues }) => {
    if (leadsToInternet(vpc.create) || leadsToSageMaker(endpoints)) return;
    const expected = '"required", or "sagemaker.api" among the additional ones';
    const why = "without NAT gateways workloads reach SageMaker only through its endpoint";
    issues.push(refused(["endpoints", "interfaces"], endpoints.interfaces, `${expected}; ${why}`));
  });

/** A network in a VPC that exists. Nothing is made in it that is not asked for. */
export const existingNetworkSettings = z
  .strictObject({
    vpc: existingIdValue("vpc").describe("The VPC: one that exists."),
    privateSubnets: existingIdsValue("subnet", minZones).describe(
      "One private subnet in each of at least two zones.",
    ),
    workloadSecurityGroup: z
      .union([
        ...existingIdValue("sg").options,
        z.strictObject({
          create: z
            .strictObject({
              httpsTo: listValue(destinationValue())
                .default([])
                .describe(
                  "Where workloads may connect over HTTPS, besides endpoints made here: IPv4 ranges, or ids of prefix " +
                    "lists (pl-…, such as the region's for S3). Default: nowhere.",
                ),
            })
            .describe("A security group to make for workloads."),
        }),
      ])
      .describe(
        "The security group of workloads. The rules of one that exists are its owner's: none are added.",
      ),
    endpoints: existingVpcEndpointsSettings
      .optional()
      .describe(
        "VPC endpoints to make. Default: none, as the VPC has what workloads need, or a route to the internet.",
      ),
    flowLogs: flowLogsSettings
      .optional()
      .describe(
        "Logs of the VPC's traffic to make. Default: none, as the owner of the VPC logs its traffic.",
      ),
    closeDefaultSecurityGroup: z
      .boolean()
      .default(false)
      .describe(
        "Remove every rule of the VPC's default security group. Whoever relies on those rules loses them.",
      ),
  })
  .check(({ value: { workloadSecurityGroup: group, endpoints }, issues }) => {
    if (!("create" in group) || group.create.httpsTo.length > 0) return;
    if (endpoints && leadsToSageMaker(endpoints)) return;
    const expected = "where workloads may connect; without an endpoint of SageMaker they could not reach it";
    issues.push(refused(["workloadSecurityGroup", "create", "httpsTo"], [], expected));
  });

const settings = z.union([newNetworkSettings, existingNetworkSettings]);

/** Checked settings of a network. */
export type NetworkSettings = z.output<typeof settings>;

/** Checked settings of a network in a new VPC. */
export type NewNetworkSettings = z.output<typeof newNetworkSettings>;

/** Checked settings of a network in a VPC that exists. */
export type ExistingNetworkSettings = z.output<typeof existingNetworkSettings>;

/** What a stack file may set for `Network`: a VPC to make with everything in it, or one that exists. */
export function networkSettings({ region }: AwsEnvironment): typeof settings {
  return settings.check(hasZonesOf(region));
}

/** Whether the network gets a VPC of its own. */
export function hasNewVpc(network: NetworkSettings): network is NewNetworkSettings {
  return "create" in network.vpc;
}

function hasZonesOf(region: string): SettingsCheck<NetworkSettings> {
  return ({ value, issues }) => {
    const zones = hasNewVpc(value) ? value.vpc.create.zones : 0;
    if (typeof zones === "number") return;
    for (const [index, zone] of zones.entries()) {
      if (new RegExp(`^${region}[a-z]$`).test(zone)) continue;
      const expected = `a zone of ${region}, such as "${region}a"`;
      issues.push(refused(["vpc", "create", "zones", index], zone, expected));
    }
  };
}

function leadsToSageMaker(endpoints: EndpointsSettings): boolean {
  return interfaceEndpoints(endpoints).some(({ service }) => service === "sagemaker.api");
}
