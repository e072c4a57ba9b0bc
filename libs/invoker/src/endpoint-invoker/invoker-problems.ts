import { functionLimits, httpApiLimits, nameLengths } from "@mlops/aws";
import { type Duration, crossAccountProblems, toSeconds, retentionProblems } from "@mlops/core";
import { frontProblems } from "./front.ts";
import { imageHostProblems } from "./image-hosts.ts";
import { countProblems } from "./count-problems.ts";
import { type EndpointInvokerArgs, sizeOf } from "./invoker-args.ts";
import { provisionedProblems } from "./provisioned-concurrency.ts";

/** `-function` and Pulumi's own 8 characters are added to the logical name. */
const longestName = nameLengths.lambdaFunction - "-function".length - 8;

/**
 * Everything that is wrong with an invoker, in the words of its arguments: what Lambda, or a deployment, would refuse
 * only later.
 * @param name its logical name
 */
export function endpointInvokerProblems(name: string, args: EndpointInvokerArgs): string[] {
  const { environment, endpoint, keys, guardrails, network } = args;
  const { memoryMiB, timeout, reservedConcurrency, provisionedConcurrency } = sizeOf(args);
  const { min, max } = functionLimits.memoryMiB;
  return [
    ...crossAccountProblems(environment, { endpoint, keys, guardrails, ...(network && { network }) }),
    ...nameProblems(name),
    ...(Number.isInteger(memoryMiB) && memoryMiB >= min && memoryMiB <= max
      ? []
      : [`memoryMiB: got ${memoryMiB}; expected a whole number from ${min} to ${max}`]),
    ...timeoutProblems(timeout, args.front?.kind === "http-api"),
    ...countProblems("reservedConcurrency", reservedConcurrency, 1),
    ...provisionedProblems(provisionedConcurrency, reservedConcurrency),
    ...frontProblems(args.front),
    ...imageHostProblems(args.imageHosts ?? []),
    ...retentionProblems("logRetentionDays", args.logRetentionDays),
  ];
}

function nameProblems(name: string): string[] {
  return /^[\w-]+$/.test(name) && name.length <= longestName
    ? []
    : [
        `logical name: got "${name}"; expected letters, digits, "-" and "_", at most ${longestName} characters`,
      ];
}

function timeoutProblems(timeout: Duration, behindHttpApi: boolean): string[] {
  const { min, max } = functionLimits.timeoutSeconds;
  const most = behindHttpApi ? httpApiLimits.maxTimeoutSeconds : max;
  const seconds = secondsOf(timeout);
  return seconds !== undefined && seconds >= min && seconds <= most
    ? []
    : [
        `timeout: got "${timeout}"; expected whole seconds, ${min} to ${most}${behindHttpApi ? " behind an HTTP API" : ""}`,
      ];
}

function secondsOf(duration: Duration): number | undefined {
  try {
    return toSeconds(duration);
  } catch {
    return undefined;
  }
}
