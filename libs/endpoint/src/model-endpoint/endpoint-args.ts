import type { Resource } from "@pulumi/pulumi";
import type { z } from "zod";
import {
  type AlarmTopicRef,
  type GuardrailsRef,
  type KeysRef,
  type MlEnvironmentRef,
  type NetworkRef,
  type RegistryRef,
  withoutPlatform,
} from "@mlops/contracts";
import {
  type AwsEnvironment,
  type Tags,
  checkedSettings,
  crossAccountProblems,
  logicalNameProblems,
  problem,
} from "@mlops/core";
import type { ModelWatch } from "@mlops/observability";
import { registryProblems } from "../model/registered-model.ts";
import type { ServedModel } from "../model/served-model.ts";
import { longestModelName } from "../names.ts";
import { type AsynchronousSettings, asynchronousEndpointSettings } from "./asynchronous.ts";
import { type RealTimeSettings, realTimeEndpointSettings } from "./real-time.ts";
import { type ServerlessSettings, serverlessEndpointSettings } from "./serverless.ts";

/** Name of the variant of endpoints that have only one. */
export const onlyVariant = "main";

/** References of endpoints of every mode. */
interface EveryReference {
  readonly environment: AwsEnvironment;
  /** Caps the role that the models run under. */
  readonly guardrails: GuardrailsRef;
  /** Encrypts disks, captured requests, results and logs. */
  readonly keys: KeysRef;
  /** Is notified by the endpoint's alarms. */
  readonly alarmTopic: AlarmTopicRef;
  /** What the registry keeps of the model, for models of kind `registered`. @default - no such models */
  readonly registry?: RegistryRef | undefined;
  /** What the monitors of the model watch: the dashboard shows it. @default - no monitors */
  readonly watched?: ModelWatch | undefined;
  /**
   * The stack's `tags`, for a configuration with an `explainer`, which gets none of the provider's.
   * @default - none: an `explainer` needs them
   */
  readonly tags?: Tags | undefined;
}

/** References of endpoints with instances. */
interface InstanceReferences extends EveryReference {
  /** VPC that the containers run in, in all its zones. */
  readonly network: NetworkRef;
  /** Its data bucket keeps captured requests, and requests and answers of asynchronous endpoints. */
  readonly mlEnvironment: MlEnvironmentRef;
}

/** Arguments of an endpoint whose instances answer at once. */
export interface RealTimeEndpointArgs
  extends z.input<ReturnType<typeof realTimeEndpointSettings>>, InstanceReferences {}

/** Arguments of an endpoint that takes requests from S3 and writes answers there. */
export interface AsynchronousEndpointArgs
  extends z.input<ReturnType<typeof asynchronousEndpointSettings>>, InstanceReferences {}

/** Arguments of an endpoint without instances that wait. */
export interface ServerlessEndpointArgs
  extends z.input<ReturnType<typeof serverlessEndpointSettings>>, EveryReference {}

/** Arguments of a {@link ModelEndpoint}: its settings in one of three modes, and references to the platform. */
export type ModelEndpointArgs = RealTimeEndpointArgs | AsynchronousEndpointArgs | ServerlessEndpointArgs;

/** Checked arguments of a real-time endpoint. */
export type RealTimeEndpoint = RealTimeSettings & InstanceReferences;
/** Checked arguments of an asynchronous endpoint. */
export type AsynchronousEndpoint = AsynchronousSettings & InstanceReferences;
/** Checked arguments of a serverless endpoint. */
export type ServerlessEndpoint = ServerlessSettings & EveryReference;
/** Checked arguments of an endpoint, with its defaults. */
export type CheckedEndpoint = RealTimeEndpoint | AsynchronousEndpoint | ServerlessEndpoint;

/**
 * The arguments of an endpoint, checked and with their defaults.
 * @throws ResourceError with every problem
 */
export function checkedEndpoint(component: Resource, name: string, args: ModelEndpointArgs): CheckedEndpoint {
  const { environment, guardrails, keys, alarmTopic, registry, watched, tags } = args;
  const problems = [...referenceProblems(args), ...nameProblems(name, args), ...tagProblems(args)];
  const references = { environment, guardrails, keys, alarmTopic, registry, watched, tags };
  switch (args.mode) {
    case "real-time": {
      const { network, mlEnvironment } = args;
      const schema = realTimeEndpointSettings(environment);
      const settings = checkedSettings(component, name, schema, settingsOf(args), problems);
      return { ...settings, ...references, network, mlEnvironment };
    }
    case "asynchronous": {
      const { network, mlEnvironment } = args;
      const schema = asynchronousEndpointSettings(environment);
      const settings = checkedSettings(component, name, schema, settingsOf(args), problems);
      return { ...settings, ...references, network, mlEnvironment };
    }
    case "serverless": {
      const schema = serverlessEndpointSettings(environment);
      return { ...checkedSettings(component, name, schema, settingsOf(args), problems), ...references };
    }
  }
}

function settingsOf<Args extends ModelEndpointArgs>(args: Args) {
  const { registry: _registry, watched: _watched, tags: _tags, ...settings } = withoutPlatform(args);
  return settings;
}

function referenceProblems(args: ModelEndpointArgs): string[] {
  const { environment, guardrails, keys, alarmTopic, registry, trustedAccounts = [] } = args;
  const everywhere = { guardrails, keys, alarmTopic };
  const references =
    args.mode === "serverless"
      ? everywhere
      : { ...everywhere, network: args.network, mlEnvironment: args.mlEnvironment };
  return [
    ...crossAccountProblems(environment, references),
    ...registryProblems(givenModels(args), { environment, registry, trustedAccounts }),
  ];
}

function tagProblems(args: ModelEndpointArgs): string[] {
  if (args.mode !== "real-time" || args.explainer === undefined || args.tags !== undefined) return [];
  return [problem("tags", undefined, "the stack's tags: a configuration with an explainer gets no others")];
}

/** The models of an endpoint as they are given, by their key paths. */
function givenModels(args: ModelEndpointArgs): Record<string, ServedModel> {
  switch (args.mode) {
    case "serverless":
      return { model: args.model };
    case "asynchronous":
      return { "variant.model": args.variant.model };
    case "real-time": {
      const variants = Object.entries(args.variants).map(([name, { model }]) => [
        `variants.${name}.model`,
        model,
      ]);
      return Object.fromEntries([
        ...variants,
        ...(args.shadow ? [["shadow.model", args.shadow.model]] : []),
      ]) as Record<string, ServedModel>;
    }
  }
}

/** A model's logical name is `<name>-<variant>-model`. */
const longestNames = longestModelName - "-model".length;

function nameProblems(name: string, args: ModelEndpointArgs): string[] {
  const tooLong = variantNames(args).filter((variant) => `${name}-${variant}`.length > longestNames);
  return [
    ...logicalNameProblems(name),
    ...tooLong.map((variant) => {
      const most = longestNames - variant.length - 1;
      return problem("logicalName", name, `at most ${most} characters beside the variant "${variant}"`);
    }),
  ];
}

function variantNames(args: ModelEndpointArgs): string[] {
  if (args.mode !== "real-time") return [onlyVariant];
  return [...Object.keys(args.variants), ...(args.shadow ? [args.shadow.name] : [])];
}
