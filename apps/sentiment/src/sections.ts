import { z } from "zod";
import { serverlessMemorySizesMiB } from "@mlops/aws";
import {
  type AwsEnvironment,
  type StackConfig,
  accountValue,
  durationValue,
  instanceTypeValue,
} from "@mlops/core";
import { endpointInvokerSettings } from "@mlops/invoker";

/** The version of the model that is served: one that somebody approved, wherever it was registered. */
const model = z.strictObject({
  packageArn: z.string(),
  images: z.array(z.string()),
  artifacts: z.array(z.string()),
  artifactKeyArns: z.array(z.string()).optional(),
});

const serverless = z.strictObject({
  mode: z.literal("serverless"),
  memoryMiB: z.literal(serverlessMemorySizesMiB),
  maxConcurrency: z.number().int(),
});

const realTime = z.strictObject({
  mode: z.literal("real-time"),
  instanceType: instanceTypeValue(),
  instances: z.union([
    z.number().int(),
    z.strictObject({ min: z.number().int(), max: z.number().int(), requestsPerSecond: z.number() }),
  ]),
  /** How a new model or machine comes into service. Absent: the endpoint's own default for the environment. */
  canary: z.strictObject({ percent: z.number(), bake: durationValue() }).optional(),
});

/** What a stack file of this app says, besides what every stack file says. */
export const sections = (environment: AwsEnvironment) => ({
  model,
  /** Accounts whose registry, images and artifacts the endpoint may read. */
  trustedAccounts: z.array(accountValue()).default([]),
  serving: z.discriminatedUnion("mode", [serverless, realTime]),
  invoker: endpointInvokerSettings(environment).describe("The function that calls the endpoint."),
  /** What the app may cost in a month, in US dollars, before somebody is told. */
  budget: z.strictObject({ monthlyUsd: z.number() }),
});

/** The checked values of a stack file of this app. */
export type SentimentConfig = StackConfig<ReturnType<typeof sections>>;
