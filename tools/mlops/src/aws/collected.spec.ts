import { collected } from "./collected.ts";

async function* pages(marks: readonly (string | undefined)[]) {
  for (const NextToken of marks) {
    await Promise.resolve();
    yield { items: [NextToken ?? "last"], NextToken };
  }
}

async function* endlessPages(mark: (page: number) => string) {
  for (let page = 0; ; page++) yield await Promise.resolve({ items: [page], NextToken: mark(page) });
}

const itemsOf = ({ items }: { items: readonly unknown[] }) => items;

test("all pages are collected, and no more of them than are wanted", async () => {
  expect(await collected(pages(["a", "b", undefined]), itemsOf)).toEqual(["a", "b", "last"]);
  expect(await collected(endlessPages(String), itemsOf, 3)).toEqual([0, 1, 2]);
});

test.each([
  ["repeat", () => "same"],
  ["go round in a circle", (page: number) => String(page % 3)],
  ["have always another one", String],
])("pages that %s are an error that ends", async (_, mark) => {
  await expect(collected(endlessPages(mark), itemsOf)).rejects.toThrow("AWS: a list whose pages have no end");
});
