import { depthFirst } from "./depth-first.ts";

/**
 * What is known of a property before a deployment:
 * - `absent`: not set,
 * - `unknown`: set to what only the deployment will tell (the ARN of a key that is created with it),
 * - `empty`: set to null, to an empty or blank text or to an empty list,
 * - `value`: anything else.
 */
export type State = "absent" | "unknown" | "empty" | "value";

type Scalar = string | number | boolean;

/**
 * Levels that are read; nothing is certain of what lies deeper. No API takes inputs of half as many, and whoever walks
 * down a property calls itself once a level.
 */
const DEEPEST = 100;

/**
 * Elements of a list, and keys of an object, that are read; nothing is certain of the others. The longest list that a
 * resource takes are the features of a feature group, of which SageMaker allows as many.
 */
const LONGEST = 2_500;

/** Tells values that stand for what will be known only later. */
type UnknownTest = (value: unknown) => boolean;

/**
 * A place in a resource's properties. Reading never throws, not even where the value is unknown (the SDK's own
 * objects throw, which turns the whole rule into an advisory).
 *
 * Every question is about what is certain: of an unknown value neither `is` nor `isNot` nor `isMissing` holds. So
 * never negate an answer (`!key.is("a")`); ask the opposite question (`key.isNot("a")`).
 */
export class Property {
  /** Where it is, such as `productionVariants[0].instanceType`; "" at the root. */
  readonly path: string;
  readonly state: State;
  readonly #value: unknown;
  readonly #isUnknown: UnknownTest;
  /** Levels above it. */
  #depth = 0;
  /** What it does not have is not absent, but told elsewhere. */
  #isPartial = false;
  /** Properties within it that have been read: many rules read the same ones. */
  #within: Map<string, Property> | undefined;
  #elements: readonly Property[] | undefined;
  #keys: readonly string[] | undefined;
  #parsed: Property | undefined;

  private constructor(path: string, state: State, isUnknown: UnknownTest, value?: unknown) {
    this.path = path;
    this.state = state;
    this.#isUnknown = isUnknown;
    this.#value = value;
  }

  /**
   * The property with `value` at `path`. An object may be one of the SDK's that throw on unknowns.
   * @param isUnknown tells values within it that stand for what will be known only later. @default - none does
   */
  static of(value: unknown, path = "", isUnknown: UnknownTest = () => false): Property {
    return new Property(path, isUnknown(value) ? "unknown" : stateOf(value), isUnknown, value);
  }

