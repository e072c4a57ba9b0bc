/** Requests that are under way at once: many more are throttled. */
const atOnce = 8;

/**
 * Ask AWS about each of several items, a few at once.
 * @returns the answers in the order of the items
 */
export async function someAtOnce<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let start = 0; start < items.length; start += atOnce) {
    answers.push(...(await Promise.all(items.slice(start, start + atOnce).map(ask))));
  }
  return answers;
}
