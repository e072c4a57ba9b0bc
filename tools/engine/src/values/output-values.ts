import {
  UNKNOWN_MARKER,
  type WireObject,
  type WireProperties,
  type WireValue,
  isOutput,
  isWireObject,
  mapParts,
  outputOf,
  secretOf,
  signatureOf,
} from "./wire-values.ts";

/** Unknowns and secrets as outputs, the form in which transforms see them. */
function upgradeToOutputs(value: WireValue): WireValue {
  if (value === UNKNOWN_MARKER) return outputOf(undefined);
  const signature = isWireObject(value) ? signatureOf(value) : undefined;
  if (isWireObject(value) && signature === "secret") {
    const inner = upgradeToOutputs(value.value ?? null);
    return outputOf(isOutput(inner) && inner.value === undefined ? undefined : inner, { secret: true });
  }
  return signature === undefined ? mapParts(value, upgradeToOutputs) : value;
}

/** Outputs back to unknowns, secrets and plain values, the form in which the engine keeps them. */
export function downgradeOutputs(value: WireValue): WireValue {
  if (!isOutput(value)) return mapParts(value, downgradeOutputs);
  const plain = value.value === undefined ? UNKNOWN_MARKER : downgradeOutputs(value.value);
  return value.secret === true ? secretOf(plain) : plain;
}

/** Properties without outputs: see {@link downgradeOutputs}. */
export function downgradeProperties(properties: WireProperties): WireProperties {
  const plain: WireProperties = {};
  for (const [key, value] of Object.entries(properties)) plain[key] = downgradeOutputs(value);
  return plain;
}

/**
 * URNs that the outputs within a value depend on.
 * @param found where they are added to
 */
export function outputDependencies(value: WireValue, found: Set<string> = new Set()): Set<string> {
  if (Array.isArray(value)) {
    for (const part of value) outputDependencies(part, found);
  } else if (isWireObject(value)) {
    for (const urn of ownDependencies(value)) found.add(urn);
    for (const part of Object.values(value)) outputDependencies(part, found);
  }
  return found;
}

const none: readonly string[] = [];

/** URNs that an output itself depends on, without those of outputs within it. */
function ownDependencies(value: WireObject): readonly string[] {
  if (!Array.isArray(value.dependencies) || !isOutput(value)) return none;
  return value.dependencies.filter((urn) => typeof urn === "string");
}

/**
 * Properties for a transform: each one an output that carries what the property depends on.
 * @param propertyDependencies URNs by property
 */
export function withDependencies(
  properties: WireProperties,
  propertyDependencies: ReadonlyMap<string, readonly string[]>,
): WireProperties {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [
      key,
      dependingOn(upgradeToOutputs(value), propertyDependencies.get(key) ?? none),
    ]),
  );
}

/** The value as an output that depends at least on `urns`. */
function dependingOn(value: WireValue, urns: readonly string[]): WireValue {
  const carried = outputDependencies(value);
  if (urns.every((urn) => carried.has(urn))) return value;
  if (!isOutput(value)) return outputOf(value, { dependencies: urns });
  const dependencies = [...new Set([...ownDependencies(value), ...urns])];
  return outputOf(value.value, { secret: value.secret === true, dependencies });
}
