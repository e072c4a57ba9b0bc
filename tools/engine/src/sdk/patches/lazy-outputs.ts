import { Output, type Resource } from "@pulumi/pulumi";
import * as rpcNamespace from "@pulumi/pulumi/runtime/rpc.js";
import { exportsOf } from "../module-exports.ts";

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

type OutputClass = new (
  resources: object,
  value: Promise<unknown>,
  isKnown: Promise<boolean>,
  isSecret: Promise<boolean>,
  allResources: Promise<Resource[]>,
) => Output<unknown>;

/** How a property ended. */
interface Ending {
  readonly value: unknown;
  readonly isKnown: boolean;
  readonly isSecret: boolean;
  readonly deps: Resource[];
  readonly error: Error | undefined;
}

/** An output property of a resource: an Output as soon as somebody reads it, and nothing much before. */
class LazyProperty {
  output: Output<unknown> | undefined;
  readonly #owner: object;
  #ending: Ending | undefined;
  #settle: ((ending: Ending) => void) | undefined;

  constructor(owner: object) {
    this.#owner = owner;
  }

  end(ending: Ending): void {
    if (this.#settle) this.#settle(ending);
    else this.#ending ??= ending;
  }

  read(): Output<unknown> {
    if (this.output) return this.output;
    const ending = this.#ending
      ? Promise.resolve(this.#ending)
      : new Promise<Ending>((resolve) => {
          this.#settle = resolve;
        });
    const checked = ending.then((ended) => {
      if (ended.error) throw ended.error;
      return ended;
    });
    this.output = new outputClass(
      this.#owner,
      checked.then(({ value }) => value),
      checked.then(({ isKnown }) => isKnown),
      checked.then(({ isSecret }) => isSecret),
      checked.then(({ deps }) => deps),
    );
    return this.output;
  }
}

const outputClass = classOf(Output);
/** Where each resource keeps its properties. */
const PROPERTIES: unique symbol = Symbol("lazy properties");

interface Owner {
  [PROPERTIES]?: Map<string, LazyProperty>;
}

let patched = false;

/**
 * Make a resource's outputs when they are first read. The SDK makes an Output, a dozen promises, for every property
 * of every resource, of which a program reads a few: four fifths of the time a registration takes.
 */
export function makeOutputsOnDemand(): void {
  if (patched) return;
  patched = true;
  const rpc = exportsOf<Rpc>(rpcNamespace);
  rpc.transferProperties = (onto, label, props) => {
    const properties = new Map<string, LazyProperty>();
    Object.defineProperty(onto, PROPERTIES, { value: properties });
    const resolvers: Record<string, Resolver> = {};
    for (const key of Object.keys(props)) {
      if (key === "id" || key === "urn") continue;
      if (Object.hasOwn(onto, key))
        throw new Error(`Property '${key}' is already initialized on target '${label}`);
      const property = new LazyProperty(onto);
      properties.set(key, property);
      Object.defineProperty(onto, key, accessorOf(key));
      resolvers[key] = (value, isKnown, isSecret, deps = [], error) =>
        property.end({ value, isKnown, isSecret, deps, error });
    }
    return resolvers;
  };
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

function classOf(value: unknown): OutputClass {
  if (!isOutputClass(value)) throw new Error("the Pulumi SDK's Output is not the expected class");
  return value;
}

function isOutputClass(value: unknown): value is OutputClass {
  return typeof value === "function";
}
