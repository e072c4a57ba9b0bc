import type { Property } from "./property.ts";
import { type Shape, shapeOf } from "./api-model.ts";
import type { Dialect } from "./dialect.ts";
import { type Content, Given, type Other, type Place } from "./given.ts";
import { type Scalar, knownValueOf } from "./known-value.ts";
import type { Destination, Step } from "./spelling.ts";

/** A key that the provider's bridge leaves in inputs that it has checked. */
const BRIDGE_KEY = "__defaults";

/**
 * Values that are read; nothing is certain of the others. A property may be larger than any API takes, or hold itself.
 */
const MOST_VALUES = 5_000;

/** What `property` gives for an input of this shape. */
export function given(property: Property, shape: string, dialect: Dialect): Given {
  return new Reading(dialect).given(property, shape);
}

/** A property, and the rest of the way to the member that it becomes. */
interface Part extends Destination {
  readonly property: Property;
}

class Reading {
  readonly #dialect: Dialect;
  #left = MOST_VALUES;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  given(property: Property, shape: string): Given {
    return this.#made({ path: property.path, shape }, this.#contentOf(property, shape));
  }

  #contentOf(property: Property, name: string): Content {
    const shape = this.#shapeOf(name);
    this.#left -= 1;
    if (this.#left < 0) return { kind: "unknown" };
    const value = knownValueOf(property);
    if (value.kind === "list") {
      // What is no list for the API is refused as a whole, whatever its elements are.
      const { element } = shape;
      const elements = element === undefined ? [] : property.elements.map((one) => this.given(one, element));
      return { kind: "list", size: property.length, elements };
    }
    if (value.kind === "object") return this.#objectContentOf(property, name, shape);
    if (value.kind === "absent" || value.kind === "unknown" || !this.#dialect.isLoose) return value;
    return coerced(value, shape.type);
  }

  #objectContentOf(property: Property, name: string, shape: Shape): Content {
    if (shape.type === "structure") return this.#structureOf(property, name);
    if (shape.type === "list" && this.#dialect.isLoose) return this.#tagsOf(property, shape);
    if (shape.type !== "map") return { kind: "object" };
    const entries = entriesOf(property).map(({ key, value }) => ({
      key,
      value: this.given(value, shape.value ?? "string"),
    }));
    return { kind: "map", entries: entries.filter(({ value }) => !value.isAbsent) };
  }

  /** The list of tags that a map of tags becomes. */
  #tagsOf(property: Property, { element = "" }: Shape): Content {
    const { Key: keyShape, Value: valueShape } = this.#shapeOf(element).members ?? {};
    if (keyShape === undefined || valueShape === undefined) return { kind: "object" };
    const elements = entriesOf(property).map(({ key, value }) => {
      const { path } = value;
      const members = [
        ["Key", this.#made({ path, shape: keyShape }, { kind: "text", text: key })],
        ["Value", this.given(value, valueShape)],
      ] as const;
      return this.#made(
        { path, shape: element },
        { kind: "structure", members: new Map(members.filter(([, one]) => !one.isAbsent)), others: [] },
      );
    });
    return { kind: "list", size: elements.length, elements };
  }

  #structureOf(property: Property, shape: string): Content {
    const parts: Part[] = [];
    const others: Other[] = [];
    const members = new Map<string, Given>();
    for (const { key, value } of entriesOf(property)) {
      const destination = this.#dialect.spelling.destinationOf(shape, key);
      const memberShape = this.#shapeOf(shape).members?.[key];
      if (destination) parts.push({ ...destination, property: value });
      else if (destination === undefined) others.push({ name: key, path: value.path });
      else if (memberShape !== undefined) {
        members.set(key, this.#made({ path: value.path, shape: memberShape }, { kind: "unknown" }));
      }
    }
    for (const [member, one] of this.#membersOf(parts, { path: property.path, shape }))
      members.set(member, one);
    return { kind: "structure", members, others };
  }

  /** The members that properties become which lie in one object, however deep the members do. */
  #membersOf(parts: readonly Part[], place: Place): ReadonlyMap<string, Given> {
    const members = new Map<string, Given>();
    for (const [member, group] of Map.groupBy(parts, ({ steps }) => steps[0]?.member ?? "")) {
      const shape = this.#shapeOf(place.shape).members?.[member] ?? "structure";
      const value = this.#memberOf(group, member, shape, place);
      if (!value.isAbsent) members.set(member, value);
    }
    return members;
  }

  #memberOf(group: readonly Part[], member: string, shape: string, { path, ...place }: Place): Given {
    const intoList = group[0]?.steps[0]?.intoList ?? false;
    const inner = intoList ? (this.#shapeOf(shape).element ?? shape) : shape;
    const { shape: owner, way } = place.within ?? { shape: place.shape, way: "" };
    const within = { shape: owner, way: `${way}${member}${intoList ? "[]" : ""}.` };
    const value = this.#endOf(group, inner) ?? this.#gathered(group, { path, shape: inner, within });
    if (!intoList || value.isAbsent) return value;
    return this.#made({ path: value.path, shape }, { kind: "list", size: 1, elements: [value] });
  }

  /** What is given for a member that one property stands for, as against several for what is in it. */
  #endOf(group: readonly Part[], shape: string): Given | undefined {
    const [end] = group.filter(({ steps }) => steps.length === 1);
    return end && this.given(end.fromList ? onlyElementOf(end.property) : end.property, shape);
  }

  #gathered(group: readonly Part[], place: Place): Given {
    const rest = (steps: readonly Step[]) => steps.slice(1);
    const members = this.#membersOf(
      group.map((part) => ({ ...part, steps: rest(part.steps) })),
      place,
    );
    return this.#made(
      place,
      members.size === 0 ? { kind: "absent" } : { kind: "structure", members, others: [] },
    );
  }

  #shapeOf(name: string): Shape {
    return shapeOf(this.#dialect.model, name);
  }

  #made(place: Place, content: Content): Given {
    return new Given(place, content, this.#dialect);
  }
}

function entriesOf(property: Property): { readonly key: string; readonly value: Property }[] {
  return property.keys.flatMap((key) => (key === BRIDGE_KEY ? [] : [{ key, value: property.key(key) }]));
}

/** The element of a list of at most one; the list itself when there are more, so that its length is reported. */
function onlyElementOf(list: Property): Property {
  const value = knownValueOf(list);
  return value.kind === "list" && list.length <= 1 ? list.key("0") : list;
}

/** A number, truth value or text as the provider would read it. */
function coerced(value: Scalar, type: string): Content {
  if (value.kind === "text") return coercedText(value, type);
  if (type !== "string") return value;
  return { kind: "text", text: `${value.kind === "number" ? value.number : value.boolean}` };
}

function coercedText(value: Scalar & { readonly kind: "text" }, type: string): Content {
  const { text } = value;
  if (type === "boolean" && /^(true|false)$/.test(text)) return { kind: "boolean", boolean: text === "true" };
  if (type !== "integer" && type !== "float") return value;
  // The provider writes numbers that may be missing as texts that may be empty.
  if (text === "") return { kind: "absent" };
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? { kind: "number", number: Number(text) } : value;
}
