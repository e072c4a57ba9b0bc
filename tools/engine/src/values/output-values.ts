import {
  UNKNOWN_MARKER,
  type WireProperties,
  type WireValue,
  isWireObject,
  mapParts,
  outputOf,
  secretOf,
  signatureOf,
} from "./wire-values.ts";

/** Unknowns and secrets as outputs, the form in which transforms see them. */
export function upgradeToOutputs(value: WireValue): WireValue {
  if (value === UNKNOWN_MARKER) return outputOf(undefined);
  if (isWireObject(value)) {
    const signature = signatureOf(value);
    if (signature === "secret") {
      const inner = upgradeToOutputs(value.value ?? null);
      const unknown = isWireObject(inner) && signatureOf(inner) === "output" && inner.value === undefined;
      return outputOf(unknown ? undefined : inner, { secret: true });
    }
    if (signature !== undefined) return value;
  }
  return mapParts(value, upgradeToOutputs);
}

/** Outputs back to unknowns, secrets and plain values, the form in which the engine keeps them. */
export function downgradeOutputs(value: WireValue): WireValue {
  if (isWireObject(value) && signatureOf(value) === "output") {
    const plain = value.value === undefined ? UNKNOWN_MARKER : downgradeOutputs(value.value);
    return value.secret === true ? secretOf(plain) : plain;
  }
  return mapParts(value, downgradeOutputs);
}

export function downgradeAll(properties: WireProperties): WireProperties {
  const plain: WireProperties = {};
  for (const [key, value] of Object.entries(properties)) plain[key] = downgradeOutputs(value);
  return plain;
}

/** URNs that the outputs within a value depend on. */
export function outputDependencies(value: WireValue, found: Set<string> = new Set()): Set<string> {
  if (Array.isArray(value)) {
    for (const part of value) outputDependencies(part, found);
  } else if (isWireObject(value)) {
    if (signatureOf(value) === "output" && Array.isArray(value.dependencies)) {
      for (const urn of value.dependencies) if (typeof urn === "string") found.add(urn);
    }
    for (const part of Object.values(value)) outputDependencies(part, found);
  }
  return found;
}

/** Properties for a transform: every property an output that carries what the property depends on. */
export function withDependencies(
  properties: WireProperties,
  propertyDependencies: ReadonlyMap<string, readonly string[]>,
): WireProperties {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => {
      const upgraded = upgradeToOutputs(value);
      const declared = propertyDependencies.get(key) ?? [];
      const carried = outputDependencies(upgraded);
      if (declared.every((urn) => carried.has(urn))) return [key, upgraded];
      const isOutput = isWireObject(upgraded) && signatureOf(upgraded) === "output";
      const own = isOutput && Array.isArray(upgraded.dependencies) ? upgraded.dependencies : [];
      const dependencies = [...new Set([...own.filter((urn) => typeof urn === "string"), ...declared])];
      return [
        key,
        isOutput
          ? outputOf(upgraded.value, { secret: upgraded.secret === true, dependencies })
          : outputOf(upgraded, { dependencies }),
      ];
    }),
  );
}
