import fc from "fast-check";
import { boundedText } from "./bounded-text.ts";

const notice = (leftOut: Readonly<Record<string, number>>) => `left out: ${leftOut.line ?? 0}`;
const block = (length: number, short?: string) => ({
  text: "x".repeat(length),
  ...(short !== undefined && { short }),
  holds: { line: 1 },
});

describe("a bounded text", () => {
  test("is whole where there is room for all of it", () => {
    expect(boundedText([block(3), block(2)], 6, notice)).toBe("xxx\nxx");
  });

  test("shows in short, or not at all, what there is no room for, and counts it", () => {
    expect(boundedText([block(3), block(600, "short"), block(600), block(2)], 520, notice)).toBe(
      "xxx\nshort\nxx\nleft out: 2",
    );
  });

  test("would rather show all in short than one of them whole", () => {
    expect(boundedText([block(15, "first"), block(600, "second")], 513, notice)).toBe(
      "first\nsecond\nleft out: 2",
    );
  });

  test("never exceeds its limit, and counts whatever it does not show whole", () => {
    const sizes = fc.array(
      fc.record({ length: fc.nat(400), short: fc.option(fc.string({ maxLength: 20 }), { nil: undefined }) }),
    );
    fc.assert(
      fc.property(sizes, fc.integer({ min: 500, max: 4_000 }), (some, limit) => {
        const blocks = some.map(({ length, short }, index) => {
          const { text, ...rest } = block(length, short);
          return { text: `<${index}>${text}</${index}>`, ...rest };
        });
        const bounded = boundedText(blocks, limit, notice);
        expect(bounded.length).toBeLessThanOrEqual(limit);
        const hidden = blocks.filter(({ text }) => !bounded.includes(text)).length;
        expect(Number(/left out: (\d+)$/.exec(bounded)?.[1] ?? 0)).toBe(hidden);
      }),
    );
  });
});
