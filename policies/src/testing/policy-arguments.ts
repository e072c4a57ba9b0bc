import type {
  PolicyProviderResource,
  PolicyResource,
  ResourceValidationArgs,
  StackValidationArgs,
} from "@pulumi/policy";
import { handedOver } from "@mlops/api-constraints/testing";
import type { SentProvider, SentResource } from "./sent-resource.ts";

/*
 * What the SDK's server makes of what the engine sends: secrets are plain values, and reading an unknown value throws.
 * `all-rules.spec.ts` compares it with what the server itself hands to a policy.
 */

/** What a policy about one resource is called with. */
export function resourceArguments(resource: SentResource): ResourceValidationArgs {
  return {
    ...commonArguments(resource),
    stackTags: new Map(),
    getConfig: <T extends object>() => ({}) as T,
    notApplicable,
  };
}

/** What a policy about a stack is called with. */
export function stackArguments(resources: readonly SentResource[]): StackValidationArgs {
  const made = resources.map((resource) => ({ resource, view: policyResource(resource) }));
  const views = new Map(made.map(({ view }) => [view.urn, view]));
  const viewsOf = (urns: readonly string[]) => urns.flatMap((urn) => views.get(urn) ?? []);
  for (const { resource, view } of made) {
    const parent = resource.parent === undefined ? undefined : views.get(resource.parent);
    if (parent) view.parent = parent;
    view.dependencies = viewsOf(dependenciesOf(resource));
    for (const [property, urns] of Object.entries(resource.propertyDependencies ?? {})) {
      view.propertyDependencies[property] = viewsOf(urns);
    }
  }
  return {
    resources: made.map(({ view }) => view),
    stackTags: new Map(),
    getConfig: <T extends object>() => ({}) as T,
    notApplicable,
  };
}

/** URNs of everything that a resource depends on. */
export function dependenciesOf({ propertyDependencies = {} }: SentResource): string[] {
  return [...new Set(Object.values(propertyDependencies).flat())];
}

/** Its relations are filled in when all resources are there. */
function policyResource(resource: SentResource): PolicyResource {
  return { ...commonArguments(resource), dependencies: [], propertyDependencies: {} };
}

function commonArguments(resource: SentResource) {
  const {
    type,
    name,
    urn,
    props,
    protect = false,
    ignoreChanges = [],
    deleteBeforeReplace,
    provider,
  } = resource;
  return {
    type,
    name,
    urn,
    props: handedOver(props),
    opts: {
      protect,
      ignoreChanges: [...ignoreChanges],
      ...(deleteBeforeReplace !== undefined && { deleteBeforeReplace }),
      aliases: [],
      customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
      additionalSecretOutputs: [],
    },
    isType: () => false,
    asType: () => undefined,
    ...(provider && { provider: providerArguments(provider) }),
  };
}

function providerArguments({ type, name, urn, props }: SentProvider): PolicyProviderResource {
  return { type, name, urn, props: handedOver(props) };
}

function notApplicable(reason?: string): never {
  throw new Error(reason ?? "not applicable");
}
