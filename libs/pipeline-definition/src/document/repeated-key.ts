/** An object or list of a JSON text that is being read. */
interface Open {
  /** Keys so far; nothing for a list. */
  readonly keys?: Set<string>;
  /** The key or the index that is being read. */
  at: string | number;
}

/**
 * The first key that an object of a JSON text has twice, with the keys and indices that lead to it; readers of JSON take
 * one of the two values without a word.
 * @param json a text that is JSON
 */
export function repeatedKey(json: string): readonly (string | number)[] | undefined {
  const open: Open[] = [];
  let isKeyNext = false;
  for (const [token] of json.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g)) {
    const top = open.at(-1);
    if (token === "{" || token === "[") open.push(token === "{" ? { keys: new Set(), at: "" } : { at: 0 });
    else if (token === "}" || token === "]") open.pop();
    else if (token === "," && typeof top?.at === "number") top.at++;
    else if (isKeyNext && top?.keys && token !== ",") {
      top.at = String(JSON.parse(token));
      if (top.keys.has(top.at)) return open.map(({ at }) => at);
      top.keys.add(top.at);
    }
    isKeyNext = token === "{" || (token === "," && top?.keys !== undefined);
  }
  return undefined;
}
