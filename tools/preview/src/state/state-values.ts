import { specialSigKey } from "@pulumi/pulumi/runtime/rpc.js";
import {
  UNKNOWN_MARKER,
  type WireObject,
  type WireProperties,
  type WireValue,
  isWireObject,
  secretOf,
  signatureOf,
} from "@mlops/engine";
import { mismatch } from "../workspace/mismatch.ts";

/** Signatures of values that JSON cannot hold; they occur in states only. */
const BYTES_SIGNATURE = "803fd3297a5875dc03ca845dda5d2a98";
const FLOAT_SIGNATURE = "8ad145fe-0d11-4827-bfd7-1abcbf086f5c";

/** Levels of lists and objects in a property: no provider has that many, and the policy SDK takes no more than some. */
const MAX_LEVELS = 500;

/** Reads property values of a state, and keeps what is wrong with them. */
export class StateValues {
  /** What is wrong with values, with the path of each. */
  readonly problems: string[] = [];
  #encrypted = 0;

  /** How many secrets are encrypted. Their values are unknown. */
  get encrypted(): number {
    return this.#encrypted;
  }

  /** Properties as the engine keeps them. */
  properties(found: unknown, path: string): WireProperties {
    if (found === undefined || found === null) return {};
    // What JSON says is never anything that is no wire value.
    const value = found as WireValue;
    if (isDeeperThan(value, MAX_LEVELS)) {
      this.problems.push(`${path}: got more than ${MAX_LEVELS} levels; expected fewer`);
      return {};
    }
    if (isWireObject(value)) return this.#parts(value, path);
    this.problems.push(`${path}: ${mismatch(value, "an object of properties")}`);
    return {};
  }

  #parts(object: WireObject, path: string): WireObject {
    return Object.fromEntries(
      Object.entries(object).map(([key, value]) => [key, this.#value(value, `${path}.${key}`)]),
    );
  }

  #value(value: WireValue, path: string): WireValue {
    if (Array.isArray(value)) return value.map((part, index) => this.#value(part, `${path}[${index}]`));
    if (!isWireObject(value)) return value;
    const signature = value[specialSigKey];
    if (signature === undefined) return this.#parts(value, path);
    if (signature === BYTES_SIGNATURE) return Buffer.from(textOf(value.value), "base64").toString("utf8");
    if (signature === FLOAT_SIGNATURE) {
      return Buffer.from(textOf(value.value).padStart(16, "0"), "hex").readDoubleBE();
    }
    return this.#special(value, path);
  }

  #special(value: WireObject, path: string): WireValue {
    const signature = signatureOf(value);
    switch (signature) {
      case "secret":
        return this.#secret(value, path);
      case "resource":
        return reference(value);
      case "asset":
      case "archive":
        return this.#parts(value, path);
      case "output":
      case undefined:
        this.problems.push(
          `${path}: got an ${signature ?? "unknown kind of value"}; expected a value that a state can hold`,
        );
        return null;
    }
  }

  #secret({ plaintext, ciphertext }: WireObject, path: string): WireValue {
    if (typeof plaintext === "string" && plaintext !== "") {
      try {
        return secretOf(this.#value(JSON.parse(plaintext) as WireValue, path));
      } catch {
        this.problems.push(`${path}: got a secret whose plaintext is no JSON; expected JSON`);
        return null;
      }
    }
    if (typeof ciphertext === "string" && ciphertext !== "") {
      this.#encrypted++;
      return secretOf(UNKNOWN_MARKER);
    }
    this.problems.push(`${path}: got a secret without text; expected a plaintext or a ciphertext`);
    return null;
  }
}

/** A reference to a resource. One without an id is to a component; an empty id is not known yet. */
function reference(value: WireObject): WireObject {
  return value.id === "" ? { ...value, id: UNKNOWN_MARKER } : value;
}

function textOf(value: WireValue | undefined): string {
  return typeof value === "string" ? value : "";
}

function isDeeperThan(value: WireValue, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeperThan(part, levels - 1));
}
