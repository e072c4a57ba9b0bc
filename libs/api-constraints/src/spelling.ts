import { type ApiModel, shapeOf } from "./api-model.ts";

/**
 * How a provider writes the members of an API's structures where it does not simply begin them with a small letter:
 * by shape and property.
 * - `memory: "MemorySize"`: another name,
 * - `s3Key: "Code.S3Key"`: a member of a nested structure,
 * - `onCreate: "OnCreate[].Content"`: the only element of a list,
 * - `"routingConfigs[]": "RoutingConfig"`: a list of at most one, where the API has none,
 * - `timeouts: null`: nothing that the operation is told; a member of the same name counts as given, and is not judged.
 */
export type Spellings = Readonly<Record<string, Readonly<Record<string, string | null>>>>;

/** One step on the way to a member. */
export interface Step {
  readonly member: string;
  /** The way goes on in the only element of a list. */
  readonly intoList: boolean;
}

/** Which member a property becomes. */
export interface Destination {
  readonly steps: readonly Step[];
  /** The property is a list of at most one. */
  readonly fromList: boolean;
}

/** What is said of one shape. */
interface ShapeSpelling {
  readonly destinations: Map<string, Destination | null>;
  /** Properties by the way to their member. */
  readonly names: ReadonlyMap<string, string>;
  readonly members: ReadonlyMap<string, string>;
}

/** How properties become the members of an API's structures, and back. */
export class Spelling {
  readonly #model: ApiModel;
  readonly #spellings: Spellings;
  readonly #nameOf: (member: string) => string;
  readonly #neverTold: ReadonlySet<string>;
  readonly #shapes = new Map<string, ShapeSpelling>();

  /**
   * @param nameOf the name of the property that becomes a member, unless `spellings` has another
   * @param neverTold properties that are never a member, unless `spellings` or the shape says so
   */
  constructor(
    model: ApiModel,
    spellings: Spellings,
    nameOf: (member: string) => string,
    neverTold: ReadonlySet<string> = new Set(),
  ) {
    this.#model = model;
    this.#spellings = spellings;
    this.#nameOf = nameOf;
    this.#neverTold = neverTold;
  }

  /** The member of `shape` that `property` becomes; `null` when it is known not to be judged. */
  destinationOf(shape: string, property: string): Destination | null | undefined {
    const { destinations, members } = this.#spellingOf(shape);
    const known = destinations.get(property);
    if (known !== undefined) return known;
    const member = members.get(property);
    if (member === undefined) return this.#neverTold.has(property) ? null : undefined;
    const destination = { steps: [{ member, intoList: false }], fromList: false };
    destinations.set(property, destination);
    return destination;
  }

  /** The property that becomes the member of `shape` at `way`, such as `Code.S3Key`. */
  propertyOf(shape: string, way: string): string {
    return this.#spellingOf(shape).names.get(way) ?? this.#nameOf(way.slice(way.lastIndexOf(".") + 1));
  }

  /** The property that becomes a member, unless it has a spelling of its own. */
  defaultNameOf(member: string): string {
    return this.#nameOf(member);
  }

  #spellingOf(shape: string): ShapeSpelling {
    const known = this.#shapes.get(shape);
    if (known) return known;
    const written = Object.entries(this.#spellings[shape] ?? {});
    const members = Object.keys(shapeOf(this.#model, shape).members ?? {});
    const spelling = {
      destinations: new Map(written.map(([property, way]) => [bare(property), destination(property, way)])),
      names: new Map(written.flatMap(([property, way]) => (way === null ? [] : [[way, bare(property)]]))),
      members: new Map(members.map((member) => [this.#nameOf(member), member])),
    };
    this.#shapes.set(shape, spelling);
    return spelling;
  }
}

/** The name that the provider gives to a member: `KMSKeyArn` is `kmsKeyArn`, `SageMakerImageArn` `sagemakerImageArn`. */
export function providerName(member: string): string {
  const words = member
    .replace(/EventBridge|ETag|GiB|OAuth|SageMaker/g, capitalised)
    .replace(/[A-Z]{2,}(?=[A-Z][a-z]|[^A-Za-z]|$)/g, capitalised);
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function capitalised(word: string): string {
  return word.charAt(0) + word.slice(1).toLowerCase();
}

function bare(property: string): string {
  return property.replace("[]", "");
}

function destination(property: string, way: string | null): Destination | null {
  if (way === null) return null;
  const steps = way.split(".").map((step) => ({ member: bare(step), intoList: step.endsWith("[]") }));
  return { steps, fromList: property.endsWith("[]") };
}
