import {
  UNKNOWN_MARKER,
  type WireProperties,
  type WireValue,
  isWireObject,
  secretOf,
  signatureOf,
} from "./wire-values.ts";

/** Stands for a value that only a deployment can know. */
export const UNKNOWN: unique symbol = Symbol("known after deploy");

/** A secret value. Two of them are equal when their values are. */
export class Secret {
  readonly value: PlainValue;

  constructor(value: PlainValue) {
    this.value = value;
  }
}

/** Mark a value as secret. */
export const secret = (value: PlainValue): Secret => new Secret(value);

/** A property value as plain JavaScript: unknowns are {@link UNKNOWN}, secrets are {@link Secret}. */
export type PlainValue =
  null | boolean | number | string | typeof UNKNOWN | Secret | PlainValue[] | { [key: string]: PlainValue };

/** Plain properties of a resource or function, by name. */
export type PlainProperties = Record<string, PlainValue>;

/**
 * A property value for people to read and tests to compare. A resource becomes its id, or its URN if it is a
 * component; an asset becomes its path, its text or its parts.
 */
export function toPlain(value: WireValue): PlainValue {
  if (value === UNKNOWN_MARKER) return UNKNOWN;
  if (Array.isArray(value)) return value.map(toPlain);
  if (!isWireObject(value)) return value;
  switch (signatureOf(value)) {
    case "secret":
      return new Secret(toPlain(value.value ?? null));
    case "output": {
      const plain = value.value === undefined ? UNKNOWN : toPlain(value.value);
      return value.secret === true ? new Secret(plain) : plain;
    }
    case "resource":
      return toPlain(value.id === undefined ? (value.urn ?? UNKNOWN_MARKER) : value.id);
    case "asset":
      return toPlain(value.path ?? value.uri ?? value.text ?? null);
    case "archive":
      return toPlain(value.path ?? value.uri ?? value.assets ?? null);
    case undefined:
      return toPlainProperties(value);
  }
}

/** Properties for people to read and tests to compare: see {@link toPlain}. */
export function toPlainProperties(properties: WireProperties): PlainProperties {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, toPlain(value)]));
}

/** The engine's form of a plain value. What JSON cannot hold is left out, as the SDK leaves it out. */
function toWire(value: unknown): WireValue {
  if (value === UNKNOWN) return UNKNOWN_MARKER;
  if (value instanceof Secret) return secretOf(toWire(value.value));
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(toWire);
  return typeof value === "object" && value !== null ? toWireProperties(value) : null;
}

/** Properties in the engine's form: see {@link toWire}. Those that are undefined are left out. */
export function toWireProperties(properties: object): WireProperties {
  const kept = Object.entries(properties).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept.map(([key, value]) => [key, toWire(value)]));
}
