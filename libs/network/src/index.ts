export { Network } from "./network.ts";
export { type ExistingNetworkArgs, type NetworkArgs, type NewNetworkArgs } from "./network-args.ts";
export { networkSettings } from "./network-settings.ts";
