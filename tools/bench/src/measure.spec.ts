import fc from "fast-check";
import { measure, median, table } from "./measure.ts";

test("the median lies in the middle, whatever the order", () => {
  expect(median([3])).toBe(3);
  expect(median([4, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
      const middle = median(values);
      expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(values.length / 2);
      expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(values.length / 2);
    }),
  );
});

test("each candidate is run as a process and its time and memory are taken", () => {
  const [cost] = measure([{ name: "nothing", args: ["-e", "0"], cwd: "." }], 1);

  expect(cost?.name).toBe("nothing");
  expect(cost?.seconds).toBeGreaterThan(0.005);
  expect(cost?.mebibytes).toBeGreaterThan(20);
});

test("a candidate that fails stops the measurement and shows its output", () => {
  const failing = {
    name: "failing",
    args: ["-e", "console.error('no such thing'); process.exit(3)"],
    cwd: ".",
  };
  expect(() => measure([failing], 1)).toThrow(/^failing ended with 3:\n\nno such thing/);
});

test("the table holds each candidate against the first", () => {
  const cost = { fastest: 0.9, slowest: 1.1, mebibytes: 100.4 };
  expect(
    table([
      { ...cost, name: "a", seconds: 1 },
      { ...cost, name: "b", seconds: 0.5 },
    ])
      .split("\n")
      .slice(2),
  ).toEqual(["| a | 1.00 | 0.90-1.10 | 1.00 | 100 |", "| b | 0.50 | 0.90-1.10 | 0.50 | 100 |"]);
});
