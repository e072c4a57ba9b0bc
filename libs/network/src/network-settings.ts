import { retentionProblems } from "@mlops/core";
import { existingIdProblems, existingIdsProblems } from "./existing.ts";
import { ipv4RangeProblems, vpcRangeProblems } from "./ipv4-range-problems.ts";
import { interfaceEndpoints } from "./interface-endpoints.ts";
import { endpointsProblems } from "./endpoints-problems.ts";
import {
  type EndpointsArgs,
  type ExistingNetworkArgs,
  type FlowLogsArgs,
  type NetworkArgs,
  type NewNetworkArgs,
  type NewVpc,
  hasNewVpc,
} from "./network-args.ts";

/** Fewer zones than this, and one zone's failure is the whole network's. */
export const fewestZones = 2;

/** Everything that is wrong with a network's arguments, in the caller's words. */
export function networkProblems(args: NetworkArgs): string[] {
  return [
    ...(hasNewVpc(args) ? newNetworkProblems(args) : existingNetworkProblems(args)),
    ...flowLogsProblems(args.flowLogs),
  ];
}

function newNetworkProblems({ vpc: { create }, endpoints = {}, environment }: NewNetworkArgs): string[] {
  const { internet = true, natGateways = "none" } = create;
  return [
    ...vpcRangeProblems("vpc.create.cidrBlock", create.cidrBlock),
    ...zonesProblems(create.zones, environment.region),
    ...(!internet && natGateways !== "none"
      ? [
          `vpc.create.natGateways: got "${natGateways}" with internet: false; leave it out, or set internet to true`,
        ]
      : []),
    ...(natGateways === "none" && !leadsToSageMaker(endpoints)
      ? [
          'endpoints.interfaces: got "none" without NAT gateways, so workloads could not reach SageMaker; ' +
            'expected "required", or "sagemaker.api" among the additional ones',
        ]
      : []),
    ...endpointsProblems(endpoints),
  ];
}

function zonesProblems(zones: NewVpc["zones"], region: string): string[] {
  const argument = "vpc.create.zones";
  if (typeof zones === "number") {
    // A stack file's number is only checked here.
    return [2, 3].includes(zones) ? [] : [`${argument}: got ${String(zones)}; expected 2 or 3`];
  }
  const elsewhere = zones.filter((zone) => !new RegExp(`^${region}[a-z]$`).test(zone));
  return [
    ...(zones.length < fewestZones || zones.length > 3
      ? [`${argument}: got ${zones.join(", ") || "none"}; expected 2 or 3 zones`]
      : []),
    ...elsewhere.map(
      (zone) => `${argument}: got "${zone}"; expected a zone of ${region}, such as "${region}a"`,
    ),
    ...(new Set(zones).size < zones.length
      ? [`${argument}: got ${zones.join(", ")}; expected different zones`]
      : []),
  ];
}

function existingNetworkProblems(args: ExistingNetworkArgs): string[] {
  const { vpc, privateSubnets, endpoints } = args;
  return [
    ...existingIdProblems("vpc", vpc, "vpc"),
    ...existingIdsProblems("privateSubnets", privateSubnets, "subnet", fewestZones),
    ...workloadGroupProblems(args),
    ...(endpoints
      ? [
          ...existingIdsProblems("endpoints.routeTables", endpoints.routeTables, "rtb", 1),
          ...clientProblems(endpoints.clientCidrBlocks),
          ...endpointsProblems(endpoints),
        ]
      : []),
  ];
}

function clientProblems(clientCidrBlocks: readonly string[]): string[] {
  const argument = "endpoints.clientCidrBlocks";
  if (clientCidrBlocks.length === 0) return [`${argument}: got none; expected the ranges of the VPC`];
  return clientCidrBlocks.flatMap((text) => ipv4RangeProblems(argument, text));
}

function workloadGroupProblems({ workloadSecurityGroup: group, endpoints }: ExistingNetworkArgs): string[] {
  if (!("create" in group)) return existingIdProblems("workloadSecurityGroup", group, "sg");
  const argument = "workloadSecurityGroup.create.httpsTo";
  const { httpsTo = [] } = group.create;
  return [
    ...(httpsTo.length === 0 && !(endpoints && leadsToSageMaker(endpoints))
      ? [
          `${argument}: got none without an endpoint of SageMaker, so workloads could not reach it; ` +
            "expected where they may connect",
        ]
      : []),
    ...httpsTo.filter((to) => !isPrefixListId(to)).flatMap((to) => ipv4RangeProblems(argument, to)),
  ];
}

/** Whether `text` is the id of a prefix list. */
export function isPrefixListId(text: string): boolean {
  return /^pl-[0-9a-z]+$/.test(text);
}

function leadsToSageMaker(endpoints: EndpointsArgs): boolean {
  return interfaceEndpoints(endpoints).some(({ service }) => service === "sagemaker.api");
}

function flowLogsProblems({ retentionInDays, maxAggregationInterval }: FlowLogsArgs = {}): string[] {
  return [
    ...retentionProblems("flowLogs.retentionInDays", retentionInDays),
    ...(maxAggregationInterval === undefined || [60, 600].includes(maxAggregationInterval)
      ? []
      : [`flowLogs.maxAggregationInterval: got ${String(maxAggregationInterval)}; expected 60 or 600`]),
  ];
}
