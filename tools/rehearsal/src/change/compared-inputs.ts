import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import {
  type PlainProperties,
  type RegisteredResource,
  UNKNOWN_MARKER,
  type WireObject,
  type WireProperties,
  type WireValue,
  isWireObject,
  mapParts,
  signatureOf,
  toPlainProperties,
} from "@mlops/engine";

/** Key under which a state lists the inputs that the provider has added. */
const DEFAULTS = "__defaults";

/** What the provider adds to the inputs of every resource without listing it. */
const addedByProvider = ["region", "tagsAll"];

/** Inputs of two deployments of a resource, as far as they can be compared. */
export interface ComparedInputs {
  readonly before: PlainProperties;
  readonly after: PlainProperties;
}

/**
 * Inputs of a resource before and after. Files are compared by what they hold. What a provider has added to an exported
 * state is left out, unless the program names it now.
 */
export function comparedInputs(
  before: Pick<RegisteredResource, "inputs">,
  after: Pick<RegisteredResource, "inputs">,
): ComparedInputs {
  const given = withoutDefaults(before.inputs, after.inputs);
  for (const property of addedByProvider) if (after.inputs[property] === undefined) delete given[property];
  return { before: plainInputs(given), after: plainInputs(after.inputs) };
}

/** Inputs for people and to compare: files and texts as hashes of what they hold. */
export function plainInputs(inputs: WireProperties): PlainProperties {
  return toPlainProperties(
    Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, withContents(value)])),
  );
}

/** The object without what its `__defaults` name, at every level; what `after` has is kept. */
function withoutDefaults(object: WireObject, after: WireValue | undefined): WireObject {
  const other = isWireObject(after) ? after : {};
  const listed = object[DEFAULTS];
  const defaults = Array.isArray(listed) ? listed : [];
  const kept = Object.entries(object).filter(
    ([key]) => key !== DEFAULTS && !(defaults.includes(key) && other[key] === undefined),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, partWithoutDefaults(value, other[key])]));
}

function partWithoutDefaults(value: WireValue, after: WireValue | undefined): WireValue {
  if (Array.isArray(value)) {
    return value.map((part, index) =>
      partWithoutDefaults(part, Array.isArray(after) ? after[index] : undefined),
    );
  }
  return isWireObject(value) && signatureOf(value) === undefined ? withoutDefaults(value, after) : value;
}

/** Files and texts as hashes of what they hold. An archive of which a state has only a hash cannot be compared. */
function withContents(value: WireValue): WireValue {
  if (!isWireObject(value)) return Array.isArray(value) ? value.map(withContents) : value;
  switch (signatureOf(value)) {
    case "asset":
      return assetHash(value);
    case "archive":
      return isWireObject(value.assets)
        ? mapParts(value.assets, withContents)
        : (value.path ?? UNKNOWN_MARKER);
    case undefined:
      return mapParts(value, withContents);
    default:
      return value;
  }
}

/** The hash that a state keeps of an asset. */
function assetHash({ hash, text, path, uri }: WireObject): WireValue {
  if (typeof text === "string" && text !== "") return sha256(text);
  if (typeof path === "string" && existsSync(path) && statSync(path).isFile())
    return sha256(readFileSync(path));
  return typeof hash === "string" && hash !== "" ? hash : (path ?? uri ?? text ?? UNKNOWN_MARKER);
}

function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
