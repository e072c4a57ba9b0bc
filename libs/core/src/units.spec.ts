import fc from "fast-check";
import { type Duration, isDuration, toDays, toMinutes, toSeconds } from "./units.ts";

describe("a duration", () => {
  test.each<[Duration, number]>([
    ["0 seconds", 0],
    ["1 second", 1],
    ["30 seconds", 30],
    ["1.5 minutes", 90],
    ["2 hours", 7_200],
    ["7 days", 604_800],
  ])("%s is %d seconds", (duration, seconds) => {
    expect(toSeconds(duration)).toBe(seconds);
  });

  test("converts to whole minutes and days", () => {
    expect(toMinutes("2 hours")).toBe(120);
    expect(toDays("48 hours")).toBe(2);
  });

  test("refuses to lose a part of itself", () => {
    expect(() => toMinutes("90 seconds")).toThrow(new Error('"90 seconds" is not a whole number of minutes'));
    expect(() => toSeconds("0.5 seconds")).toThrow(
      new Error('"0.5 seconds" is not a whole number of seconds'),
    );
  });

  test.each(["30", "30 s", "thirty seconds", "-1 seconds", "1  hour", "", "1e3 seconds"])(
    "is not %p",
    (text) => {
      expect(isDuration(text)).toBe(false);
      expect(() => toSeconds(text as Duration)).toThrow(
        new Error(`a duration is a number and a unit, such as "30 seconds" or "1 hour", got "${text}"`),
      );
    },
  );

  test("of n minutes is 60 n seconds, for every n", () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), (n) => {
        expect(toSeconds(`${n} minutes`)).toBe(60 * n);
        expect(toMinutes(`${n * 60} seconds`)).toBe(n);
      }),
    );
  });
});
