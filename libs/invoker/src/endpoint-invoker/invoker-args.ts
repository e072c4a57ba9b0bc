import type { Resource } from "@pulumi/pulumi";
import { nameLengths } from "@mlops/aws";
import {
  type EndpointRef,
  type GuardrailsRef,
  type KeysRef,
  type NetworkRef,
  withoutPlatform,
} from "@mlops/contracts";
import {
  type AwsEnvironment,
  checkedSettings,
  crossAccountProblems,
  defaultRetentionDays,
  problem,
} from "@mlops/core";
import {
  type InvokerSettings,
  type InvokerSettingsInput,
  endpointInvokerSettings,
  provisionedConcurrencyOf,
  reservedConcurrencyOf,
} from "./invoker-settings.ts";
import type { ProvisionedConcurrency } from "./provisioned-concurrency-settings.ts";

/** What an invoker refers to. */
interface InvokerReferences {
  readonly environment: AwsEnvironment;
  /** The endpoint that it may call, and no other. */
  readonly endpoint: EndpointRef;
  /**
   * How that endpoint serves. It decides how large a request may be: 25 MiB, 4 MiB for serverless.
   * @default "real-time"
   */
  readonly mode?: "real-time" | "serverless";
  /** Encrypts environment variables and logs. */
  readonly keys: KeysRef;
  /** Its permissions boundary limits the function's role. */
  readonly guardrails: GuardrailsRef;
  /**
   * VPC that the function runs in. Images are then fetched through the VPC's NAT gateways.
   * @default - none: it runs in Lambda's own network
   */
  readonly network?: NetworkRef;
}

/** Arguments of an `EndpointInvoker`. */
export interface EndpointInvokerArgs extends InvokerSettingsInput, InvokerReferences {}

/** Arguments of an `EndpointInvoker`, checked and with all defaults. */
export interface CheckedInvoker extends InvokerReferences, Omit<InvokerSettings, "reservedConcurrency"> {
  /** Nothing: the function takes its share of what the account has left. */
  readonly reservedConcurrency: number | undefined;
  readonly mode: "real-time" | "serverless";
  readonly provisionedConcurrency: ProvisionedConcurrency;
  readonly logRetentionDays: number;
}

/** The name of a function is the logical name with this suffix and 8 characters that Pulumi adds. */
const functionSuffix = "-function";
const maxNameLength = nameLengths.lambdaFunction - functionSuffix.length - 8;

/**
 * The arguments of an invoker, checked and with the defaults.
 * @param name logical name of the invoker
 * @throws ResourceError with everything that is wrong with them
 */
export function checkedInvoker(component: Resource, name: string, args: EndpointInvokerArgs): CheckedInvoker {
  const { environment, endpoint, mode = "real-time", keys, guardrails, network } = args;
  const { endpoint: _endpoint, mode: _mode, ...given } = withoutPlatform(args);
  const problems = [
    ...crossAccountProblems(environment, { endpoint, keys, guardrails, ...(network && { network }) }),
    ...nameProblems(name),
  ];
  const settings = checkedSettings(component, name, endpointInvokerSettings(environment), given, problems);
  return {
    environment,
    endpoint,
    mode,
    keys,
    guardrails,
    network,
    ...settings,
    reservedConcurrency: reservedConcurrencyOf(settings, environment),
    provisionedConcurrency: provisionedConcurrencyOf(settings, environment),
    logRetentionDays: settings.logRetentionDays ?? defaultRetentionDays(environment),
  };
}

function nameProblems(name: string): string[] {
  if (/^[\w-]+$/.test(name) && name.length <= maxNameLength) return [];
  return [problem("logical name", name, `letters, digits, "-" and "_", at most ${maxNameLength} characters`)];
}
