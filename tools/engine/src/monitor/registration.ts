import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb.js";
import type { SourcePosition } from "../deployment/registered-resource.ts";
import { isRootStackType } from "../deployment/urn.ts";
import { outputDependencies } from "../values/output-values.ts";
import type { WireProperties } from "../values/wire-values.ts";
import { type RegistrationOptions, requestedOptions } from "./registration-options.ts";
import { positionOf } from "./request-position.ts";

/** URNs, sorted, by property. */
type PropertyDependencies = ReadonlyMap<string, readonly string[]>;

/** What is to be registered: first as the program asks for it, then as inheritance and transforms leave it. */
export interface Registration {
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  readonly remote: boolean;
  readonly parent: string;
  readonly position: SourcePosition | undefined;
  readonly properties: WireProperties;
  readonly options: RegistrationOptions;
  /** URNs. */
  readonly dependencies: readonly string[];
  readonly propertyDependencies: PropertyDependencies;
}

/** What the program asks for. */
export function requestedRegistration(request: RegisterResourceRequest): Registration {
  const type = request.getType();
  const properties: WireProperties = request.getObject()?.toJavaScript() ?? {};
  const options = requestedOptions(request);
  return {
    type,
    name: request.getName(),
    custom: request.getCustom(),
    remote: request.getRemote(),
    parent: request.getParent(),
    // The stack itself is constructed by the engine.
    position: isRootStackType(type) ? undefined : positionOf(request),
    properties,
    options,
    dependencies: options.dependsOn,
    propertyDependencies: requestedDependencies(request, properties),
  };
}

/** Sorted, each text once. */
export function sortedUnique(texts: Iterable<string>): string[] {
  return [...new Set(texts)].sort();
}

/** What the outputs within each property depend on. */
export function carriedDependencies(properties: WireProperties): PropertyDependencies {
  return new Map(
    Object.entries(properties).map(([key, value]) => [key, sortedUnique(outputDependencies(value))]),
  );
}

function requestedDependencies(
  request: RegisterResourceRequest,
  properties: WireProperties,
): PropertyDependencies {
  const declared = request.getPropertydependenciesMap();
  if (declared.getLength() === 0 && !request.getRemote()) {
    const all = sortedUnique(request.getDependenciesList());
    return new Map(Object.keys(properties).map((key) => [key, all]));
  }
  const found = new Map<string, readonly string[]>();
  for (const [key, dependencies] of declared.entries()) {
    found.set(key, sortedUnique(dependencies.getUrnsList()));
  }
  for (const [key, urns] of carriedDependencies(properties)) {
    if (urns.length > 0) found.set(key, sortedUnique([...(found.get(key) ?? []), ...urns]));
  }
  return found;
}
