export { type ExistingText, type ExistingTexts } from "./existing.ts";
export { Network } from "./network.ts";
export {
  type AdditionalEndpoint,
  type EndpointsArgs,
  type ExistingNetworkArgs,
  type ExistingVpcEndpointsArgs,
  type FlowLogsArgs,
  type NatGateways,
  type NetworkArgs,
  type NewNetworkArgs,
  type NewVpc,
  type NewWorkloadGroup,
} from "./network-args.ts";
export { networkProblems } from "./network-problems.ts";