  /** The same value as a root of which only a part is told: what it does not have is unknown. */
  get partialRoot(): Property {
    const property = new Property("", this.state, this.#isUnknown, this.#value);
    property.#isPartial = true;
    return property;
  }

  /** A property of which nothing is known. */
  static unknown(path: string): Property {
    return new Property(path, "unknown", () => true);
  }

  /** The same property, with `members` in place of its own of these names. */
  with(members: Readonly<Record<string, Property>>): Property {
    const property = new Property(this.path, this.state, this.#isUnknown, this.#value);
    property.#isPartial = this.#isPartial;
    property.#within = new Map(Object.entries(members));
    return property;
  }

  /** The property at a path of keys and list indices, such as `vpcConfig.subnets` or `containers.0.image`. */
  at(path: string): Property {
    return path.split(".").reduce((property: Property, name) => property.key(name), this);
  }

  /** The property with exactly this key (those of tags may have dots). */
  key(name: string): Property {
    const known = this.#within?.get(name);
    if (known) return known;
    const property = this.#read(name);
    property.#depth = this.#depth + 1;
    (this.#within ??= new Map()).set(name, property);
    return property;
  }

  #read(name: string): Property {
    const path = this.#pathOf(name);
    if (this.isUnknown || this.#depth >= DEEPEST) return new Property(path, "unknown", this.#isUnknown);
    const container = this.#value;
    if (!isObject(container) || !has(container, name)) {
      return new Property(path, this.#isPartial ? "unknown" : "absent", this.#isUnknown);
    }
    try {
      return Property.of(Reflect.get(container, name), path, this.#isUnknown);
    } catch (error) {
      if (isUnknownValueError(error)) return new Property(path, "unknown", this.#isUnknown);
      throw error;
    }
  }

  /**
   * The elements, when it is a list that is known; an element itself may be unknown. Of a list that is longer than any
   * API takes, the first ones and one that is unknown, which stands for the others.
   */
  get elements(): readonly Property[] {
    return (this.#elements ??= this.#readElements());
  }

  #readElements(): readonly Property[] {
    const { length } = this;
    const read = Array.from({ length: Math.min(length, LONGEST) }, (_, index) => this.key(`${index}`));
    return length > LONGEST ? [...read, Property.unknown(this.#pathOf(`${LONGEST}`))] : read;
  }

  /** How many elements it has, when it is a list that is known. */
  get length(): number {
    return Array.isArray(this.#value) ? this.#value.length : 0;
  }

  /** The keys, when it is an object that is known; the first ones, when it has more than any API takes. */
  get keys(): readonly string[] {
    return (this.#keys ??= this.#readKeys());
  }

  #readKeys(): readonly string[] {
    const value = this.#value;
    return isObject(value) && !Array.isArray(value) ? Object.keys(value).slice(0, LONGEST) : [];
  }

  /** It is certainly not set, or set to nothing. */
  get isMissing(): boolean {
    return this.state === "absent" || this.state === "empty";
  }

  /** It is set, but its value will be known only later. */
  get isUnknown(): boolean {
    return this.state === "unknown";
  }

  /** What it consists of: its elements, or what its keys lead to. */
  get parts(): readonly Property[] {
    return [...this.elements, ...this.keys.map((name) => this.key(name))];
  }

  /** It, or something within it, will be known only later; so also when there is more in it than is looked at. */
  get hasUnknown(): boolean {
    const reached = depthFirst<Property>(this, ({ parts }) => parts);
    return reached.isCut || reached.all.some(({ isUnknown }) => isUnknown);
  }

  /** It certainly has one of these values. */
  is(...values: readonly Scalar[]): boolean {
    return this.state === "value" && values.some((value) => value === this.#value);
  }

  /** It certainly has none of these values; so also when it is missing. */
  isNot(...values: readonly Scalar[]): boolean {
    return !this.isUnknown && !this.is(...values);
  }

  /** The text, when it is one that is known and not blank. */
  get text(): string | undefined {
    return this.state === "value" && typeof this.#value === "string" ? this.#value : undefined;
  }

  /** The number, when it is one that is known. */
  get number(): number | undefined {
    return typeof this.#value === "number" ? this.#value : undefined;
  }

  /** What a JSON text says (nested arguments of a provider, a policy document), at the same path; or itself. */
  get parsed(): Property {
    return (this.#parsed ??= this.#parse());
  }

  #parse(): Property {
    if (this.text === undefined) return this;
    try {
      return Property.of(JSON.parse(this.text), this.path);
    } catch {
      return this;
    }
  }

  /** What came, for a message: `absent`, `""`, `"Enabled"`, `a list of 2` … */
  get description(): string {
    const value = this.#value;
    if (this.state === "absent" || this.state === "unknown") return this.state;
    if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
    if (isObject(value)) return "an object";
    return typeof value === "string" ? quoted(value) : String(value);
  }

  #pathOf(name: string): string {
    if (Array.isArray(this.#value) && isIndex(name)) return `${this.path}[${name}]`;
    return this.path === "" ? name : `${this.path}.${name}`;
  }
}

function stateOf(value: unknown): State {
  if (value === undefined) return "absent";
  if (value === null || (Array.isArray(value) && value.length === 0)) return "empty";
  return typeof value === "string" && value.trim() === "" ? "empty" : "value";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Whether a list or object has something of this name: `length` is no element of a list. */
function has(container: object, name: string): boolean {
  return Object.hasOwn(container, name) && (!Array.isArray(container) || isIndex(name));
}

function isIndex(name: string): boolean {
  return /^\d+$/.test(name);
}

/** By name: importing the SDK for its class would load gRPC into everything that only wants to read a rule. */
function isUnknownValueError(error: unknown): boolean {
  return error instanceof Error && error.constructor.name === "UnknownValueError";
}

/** A text in quotes, cut to what one line of a report can hold. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}
