import { differenceText } from "./difference-text.ts";

const long = (text: string) => `"${"same/".repeat(10)}${text}"`;

test.each([
  ['"a"', '"b"', 9, '"a" → "b"'],
  [null, '"b"', 80, '+ "b"'],
  ['"a"', null, 80, '- "a"'],
  [null, long("x"), 20, '+ "same/same/same/s…'],
  [long("old"), long("new"), 43, '…me/same/old" → …me/same/new"'],
  [long("old/and/more/of/it"), long("new"), 43, '…me/same/old/and/mo… → …me/same/new"'],
  ['"early and so on, at length"', '"other and so on, at length"', 33, '"early and so … → "other and so …'],
  [long(""), long("more"), 43, '…me/same/" → …me/same/more"'],
  ['"abcdefghij"', '"bcdefghijk"', 9, '"a… → "b…'],
])("of %s → %s in %d characters %s is shown", (before, after, room, text) => {
  expect(differenceText({ path: "name", before, after }, room)).toBe(text);
  expect(text.length).toBeLessThanOrEqual(room);
});
