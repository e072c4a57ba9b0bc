import { AwsRefusal } from "../command/failures.ts";

/** Most pages that a list is read in: more than any list of an account has. */
const mostPages = 10_000;

/** What services call the mark of the next page. GetLogEvents, whose last mark comes twice, calls it otherwise. */
const marks = ["NextToken", "nextToken", "PaginationToken", "NextMarker"] as const;

/**
 * Everything of a list that AWS answers in pages.
 * @param pages a paginator of the AWS SDK
 * @param pick what of a page belongs to the list
 * @param limit most that is taken: no further page is asked for. @default - no limit
 * @throws AwsRefusal if the pages have no end
 */
export async function collected<Page, Item>(
  pages: AsyncIterable<Page>,
  pick: (page: Page) => readonly Item[] | undefined,
  limit = Infinity,
): Promise<Item[]> {
  const items: Item[] = [];
  const seen = new Set<unknown>();
  for await (const page of pages) {
    for (const item of pick(page) ?? []) items.push(item);
    if (items.length >= limit) return items.slice(0, limit);
    const mark = markOf(page);
    if (mark === undefined) continue;
    if (seen.has(mark) || seen.size >= mostPages) throw endless();
    seen.add(mark);
  }
  return items;
}

function markOf(page: unknown): unknown {
  const fields = page as Readonly<Record<string, unknown>>;
  return marks.map((name) => fields[name]).find((mark) => mark !== undefined && mark !== "");
}

const endless = () =>
  new AwsRefusal(
    "AWS: a list whose pages have no end",
    ["is AWS_ENDPOINT_URL, or a proxy, something else than AWS?"],
    undefined,
  );
