import { distinctElements } from "./distinct-elements.ts";
import { Property } from "@mlops/api-constraints/property";

describe("the number of different elements", () => {
  test.each([
    [0, []],
    [0, null],
    [1, ["subnet-1"]],
    [1, ["subnet-1", "subnet-1"]],
    [2, ["subnet-1", "subnet-2", "subnet-1"]],
    [undefined, undefined],
    [undefined, { a: 1 }],
    [undefined, 2],
  ])("is %s in %j", (count, value) => {
    expect(distinctElements(Property.of(value))).toBe(count);
  });
});
