/** What is known of something: `perhaps` if it follows from what nothing is known of. */
export type Truth = "yes" | "no" | "perhaps";

/** Whether something known is so. */
export const truthOf = (isSo: boolean): Truth => (isSo ? "yes" : "no");

export function not(truth: Truth): Truth {
  if (truth === "perhaps") return "perhaps";
  return truth === "yes" ? "no" : "yes";
}

/** Whether something holds of all items; items after the first of which it does not are not looked at. */
export function every<Item>(items: Iterable<Item>, holds: (item: Item) => Truth): Truth {
  let result: Truth = "yes";
  for (const item of items) {
    const truth = holds(item);
    if (truth === "no") return "no";
    if (truth === "perhaps") result = "perhaps";
  }
  return result;
}

/** Whether something holds of one item at least; items after the first of which it does are not looked at. */
export function some<Item>(items: Iterable<Item>, holds: (item: Item) => Truth): Truth {
  let result: Truth = "no";
  for (const item of items) {
    const truth = holds(item);
    if (truth === "yes") return "yes";
    if (truth === "perhaps") result = "perhaps";
  }
  return result;
}
