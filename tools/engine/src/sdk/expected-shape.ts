/**
 * Check that an object of the SDK has functions as a patch knows them.
 * @param label what messages call the object
 * @param functions number of parameters by name
 * @throws Error that names each function that is missing or takes other parameters
 */
export function expectFunctions(
  label: string,
  owner: object,
  functions: Readonly<Record<string, number>>,
): void {
  const problems = Object.entries(functions).flatMap(([name, count]) => {
    const found: unknown = Reflect.get(owner, name);
    if (typeof found === "function" && found.length === count) return [];
    const got = typeof found === "function" ? `a function of ${found.length}` : typeof found;
    return [`${label}.${name}: got ${got}; expected a function of ${count} parameters`];
  });
  if (problems.length > 0) throw new Error(problems.join(", "));
}
