export { canCallUrl, canInvokeFunction } from "./endpoint-invoker/capabilities.ts";
export { EndpointInvoker } from "./endpoint-invoker/endpoint-invoker.ts";
export { type EndpointInvokerArgs } from "./endpoint-invoker/invoker-args.ts";
export { endpointInvokerSettings } from "./endpoint-invoker/invoker-settings.ts";
