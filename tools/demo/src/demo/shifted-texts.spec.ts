import { heldTexts, shiftedTexts } from "./shifted-texts.ts";

const record = (text: string, label: number) =>
  JSON.stringify({ input: { instances: [text] }, expected: label });

test("shifted texts are two of a class in one, the second loud; one that is left over is left out", () => {
  const held = heldTexts(
    [record("a", 2), record("b", 0), record("c", 2), record("d", 0), record("e", 0), ""].join("\n"),
  );
  expect(held).toHaveLength(5);
  expect(shiftedTexts(held)).toEqual(["b D!!!", "a C!!!"]);
});
