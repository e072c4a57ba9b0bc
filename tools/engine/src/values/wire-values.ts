import {
  specialArchiveSig,
  specialAssetSig,
  specialOutputValueSig,
  specialResourceSig,
  specialSecretSig,
  specialSigKey,
  unknownValue,
} from "@pulumi/pulumi/runtime/rpc.js";

/**
 * A property value as it travels between a program and the engine: JSON, in which unknowns are a marker text and
 * secrets, assets, resources and outputs are objects that carry a signature.
 */
export type WireValue = null | boolean | number | string | WireValue[] | WireObject;

/** An object among wire values; a special value if it carries a signature: see {@link signatureOf}. */
export interface WireObject {
  [key: string]: WireValue;
}

/** The properties of one resource, by name. */
export type WireProperties = Record<string, WireValue>;

/** What stands in for a value that only a deployment can know. */
export const UNKNOWN_MARKER: string = unknownValue;

/** The kinds of special values. */
type Signature = "secret" | "output" | "resource" | "asset" | "archive";

const signatures: Readonly<Record<string, Signature>> = {
  [specialSecretSig]: "secret",
  [specialOutputValueSig]: "output",
  [specialResourceSig]: "resource",
  [specialAssetSig]: "asset",
  [specialArchiveSig]: "archive",
};

/** Whether a value is an object: neither a list nor nothing. */
export function isWireObject(value: WireValue | undefined): value is WireObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What kind of special value an object is, if it is one. */
export function signatureOf(value: WireObject): Signature | undefined {
  const signature = value[specialSigKey];
  return typeof signature === "string" ? signatures[signature] : undefined;
}

function hasSignature(value: WireValue, signature: Signature): value is WireObject {
  return isWireObject(value) && signatureOf(value) === signature;
}

/** Whether a value is an output: see {@link outputOf}. */
export function isOutput(value: WireValue): value is WireObject {
  return hasSignature(value, "output");
}

/** The value, marked as secret. */
export function secretOf(value: WireValue): WireObject {
  return { [specialSigKey]: specialSecretSig, value };
}

/** A resource as other resources' properties and outputs name it. */
export function referenceTo({ urn, id }: { readonly urn: string; readonly id: string }): WireObject {
  return { [specialSigKey]: specialResourceSig, urn, ...(id !== "" && { id }) };
}

/**
 * An output with what it depends on, as transforms and remote components receive it.
 * @param value nothing if it is unknown
 */
export function outputOf(
  value: WireValue | undefined,
  { secret = false, dependencies = [] }: { secret?: boolean; dependencies?: readonly string[] } = {},
): WireObject {
  return {
    [specialSigKey]: specialOutputValueSig,
    ...(value !== undefined && { value }),
    ...(secret && { secret }),
    ...(dependencies.length > 0 && { dependencies: [...dependencies] }),
  };
}

/** Apply `change` to the direct parts of a list or object, keeping its other entries. */
export function mapParts(value: WireValue, change: (part: WireValue) => WireValue): WireValue {
  if (Array.isArray(value)) return value.map(change);
  if (!isWireObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, change(part)]));
}

/** Whether the value holds a secret, at whatever depth. */
export function containsSecret(value: WireValue): boolean {
  if (Array.isArray(value)) return value.some(containsSecret);
  if (!isWireObject(value)) return false;
  return signatureOf(value) === "secret" || Object.values(value).some(containsSecret);
}
