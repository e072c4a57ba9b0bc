import {
  type CustomTimeouts,
  type RegisteredResource,
  type WireProperties,
  providerUrnOf,
} from "@mlops/engine";
import { policyProperties } from "./policy-values.ts";

/** What the official evaluation reads of a resource: the getters of the protocol's message, without its encoding. */
export interface AnalyzedResource {
  getType(): string;
  getName(): string;
  getUrn(): string;
  getProperties(): { toJavaScript(): WireProperties };
  getOptions(): AnalyzedOptions;
  getProvider(): AnalyzedProvider | undefined;
}

/** A resource among all others of its stack. */
export interface AnalyzedStackResource extends AnalyzedResource {
  getParent(): string;
  getDependenciesList(): readonly string[];
  getPropertydependenciesMap(): ReadonlyMap<string, { getUrnsList(): readonly string[] }>;
}

interface AnalyzedProvider {
  getType(): string;
  getName(): string;
  getUrn(): string;
  getProperties(): { toJavaScript(): WireProperties };
}

interface AnalyzedOptions {
  getProtect(): boolean;
  getIgnorechangesList(): readonly string[];
  getAliasesList(): readonly string[];
  getCustomtimeouts(): { getCreate(): number; getUpdate(): number; getDelete(): number };
  getAdditionalsecretoutputsList(): readonly string[];
  getDeletebeforereplacedefined(): boolean;
  getDeletebeforereplace(): boolean;
  getParent(): string;
}

type ByUrn = ReadonlyMap<string, RegisteredResource>;

/** A resource with its inputs, for the policies that look at one resource. */
export function analyzedResource(
  resource: RegisteredResource,
  byUrn: ByUrn,
  providers: ProviderCache,
): AnalyzedResource {
  return analyzed(resource, resource.inputs, providerFor(resource, byUrn, providers));
}

/** All resources with what a preview knows of their outputs, for the policies that look at a whole stack. */
export function analyzedStack(
  resources: readonly RegisteredResource[],
  byUrn: ByUrn,
  providers: ProviderCache,
): AnalyzedStackResource[] {
  return resources.map((resource) => {
    const dependencies = new Map(
      [...resource.propertyDependencies].map(([key, urns]) => [key, { getUrnsList: () => urns }]),
    );
    return {
      ...analyzed(resource, resource.outputs, providerFor(resource, byUrn, providers)),
      getParent: () => resource.parent,
      getDependenciesList: () => resource.dependencies,
      getPropertydependenciesMap: () => dependencies,
    };
  });
}

function analyzed(
  resource: RegisteredResource,
  properties: WireProperties,
  provider: AnalyzedProvider | undefined,
): AnalyzedResource {
  const values = policyProperties(properties);
  const options = optionsOf(resource);
  return {
    getType: () => resource.type,
    getName: () => resource.name,
    getUrn: () => resource.urn,
    // The evaluation copies what it reads: every policy gets properties of its own.
    getProperties: () => ({ toJavaScript: () => values }),
    getOptions: () => options,
    getProvider: () => provider,
  };
}

/** Providers of a stack by URN: hundreds of resources share one. */
export type ProviderCache = Map<string, AnalyzedProvider | undefined>;

function providerFor(
  { provider: reference }: RegisteredResource,
  byUrn: ByUrn,
  cache: ProviderCache,
): AnalyzedProvider | undefined {
  const urn = providerUrnOf(reference);
  if (cache.has(urn)) return cache.get(urn);
  const provider = byUrn.get(urn);
  const values = policyProperties(provider?.inputs ?? {});
  const made: AnalyzedProvider | undefined = provider && {
    getType: () => provider.type,
    getName: () => provider.name,
    getUrn: () => provider.urn,
    getProperties: () => ({ toJavaScript: () => values }),
  };
  cache.set(urn, made);
  return made;
}

function optionsOf({ protect, aliases, parent, options }: RegisteredResource): AnalyzedOptions {
  const { ignoreChanges, additionalSecretOutputs, deleteBeforeReplace, customTimeouts } = options;
  return {
    getProtect: () => protect,
    getIgnorechangesList: () => ignoreChanges,
    getAliasesList: () => aliases,
    getCustomtimeouts: () => secondsOf(customTimeouts),
    getAdditionalsecretoutputsList: () => additionalSecretOutputs,
    getDeletebeforereplacedefined: () => deleteBeforeReplace !== undefined,
    getDeletebeforereplace: () => deleteBeforeReplace ?? false,
    getParent: () => parent,
  };
}

function secondsOf(timeouts: CustomTimeouts): ReturnType<AnalyzedOptions["getCustomtimeouts"]> {
  return {
    getCreate: () => seconds(timeouts.create),
    getUpdate: () => seconds(timeouts.update),
    getDelete: () => seconds(timeouts.delete),
  };
}

const secondsPer: Readonly<Record<string, number>> = { h: 3_600, m: 60, s: 1, ms: 0.001 };

/** Seconds in a duration such as `1h30m`; none is 0. */
export function seconds(duration: string | undefined): number {
  if (duration === undefined) return 0;
  const parts = duration.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g);
  let total = 0;
  for (const [, count, unit = ""] of parts) total += Number(count) * (secondsPer[unit] ?? 0);
  return total;
}
