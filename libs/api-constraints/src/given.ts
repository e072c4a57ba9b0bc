import { shapeOf } from "./api-model.ts";
import type { Dialect } from "./dialect.ts";
import type { Scalar } from "./known-value.ts";

/** What is given for a member of an API's input. */
export type Content =
  | Scalar
  | { readonly kind: "absent" }
  | { readonly kind: "unknown" }
  | { readonly kind: "object" }
  | {
      readonly kind: "list";
      readonly elements: readonly Given[];
      /** Elements that it has: more than `elements` when not all are read. */
      readonly size: number;
    }
  | {
      readonly kind: "structure";
      readonly members: ReadonlyMap<string, Given>;
      readonly others: readonly Other[];
    }
  | { readonly kind: "map"; readonly entries: readonly Entry[] };

/** An entry of a map. */
export interface Entry {
  readonly key: string;
  readonly value: Given;
}

/** A property that becomes no member. */
export interface Other {
  readonly name: string;
  readonly path: string;
}

/** Where something is given. */
export interface Place {
  /** In the spelling of the resource, such as `productionVariants[0].instanceType`. */
  readonly path: string;
  /** Name of the shape that it should have. */
  readonly shape: string;
  /** The structure whose properties its members are, when they are not its own, and the way to it. */
  readonly within?: { readonly shape: string; readonly way: string };
}

/**
 * What a resource gives for an API's input, or for a part of it, by the API's own names. Nothing is certain of what is
 * unknown: it is neither absent nor of any value.
 */
export class Given {
  readonly path: string;
  readonly shape: string;
  readonly content: Content;
  readonly #place: Place;
  readonly #dialect: Dialect;

  constructor(place: Place, content: Content, dialect: Dialect) {
    this.path = place.path;
    this.shape = place.shape;
    this.content = content;
    this.#place = place;
    this.#dialect = dialect;
  }

  /** What is given for the member at a path of the API's names, such as `DeploymentConfig.RollingUpdatePolicy`. */
  at(path: string): Given {
    return path.split(".").reduce((given: Given, member) => given.#member(member), this);
  }

  /** The elements of a list that is known. */
  get elements(): readonly Given[] {
    return this.content.kind === "list" ? this.content.elements : [];
  }

  /** The entries of a map that is known. */
  get entries(): readonly Entry[] {
    return this.content.kind === "map" ? this.content.entries : [];
  }

  /** It is certainly not given. */
  get isAbsent(): boolean {
    return this.content.kind === "absent";
  }

  /** It is certainly given. */
  get isKnown(): boolean {
    return this.content.kind !== "absent" && this.content.kind !== "unknown";
  }

  /** The text, when it is one that is known. */
  get text(): string | undefined {
    return this.content.kind === "text" ? this.content.text : undefined;
  }

  /** The number, when it is one that is known. */
  get number(): number | undefined {
    return this.content.kind === "number" ? this.content.number : undefined;
  }

  /** It is certainly this value. */
  is(value: string | number | boolean): boolean {
    const { content } = this;
    if (content.kind === "boolean") return content.boolean === value;
    return (this.text ?? this.number) === value;
  }

  #member(name: string): Given {
    const { content } = this;
    if (content.kind === "structure") return content.members.get(name) ?? this.#inside(name, "absent");
    return this.#inside(name, content.kind === "unknown" ? "unknown" : "absent");
  }

  #inside(member: string, kind: "absent" | "unknown"): Given {
    const { shape, way } = this.#place.within ?? { shape: this.shape, way: "" };
    const property = this.#dialect.spelling.propertyOf(shape, way + member);
    const path = this.path === "" ? property : `${this.path}.${property}`;
    const memberShape = shapeOf(this.#dialect.model, this.shape).members?.[member] ?? "structure";
    return new Given({ path, shape: memberShape }, { kind }, this.#dialect);
  }
}
