export {
  type CalledInvoker,
  type SignedCall,
  canCallByName,
  canCallUrl,
} from "./endpoint-invoker/calling.ts";
export { EndpointInvoker } from "./endpoint-invoker/endpoint-invoker.ts";
export {
  type Front,
  type FunctionUrlFront,
  type HttpApiFront,
  type JwtSignIn,
} from "./endpoint-invoker/front.ts";
export { type EndpointInvokerArgs } from "./endpoint-invoker/invoker-args.ts";
export { endpointInvokerProblems } from "./endpoint-invoker/invoker-problems.ts";
export { type ProvisionedConcurrency } from "./endpoint-invoker/provisioned-concurrency.ts";
