/** A value that only the deployment will tell, as the engine sends it. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** In a change: the property is taken away. */
export const ABSENT = Symbol("absent");

const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** `value` as a secret, as the engine sends it. */
export function secret(value: unknown): object {
  return { [signatureKey]: secretSignature, value };
}

/** A copy of `value` as the SDK unpacks it: secrets within it are plain values, and what is undefined is left out. */
export function plainValue<T>(value: T): T;
export function plainValue(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(plainValue);
  // An asset or archive.
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  if (Reflect.get(value, signatureKey) === secretSignature) return plainValue(Reflect.get(value, "value"));
  const plain: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    if (inner !== undefined) plain[name] = plainValue(inner);
  }
  return plain;
}

/** New values by path of keys and list indices, such as `vpcConfig.subnets` or `containers.0.image`. */
export type Changes = Readonly<Record<string, unknown>>;

/** A copy of `value` with `changes` made to it. Objects on the way are made where there are none. */
export function changed<T extends object>(value: T, changes: Changes): T {
  const copy = copyOf(value);
  for (const [path, replacement] of Object.entries(changes)) put(copy, path.split("."), replacement);
  return copy;
}

/** A copy that shares nothing, not even within itself, and leaves out what is undefined. */
function copyOf<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf) as T;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([name, inner]) => [name, copyOf(inner)])) as T;
}

function put(container: object, [name = "", ...rest]: readonly string[], replacement: unknown): void {
  if (rest.length > 0) {
    const inner: unknown = Reflect.get(container, name);
    const next = typeof inner === "object" && inner !== null ? inner : {};
    Reflect.set(container, name, next);
    put(next, rest, replacement);
  } else if (replacement === ABSENT) {
    Reflect.deleteProperty(container, name);
  } else {
    Reflect.set(container, name, replacement);
  }
}

/** The path of every value within `value`, however deep. */
export function pathsIn(value: unknown, path: readonly string[] = []): string[] {
  const here = path.length > 0 ? [path.join(".")] : [];
  if (typeof value !== "object" || value === null) return here;
  return [...here, ...Object.entries(value).flatMap(([name, inner]) => pathsIn(inner, [...path, name]))];
}

/** Whether one of two paths leads through the other. */
export function areRelated(one: string, other: string): boolean {
  return `${one}.`.startsWith(`${other}.`) || `${other}.`.startsWith(`${one}.`);
}

/** `paths` without those that lead through another one of them. */
export function outermost(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => !paths.some((other) => path.startsWith(`${other}.`)));
}

/** `value` with the values at `paths` replaced, of which none leads through another. */
export function replaced<T extends object>(
  value: T,
  paths: readonly string[],
  replacement: (value: unknown) => unknown,
): T {
  return paths.reduce<unknown>((tree, path) => withReplaced(tree, path, replacement), value) as T;
}

/** Copies only what is on the way to the value: everything else is shared with the original. */
function withReplaced(value: unknown, path: string, replacement: (value: unknown) => unknown): unknown {
  // A key may have dots, such as that of a tag.
  const name = Object.keys(Object(value)).find((key) => `${path}.`.startsWith(`${key}.`));
  if (name === undefined) throw new Error(`nothing is at ${path}`);
  const inner: unknown = Reflect.get(Object(value), name);
  const rest = path.slice(name.length + 1);
  const next = rest === "" ? replacement(inner) : withReplaced(inner, rest, replacement);
  return Array.isArray(value) ? value.with(Number(name), next) : { ...Object(value), [name]: next };
}
