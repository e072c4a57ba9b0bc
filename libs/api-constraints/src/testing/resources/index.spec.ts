import fc from "fast-check";
import { UNKNOWN, changed, pathsIn } from "../values.ts";
import { operations } from "../../operations.ts";
import { problemsIn } from "../judging.ts";
import { validResources } from "./index.ts";

test("there is a valid resource of each type that is judged", () => {
  expect(Object.keys(validResources).toSorted()).toEqual([...operations.keys()].toSorted());
});

describe.each(Object.entries(validResources))("a valid %s", (type, props: object) => {
  test("is found to be valid", () => {
    expect(problemsIn(type, props, "sentiment")).toEqual([]);
  });

  test("stays valid whatever of it is unknown", () => {
    const paths = pathsIn(props);
    fc.assert(
      fc.property(fc.subarray(paths), (hidden) => {
        const outer = hidden.filter((one) => !hidden.some((other) => one.startsWith(`${other}.`)));
        const changes = Object.fromEntries(outer.map((path) => [path, UNKNOWN]));
        expect(problemsIn(type, changed(props, changes), "sentiment")).toEqual([]);
      }),
      { examples: paths.map((path) => [[path]]) },
    );
  });
});
