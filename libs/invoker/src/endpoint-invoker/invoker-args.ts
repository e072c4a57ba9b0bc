import type { EndpointRef, GuardrailsRef, KeysRef, NetworkRef } from "@mlops/contracts";
import type { AwsEnvironment, Duration } from "@mlops/core";
import type { Front } from "./front.ts";
import type { ProvisionedConcurrency } from "./provisioned-concurrency.ts";

export interface EndpointInvokerArgs {
  readonly environment: AwsEnvironment;
  /** The one endpoint that it may call. */
  readonly endpoint: EndpointRef;
  /** How that endpoint serves: it decides how much a request may hold, 25 MiB or 4 MiB. @default "real-time" */
  readonly way?: "real-time" | "serverless";
  /** Encrypts environment variables and logs. */
  readonly keys: KeysRef;
  /** Caps its role. */
  readonly guardrails: GuardrailsRef;
  /**
   * VPC that it works in. Images are then fetched through its NAT gateways, if there are any.
   * @default - none: it works in Lambda's own network
   */
  readonly network?: NetworkRef;
  /**
   * What stands in front of it. A plain value, because it decides what exists.
   * @default - nothing: it is called by its name
   */
  readonly front?: Front;
  /**
   * Hosts that images are fetched from for requests of the form `{ "url": "https://<host>/…" }`: whole names in lower
   * case, such as `my-bucket.s3.eu-west-1.amazonaws.com`. Names that lead to private addresses are refused all the same.
   * @default - none: callers send images themselves
   */
  readonly imageHosts?: readonly string[];
  /**
   * Memory, 128 to 10240 MiB (Lambda quotas). Processor time grows with it.
   * @default 512
   */
  readonly memoryMiB?: number;
  /**
   * How long one request may take: 1 to 900 seconds, behind an HTTP API at most 30 (quotas of Lambda and of API Gateway).
   * SageMaker gives a model 60 seconds.
   * @default "30 seconds"
   */
  readonly timeout?: Duration;
  /**
   * How many requests it works on at the same time; more are turned away. They are taken from the account's
   * concurrency, of which Lambda keeps 100 for functions that reserve none.
   * @default 10
   */
  readonly reservedConcurrency?: number;
  /**
   * How many of them find the function started, at AWS's price for each hour: a number, 0 for none, or limits to scale
   * between.
   * @default - 2 in prod, 0 elsewhere
   */
  readonly provisionedConcurrency?: number | ProvisionedConcurrency;
  /** How long logs are kept, in days: one of the numbers that CloudWatch takes. @default - 365 in prod, 30 elsewhere */
  readonly logRetentionDays?: number;
}

/** How large the function is, and how many of it there are, with the defaults. */
export function sizeOf({ environment, ...args }: EndpointInvokerArgs) {
  return {
    memoryMiB: args.memoryMiB ?? 512,
    timeout: args.timeout ?? "30 seconds",
    reservedConcurrency: args.reservedConcurrency ?? 10,
    provisionedConcurrency: args.provisionedConcurrency ?? (environment.name === "prod" ? 2 : 0),
  } as const;
}
