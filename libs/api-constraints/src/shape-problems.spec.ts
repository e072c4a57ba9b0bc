import fc from "fast-check";
import { Property } from "./property.ts";
import { handedOver } from "./testing/handed-over.ts";
import { UNKNOWN } from "./testing/values.ts";
import { modelOf, models, type Service } from "./api-model.ts";
import type { Dialect } from "./dialect.ts";
import type { Problem } from "./problem.ts";
import { given } from "./reading.ts";
import { shapeProblems } from "./shape-problems.ts";
import { Spelling } from "./spelling.ts";
import { breaksOf, pathOf, waysIn, withValueAt } from "./testing/broken-input.ts";
import { generatedInput } from "./testing/generated-input.ts";

const services = Object.keys(models) as Service[];
const operations = services.flatMap((service) =>
  Object.entries(modelOf(service).operations).map(([operation, shape]) => ({ service, operation, shape })),
);
const anySeed = fc.integer({ min: 0 });

/** What is found in an input that is written in the API's own names. */
function problemsIn(service: Service, shape: string, input: object): Problem[] {
  const model = modelOf(service);
  const spelling = new Spelling(model, {}, (member) => member);
  const dialect: Dialect = { model, spelling, isLoose: false, filledIn: {} };
  return shapeProblems(given(Property.of(handedOver(input)), shape, dialect), dialect);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function objectOf(value: unknown): object {
  if (!isObject(value)) throw new Error("an input is an object");
  return value;
}

describe.each(operations)("$service $operation", ({ service, shape }) => {
  const model = modelOf(service);
  const inputOf = (seed: number) => objectOf(generatedInput(model, shape, seed));

  test("takes what its model allows", () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        expect(problemsIn(service, shape, inputOf(seed))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test("refuses what its model does not allow, where it is, and nothing else", () => {
    fc.assert(
      fc.property(anySeed, fc.nat(), (seed, choice) => {
        const input = inputOf(seed);
        const breaks = breaksOf(model, shape, input);
        const broken = breaks[choice % Math.max(breaks.length, 1)];
        if (!broken) return;
        const found = problemsIn(
          service,
          shape,
          objectOf(withValueAt(input, broken.way, broken.replacement)),
        );
        expect(found.map(({ path }) => path)).toEqual([pathOf(broken.way)]);
      }),
      { numRuns: 60 },
    );
  });

  test("finds nothing more when anything is unknown", () => {
    fc.assert(
      fc.property(anySeed, fc.nat(), fc.nat(), (seed, choice, hidden) => {
        const input = inputOf(seed);
        const breaks = breaksOf(model, shape, input);
        const broken = breaks[choice % Math.max(breaks.length, 1)];
        if (!broken) return;
        const wrong = withValueAt(input, broken.way, broken.replacement);
        const ways = waysIn(wrong);
        const way = ways[hidden % Math.max(ways.length, 1)];
        if (!way) return;
        const found = problemsIn(service, shape, objectOf(withValueAt(wrong, way, UNKNOWN)));
        expect(problemsIn(service, shape, objectOf(wrong))).toEqual(expect.arrayContaining(found));
      }),
      { numRuns: 60 },
    );
  });
});
