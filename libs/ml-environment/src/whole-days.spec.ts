import fc from "fast-check";
import type { Duration } from "@mlops/core";
import { daysProblems } from "./whole-days.ts";

describe("a length of time in days", () => {
  const refusal = (came: string) => [`window is "${came}"; allowed: whole days, 7 to 30, such as "7 days"`];

  test.each<[string, Duration | undefined, string[]]>([
    ["may be absent", undefined, []],
    ["may be as short as allowed", "7 days", []],
    ["may be as long as allowed", "30 days", []],
    ["may be told in another unit", "168 hours", []],
    ["is not shorter", "6 days", refusal("6 days")],
    ["is not longer", "31 days", refusal("31 days")],
    ["is whole", "7.5 days", refusal("7.5 days")],
    ["is whole in days, not only in hours", "200 hours", refusal("200 hours")],
  ])("%s", (_, duration, problems) => {
    expect(daysProblems("window", duration, { min: 7, max: 30 })).toEqual(problems);
  });

  test("is right exactly between its limits", () => {
    fc.assert(
      fc.property(fc.nat(4000), fc.nat(4000), fc.nat(4000), (days, one, other) => {
        const [min, max] = [Math.min(one, other), Math.max(one, other)];
        const isRight = daysProblems("window", `${days} days`, { min, max }).length === 0;
        expect(isRight).toBe(days >= min && days <= max);
      }),
    );
  });
});
