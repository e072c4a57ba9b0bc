/**
 * Everything of a list that AWS answers in pages.
 * @param pages a paginator of the AWS SDK
 * @param pick what of a page belongs to the list
 * @param limit most that is taken: no further page is asked for. @default - no limit
 */
export async function collected<Page, Item>(
  pages: AsyncIterable<Page>,
  pick: (page: Page) => readonly Item[] | undefined,
  limit = Infinity,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) {
    items.push(...(pick(page) ?? []));
    if (items.length >= limit) return items.slice(0, limit);
  }
  return items;
}
