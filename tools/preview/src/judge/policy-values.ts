import {
  UNKNOWN_MARKER,
  type WireProperties,
  type WireValue,
  isWireObject,
  mapParts,
  secretOf,
  signatureOf,
} from "@mlops/engine";

/** Properties in the form in which the engine hands them to policies. */
export function policyProperties(properties: WireProperties): WireProperties {
  const kept: WireProperties = {};
  for (const [key, value] of Object.entries(properties)) {
    // The engine keeps properties of its own to itself.
    if (!key.startsWith("__")) kept[key] = policyValue(value);
  }
  return kept;
}

/** Policies see a resource as its id, or as its URN if it has none, and outputs as what is known of them. */
function policyValue(value: WireValue): WireValue {
  if (isWireObject(value)) {
    const signature = signatureOf(value);
    if (signature === "resource") return value.id === undefined ? (value.urn ?? null) : policyValue(value.id);
    if (signature === "output") {
      const plain = value.value === undefined ? UNKNOWN_MARKER : policyValue(value.value);
      return value.secret === true ? secretOf(plain) : plain;
    }
  }
  return mapParts(value, policyValue);
}
