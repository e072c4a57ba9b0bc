/** A value that only the deployment will tell, as the engine sends it. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** In a change: the property is taken away. */
export const ABSENT = Symbol("absent");

/** `value` as a secret, as the engine sends it. */
export function secret(value: unknown): object {
  return { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value };
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

/** A copy of `value` with the values at `paths` replaced; a path within another one of them is left out. */
export function replaced<T extends object>(
  value: T,
  paths: readonly string[],
  replacement: (value: unknown) => unknown,
): T {
  const outer = paths.filter(
    (path) => !paths.some((other) => other !== path && path.startsWith(`${other}.`)),
  );
  return changed(value, Object.fromEntries(outer.map((path) => [path, replacement(valueAt(value, path))])));
}

function valueAt(tree: object, path: string): unknown {
  const inner = (value: unknown, name: string): unknown =>
    typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  return path.split(".").reduce(inner, tree);
}
