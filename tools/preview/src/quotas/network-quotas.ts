import { serviceQuotas } from "@mlops/aws";
import { type RegisteredResource, vpcZoneCount } from "@mlops/engine";
import { type PlannedResource, type QuotaNeed, listOf, part, plannedOf, textOf } from "./quota-need.ts";

/** VPCs with their NAT gateways, addresses and interface endpoints. */
export function networkQuotas(resources: readonly RegisteredResource[]): QuotaNeed[] {
  const remote = plannedOf(resources, "awsx:ec2:Vpc");
  const ones = (type: string, quota: QuotaNeed["quota"]): QuotaNeed[] =>
    plannedOf(resources, type).map(({ resource }) => ({ quota, count: 1, by: [resource.name] }));
  return [
    ...ones("awsx:ec2:Vpc", serviceQuotas.vpcs),
    ...ones("aws:ec2/vpc:Vpc", serviceQuotas.vpcs),
    ...remote.flatMap(natQuotas),
    // Which zone a subnet is in is not always known: at most all of them are in one.
    ...ones("aws:ec2/natGateway:NatGateway", serviceQuotas.natGateways),
    ...ones("aws:ec2/eip:Eip", serviceQuotas.elasticIps),
    ...endpointQuotas(resources),
  ];
}

/** NAT gateways that awsx makes: one in each zone unless it is told otherwise, with an address each. */
function natQuotas({ resource, inputs }: PlannedResource): QuotaNeed[] {
  const strategy = textOf(part(inputs.natGateways, "strategy")) ?? "OnePerAz";
  const zones = vpcZoneCount(resource.inputs);
  if (strategy === "None" || zones === undefined) return [];
  const gateways = strategy === "Single" ? 1 : zones;
  const own = listOf(part(inputs.natGateways, "elasticIpAllocationIds")).length;
  const by = [resource.name];
  return [
    { quota: serviceQuotas.natGateways, count: 1, by },
    { quota: serviceQuotas.elasticIps, count: Math.max(0, gateways - own), by },
  ];
}

/** The quota is that of one VPC: what counts is the VPC with the most. */
function endpointQuotas(resources: readonly RegisteredResource[]): QuotaNeed[] {
  const endpoints = plannedOf(resources, "aws:ec2/vpcEndpoint:VpcEndpoint").filter(({ inputs }) =>
    ["Interface", "GatewayLoadBalancer"].includes(textOf(inputs.vpcEndpointType) ?? "Gateway"),
  );
  const vpcOf = ({ resource, inputs }: PlannedResource): string =>
    textOf(inputs.vpcId) ?? (resource.propertyDependencies.get("vpcId") ?? []).join();
  const [most] = [...Map.groupBy(endpoints, vpcOf).values()].sort((a, b) => b.length - a.length);
  if (!most) return [];
  const by = most.map(({ resource }) => resource.name);
  return [{ quota: serviceQuotas.interfaceEndpoints, count: most.length, by }];
}
