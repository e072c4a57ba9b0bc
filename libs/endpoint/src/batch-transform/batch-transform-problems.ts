import { batchTransformLimits, flexibleWindowMinutes, instanceTypePattern, s3UriPattern } from "@mlops/aws";
import { crossAccountProblems } from "@mlops/core";
import { hasLocalDisk } from "../storage.ts";
import { modelProblems, nameProblems } from "../model/model-problems.ts";
import { scheduleProblems } from "../scaling/capacity-limits.ts";
import type { BatchTransformArgs } from "./batch-transform-args.ts";

/** Everything that is wrong with a batch, in the words of its arguments. */
export function batchTransformProblems(name: string, args: BatchTransformArgs): string[] {
  const {
    environment,
    guardrails,
    keys,
    alarmTopic,
    network,
    mlEnvironment,
    model,
    trustedAccounts = [],
  } = args;
  const scope = { environment, trustedAccounts, networkIsolation: args.networkIsolation ?? true };
  return [
    ...crossAccountProblems(environment, { guardrails, keys, alarmTopic, network, mlEnvironment }),
    ...nameProblems("logical name", name),
    ...modelProblems("model", model, scope),
    ...timeProblems(args),
    ...dataProblems(args),
    ...machineProblems(args),
  ];
}

function timeProblems({ schedule }: BatchTransformArgs): string[] {
  const { flexibleMinutes = 1 } = schedule;
  const { min, max } = flexibleWindowMinutes;
  return [
    ...scheduleProblems("schedule", schedule, { once: true }),
    ...(Number.isInteger(flexibleMinutes) && flexibleMinutes >= min && flexibleMinutes <= max
      ? []
      : [`schedule.flexibleMinutes: got ${flexibleMinutes}; expected a whole number from ${min} to ${max}`]),
  ];
}

function dataProblems({ input, output = {} }: BatchTransformArgs): string[] {
  const uris = { "input.uri": input.uri, "output.uri": output.uri };
  return [
    ...Object.entries(uris).flatMap(([at, uri]) =>
      typeof uri === "string" && !(s3UriPattern.test(uri) && uri.endsWith("/"))
        ? [`${at}: got "${uri}"; expected an S3 URI that ends in /`]
        : [],
    ),
    ...(input.contentType === ""
      ? ["input.contentType: is empty; expected a content type such as text/csv"]
      : []),
    ...(output.withInput === true && (input.split === undefined || output.assemble === undefined)
      ? ['output.withInput: got true; expected input.split and output.assemble ("Line") beside it']
      : []),
  ];
}

function machineProblems(args: BatchTransformArgs): string[] {
  const {
    instanceType,
    instances = 1,
    maxPayloadMiB = 6,
    concurrentRequests = 1,
    input,
    recordsPerRequest,
  } = args;
  const { payloadMiB, maxConcurrentPayloadMiB } = batchTransformLimits;
  const isCount = (value: number) => Number.isInteger(value) && value >= 1;
  return [
    ...(instanceTypePattern.test(instanceType)
      ? hasLocalDisk(args) === undefined
        ? [
            `localDisk: is missing; our table does not know ${instanceType}, say whether it has a local NVMe disk`,
          ]
        : []
      : [`instanceType: got "${instanceType}"; expected ml.<family>.<size>`]),
    ...(isCount(instances) ? [] : [`instances: got ${instances}; expected a whole number from 1`]),
    ...(isCount(maxPayloadMiB) && maxPayloadMiB <= payloadMiB.max
      ? []
      : [
          `maxPayloadMiB: got ${maxPayloadMiB}; expected a whole number from ${payloadMiB.min} to ${payloadMiB.max}`,
        ]),
    ...(isCount(concurrentRequests)
      ? []
      : [`concurrentRequests: got ${concurrentRequests}; expected a whole number from 1`]),
    ...(maxPayloadMiB * concurrentRequests <= maxConcurrentPayloadMiB
      ? []
      : [
          `concurrentRequests: got ${concurrentRequests} of ${maxPayloadMiB} MiB; ` +
            `expected at most ${maxConcurrentPayloadMiB} MiB together (maxPayloadMiB x concurrentRequests)`,
        ]),
    ...(recordsPerRequest !== undefined && input.split === undefined
      ? ["recordsPerRequest: needs input.split; without it an object is one request"]
      : []),
  ];
}
