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

export interface WireObject {
  [key: string]: WireValue;
}

/** The properties of one resource, by name. */
export type WireProperties = Record<string, WireValue>;

/** What stands in for a value that only a deployment can know. */
export const UNKNOWN_MARKER: string = unknownValue;

export type Signature = "secret" | "output" | "resource" | "asset" | "archive";

const signatures: Readonly<Record<string, Signature>> = {
  [specialSecretSig]: "secret",
  [specialOutputValueSig]: "output",
  [specialResourceSig]: "resource",
  [specialAssetSig]: "asset",
  [specialArchiveSig]: "archive",
};

export function isWireObject(value: WireValue | undefined): value is WireObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What kind of special value an object is, if it is one. */
export function signatureOf(value: WireObject): Signature | undefined {
  const signature = value[specialSigKey];
  return typeof signature === "string" ? signatures[signature] : undefined;
}

export function secretOf(value: WireValue): WireObject {
  return { [specialSigKey]: specialSecretSig, value };
}

/** An output with what it depends on, as transforms and remote components receive it. */
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

/** Whether any part of the value, at whatever depth, fulfils `test`. */
export function someValue(value: WireValue, test: (part: WireValue) => boolean): boolean {
  if (test(value)) return true;
  if (Array.isArray(value)) return value.some((part) => someValue(part, test));
  return isWireObject(value) && Object.values(value).some((part) => someValue(part, test));
}

export function containsUnknown(value: WireValue): boolean {
  return someValue(
    value,
    (part) =>
      part === UNKNOWN_MARKER ||
      (isWireObject(part) && signatureOf(part) === "output" && part.value === undefined),
  );
}

export function containsSecret(value: WireValue): boolean {
  return someValue(value, (part) => isWireObject(part) && signatureOf(part) === "secret");
}
