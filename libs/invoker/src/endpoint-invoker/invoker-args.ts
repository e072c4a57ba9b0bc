import type { Resource } from "@pulumi/pulumi";
import { nameLengths } from "@mlops/aws";
import {
  type EndpointRef,
  type EndpointServing,
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
  /**
   * The endpoint that it may call, and no other: of any mode, a model on shared instances, or one whose requests name
   * the model or the container that is to answer.
   */
  readonly endpoint: EndpointRef;
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
  const { environment, endpoint, keys, guardrails, network } = args;
  const { endpoint: _endpoint, ...given } = withoutPlatform(args);
  const problems = [
    ...crossAccountProblems(environment, { endpoint, keys, guardrails, ...(network && { network }) }),
    ...nameProblems(name),
    ...servingProblems(args),
  ];
  const settings = checkedSettings(component, name, endpointInvokerSettings(environment), given, problems);
  return {
    environment,
    endpoint,
    keys,
    guardrails,
    network,
    ...settings,
    reservedConcurrency: reservedConcurrencyOf(settings, environment),
    provisionedConcurrency: provisionedConcurrencyOf(settings, environment),
    logRetentionDays: settings.logRetentionDays ?? defaultRetentionDays(environment),
  };
}

/** What the invoker cannot do with an endpoint that serves in this way. */
function servingProblems({ endpoint: { serving }, imageHosts, front }: EndpointInvokerArgs): string[] {
  const { mode, target } = serving;
  return [
    ...(mode === "asynchronous" && imageHosts !== undefined && imageHosts.length > 0
      ? [problem("imageHosts", imageHosts, "none for an asynchronous endpoint; callers put images into S3")]
      : []),
    ...(front?.kind === "function-url" && front.streaming === true && !streams(serving)
      ? [
          problem(
            "front.streaming",
            true,
            `false: SageMaker streams answers of real-time endpoints only, and not of many models behind one container; ` +
              `the endpoint is ${mode}${target.kind === "model" ? " with many models" : ""}`,
          ),
        ]
      : []),
  ];
}

/** InvokeEndpointWithResponseStream has no TargetModel. */
const streams = ({ mode, target }: EndpointServing) => mode === "real-time" && target.kind !== "model";

function nameProblems(name: string): string[] {
  if (/^[\w-]+$/.test(name) && name.length <= maxNameLength) return [];
  return [problem("logical name", name, `letters, digits, "-" and "_", at most ${maxNameLength} characters`)];
}
