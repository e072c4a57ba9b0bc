import type { Output, Resource } from "@pulumi/pulumi";
import * as rpcNamespace from "@pulumi/pulumi/runtime/rpc.js";
import { exportsOf } from "../module-exports.ts";
import { type OutputClass, outputClass } from "../output-class.ts";
import { expectFunctions } from "../expected-shape.ts";
import { noteUnknownRead } from "../unknown-reads.ts";

/** What the SDK calls with a property's final value, or with the error that took its place. */
type Resolver = (
  value: unknown,
  isKnown: boolean,
  isSecret: boolean,
  deps?: Resource[],
  error?: Error,
) => void;

interface Rpc {
  transferProperties(
    onto: object,
    label: string,
    props: Readonly<Record<string, unknown>>,
  ): Record<string, Resolver>;
}

/** Make the Output of a resource's property when it is first read. */
export function install(): void {
  const rpc = exportsOf<Rpc>(rpcNamespace);
  const constructed = outputClass();
  expectFunctions("runtime/rpc", rpc, { transferProperties: 3 });
  rpc.transferProperties = (onto, label, props) => {
    const properties = new Map<string, OutputProperty>();
    Object.defineProperty(onto, PROPERTIES, { value: properties });
    const resolvers: Record<string, Resolver> = {};
    for (const key of Object.keys(props)) {
      if (key === "id" || key === "urn") continue;
      if (Object.hasOwn(onto, key)) {
        throw new Error(`Property '${key}' is already initialized on target '${label}`);
      }
      const property = new OutputProperty(onto, key, constructed);
      properties.set(key, property);
      Object.defineProperty(onto, key, accessorOf(key));
      resolvers[key] = (value, isKnown, isSecret, deps = [], error) =>
        property.resolve({ value, isKnown, isSecret, deps, error });
    }
    return resolvers;
  };
}

/** The final value of a property. */
interface Resolution {
  readonly value: unknown;
  readonly isKnown: boolean;
  readonly isSecret: boolean;
  readonly deps: Resource[];
  readonly error: Error | undefined;
}

/** An output property of a resource, and its Output once something has read it. */
class OutputProperty {
  readonly #owner: object;
  readonly #key: string;
  readonly #outputClass: OutputClass;
  #output: Output<unknown> | undefined;
  #resolution: Resolution | undefined;
  #resolvePromise: ((resolution: Resolution) => void) | undefined;

  constructor(owner: object, key: string, outputs: OutputClass) {
    this.#owner = owner;
    this.#key = key;
    this.#outputClass = outputs;
  }

  resolve(resolution: Resolution): void {
    if (this.#resolvePromise) this.#resolvePromise(resolution);
    else this.#resolution ??= resolution;
  }

  read(): Output<unknown> {
    if (this.#output) return this.#output;
    const resolved = this.#resolved().then((resolution) => {
      if (resolution.error) throw resolution.error;
      if (!resolution.isKnown) noteUnknownRead(this.#owner, this.#key);
      return resolution;
    });
    this.#output = new this.#outputClass(
      this.#owner,
      resolved.then(({ value }) => value),
      resolved.then(({ isKnown }) => isKnown),
      resolved.then(({ isSecret }) => isSecret),
      resolved.then(({ deps }) => deps),
    );
    return this.#output;
  }

  #resolved(): Promise<Resolution> {
    if (this.#resolution) return Promise.resolve(this.#resolution);
    return new Promise((resolve) => {
      this.#resolvePromise = resolve;
    });
  }
}

/** Where each resource keeps its properties. */
const PROPERTIES: unique symbol = Symbol("properties");

interface Owner {
  [PROPERTIES]?: Map<string, OutputProperty>;
}

/** One accessor for all properties of a name, so that resources of one class keep sharing their layout. */
const accessors = new Map<string, PropertyDescriptor>();

function accessorOf(key: string): PropertyDescriptor {
  const known = accessors.get(key);
  if (known) return known;
  const accessor: PropertyDescriptor = {
    enumerable: true,
    configurable: true,
    get(this: Owner) {
      return this[PROPERTIES]?.get(key)?.read();
    },
    set(this: Owner, value: unknown) {
      Object.defineProperty(this, key, { value, writable: true, enumerable: true, configurable: true });
    },
  };
  accessors.set(key, accessor);
  return accessor;
}
