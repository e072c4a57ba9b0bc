import { inputShapeOf, modelOf, shapeOf } from "../api-model.ts";
import type { Dialect } from "../dialect.ts";
import { operations } from "../operations.ts";
import { providerDialect } from "../provider-dialect.ts";
import type { Destination } from "../spelling.ts";
import { type InputProperty, type InputType, inputsOf } from "./provider-inputs.ts";

/** How the properties of a provider's resource go with the members of an API's input. */
export interface Comparison {
  /** Properties that are called what the provider usually calls such a member. */
  readonly byName: string[];
  /** Properties with a spelling of their own, as `property = Way.To.Member`. */
  readonly bySpelling: string[];
  /** Properties that are known to be no member. */
  readonly notTold: string[];
  /** Properties that nothing is known of. */
  readonly unknown: string[];
  /** Properties whose type is not that of the member. */
  readonly misfits: string[];
  /** Members that the provider has no property for. */
  readonly lacking: string[];
  /** What the API requires, the provider does not ask for, and nothing fills in. */
  readonly demanded: string[];
  /** What the API requires, the provider does not ask for, and something fills in. */
  readonly filledIn: string[];
}

/** How the resource behind a type token goes with the input of its operation. */
export function comparisonOf(token: string): Comparison {
  const operation = operations.get(token);
  if (!operation) throw new Error(`${token} has no operation`);
  const comparing = new Comparing(providerDialect(operation.service));
  comparing.structure(inputsOf(token), inputShapeOf(modelOf(operation.service), operation.name), "", []);
  return comparing.result;
}

type Properties = Readonly<Record<string, InputProperty>>;

class Comparing {
  readonly result: Comparison = {
    byName: [],
    bySpelling: [],
    notTold: [],
    unknown: [],
    misfits: [],
    lacking: [],
    demanded: [],
    filledIn: [],
  };
  readonly #dialect: Dialect;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  structure(properties: Properties, shape: string, prefix: string, within: readonly string[]): void {
    if (within.includes(shape)) return;
    /** Members that properties become, and whether the provider asks for one of these. */
    const reached = new Map<string, boolean>();
    for (const [name, { type, isRequired }] of Object.entries(properties)) {
      const destination = this.#dialect.spelling.destinationOf(shape, name);
      if (destination === undefined) this.result.unknown.push(prefix + name);
      if (destination === null) this.result.notTold.push(prefix + name);
      if (!destination) continue;
      const [first] = destination.steps;
      if (first) reached.set(first.member, isRequired || reached.get(first.member) === true);
      this.#note(prefix + name, name, destination);
      const back = this.#dialect.spelling.propertyOf(shape, wayOf(destination));
      if (back !== name) this.result.misfits.push(`${prefix + name}: would be shown as ${back}`);
      const isUnwrapped = destination.fromList && type.kind === "list";
      const target = this.#targetOf(shape, destination);
      this.#value(isUnwrapped ? type.element : type, target, prefix + name, [...within, shape]);
    }
    const { members = {}, required = [] } = this.#shapeOf(shape);
    this.result.lacking.push(
      ...Object.keys(members).flatMap((one) => (reached.has(one) ? [] : [prefix + one])),
    );
    for (const member of required.filter((one) => reached.get(one) !== true)) {
      const isFilledIn = this.#dialect.filledIn[shape]?.[member] !== undefined;
      const list = isFilledIn ? this.result.filledIn : this.result.demanded;
      list.push(prefix + this.#dialect.spelling.propertyOf(shape, member));
    }
  }

  #note(path: string, name: string, { steps, fromList }: Destination): void {
    const way = wayOf({ steps, fromList });
    const isUsual = steps.length === 1 && !fromList && this.#dialect.spelling.defaultNameOf(way) === name;
    if (isUsual) this.result.byName.push(path);
    else this.result.bySpelling.push(`${path}${fromList ? "[]" : ""} = ${way}`);
  }

  #targetOf(shape: string, { steps }: Destination): string {
    return steps.reduce((current, { member, intoList }) => {
      const next = this.#shapeOf(current).members?.[member];
      if (next === undefined) throw new Error(`${current} has no ${member}`);
      return intoList ? (this.#shapeOf(next).element ?? next) : next;
    }, shape);
  }

  #value(type: InputType, name: string, path: string, within: readonly string[]): void {
    const shape = this.#shapeOf(name);
    if (type.kind === "object" && shape.type === "structure") {
      this.structure(type.properties, name, `${path}.`, within);
    } else if (type.kind === "list" && shape.type === "list") {
      this.#value(type.element, shape.element ?? "", `${path}[]`, within);
    } else if (type.kind === "map" && shape.type === "map") {
      this.#value(type.element, shape.value ?? "", `${path}{}`, within);
    } else if (!this.#fits(type, name)) {
      this.result.misfits.push(`${path}: ${type.kind} for ${name}`);
    }
  }

  #fits(type: InputType, name: string): boolean {
    const shape = this.#shapeOf(name);
    const kinds: Readonly<Record<string, string>> = {
      blob: "asset",
      float: "number",
      integer: "number",
      timestamp: "string",
    };
    const isTags = type.kind === "map" && this.#shapeOf(shape.element ?? "").members?.["Key"] !== undefined;
    return isTags || type.kind === (kinds[shape.type] ?? shape.type);
  }

  #shapeOf(name: string) {
    return shapeOf(this.#dialect.model, name);
  }
}

/** The way to a member as the spellings have it. */
function wayOf({ steps }: Destination): string {
  return steps.map(({ member, intoList }) => member + (intoList ? "[]" : "")).join(".");
}
