/**
 * The exports object of a CommonJS module of the SDK, given its namespace, with the parts that its published types
 * leave out. Node wraps that object in a read-only namespace; Jest, which compiles imports to `require`, hands it
 * over as it is.
 */
export function exportsOf<Exports extends object>(namespace: object): Exports {
  const exported = "default" in namespace && isObject(namespace.default) ? namespace.default : namespace;
  return exported as Exports;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
