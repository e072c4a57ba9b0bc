/** What a request tells about itself by condition keys. */
export interface RequestContext {
  /** Values by key in lower case; an empty list says that the request does not carry the key. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Whether the request carries no other key; otherwise nothing is known of keys without values. */
  readonly isComplete: boolean;
  /** Where keys without values are looked up. @default - nowhere */
  readonly behind?: ReadonlyMap<string, readonly string[]>;
}

/**
 * The context of a request.
 * @param given values by key, in any case; an empty list says that the request does not carry the key
 * @param isComplete whether the request carries no other key. @default - nothing is known of other keys
 */
export function requestContext(
  given: Readonly<Record<string, string | readonly string[]>>,
  isComplete = false,
): RequestContext {
  return { values: keyValues(given), isComplete };
}

/** Values by key in lower case. */
export function keyValues(
  given: Readonly<Record<string, string | readonly string[]>>,
): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(given)) {
    values.set(key.toLowerCase(), typeof value === "string" ? [value] : value);
  }
  return values;
}

/** Values of a key: none if the request does not carry it, `undefined` if nothing is known of it. */
export function valuesOf(context: RequestContext, key: string): readonly string[] | undefined {
  const name = key.toLowerCase();
  return context.values.get(name) ?? context.behind?.get(name) ?? (context.isComplete ? [] : undefined);
}
