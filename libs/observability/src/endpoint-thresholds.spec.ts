import { settingsProblems } from "@mlops/core";
import fc from "fast-check";
import { endpointThresholdsSettings } from "./endpoint-thresholds.ts";

describe("the thresholds of an endpoint", () => {
  test.each<[string, unknown, string]>([
    ["clientErrorPercent", "10", "more than 0 and at most 100 or false"],
    ["serverErrorPercent", false, "more than 0 and at most 100"],
    ["oldestRequest", "1.5 seconds", '1 or more whole seconds, such as "1 second" or false'],
    ["idleDays", 0.5, "a whole number from 1 to 7 or false"],
  ])("do not take for %s: %p", (name, value, expected) => {
    expect(settingsProblems(endpointThresholdsSettings, { [name]: value })).toEqual([
      `${name}: got ${JSON.stringify(value)}; expected ${expected}`,
    ]);
  });

  test("take every value within their ranges", () => {
    const percent = fc.constantFrom<(number | false)[]>(0.1, 50, 100, false);
    const thresholds = fc.record({
      serverErrorPercent: fc.constantFrom(0.1, 100),
      clientErrorPercent: percent,
      memoryPercent: percent,
      idleDays: fc.constantFrom<(number | false)[]>(1, 7, false),
    });
    fc.assert(
      fc.property(thresholds, (given) => {
        expect(settingsProblems(endpointThresholdsSettings, given)).toEqual([]);
      }),
    );
  });
});
