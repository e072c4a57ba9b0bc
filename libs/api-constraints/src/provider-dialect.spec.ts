import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Service, models, shapeOf } from "./api-model.ts";
import { operations } from "./operations.ts";
import { providerDialect } from "./provider-dialect.ts";
import { providerSpellings } from "./spellings.ts";
import { comparisonOf } from "./testing/comparison.ts";
import pinned from "./testing/provider-comparison.json" with { type: "json" };

const services = Object.keys(models) as Service[];
const folder = join(dirname(require.resolve("@pulumi/aws/package.json")), "sagemaker");

/** Type tokens of the module, as its classes register them. */
const tokens = readdirSync(folder)
  .filter((file) => file.endsWith(".js"))
  .map((file) => /__pulumiType = '([^']+)'/.exec(readFileSync(join(folder, file), "utf8"))?.[1])
  .filter((token) => token !== undefined);

describe("the installed @pulumi/aws", () => {
  test("has no resource of SageMaker that is not judged", () => {
    expect(tokens.filter((token) => !operations.has(token))).toEqual([]);
    expect(tokens).toHaveLength(38);
  });

  test("has every resource of SageMaker that is judged", () => {
    const judged = [...operations.keys()].filter((token) => token.startsWith("aws:sagemaker/"));
    expect(judged.toSorted()).toEqual(tokens.toSorted());
  });
});

describe.each([...operations.keys()])("%s", (token) => {
  const { unknown, byName, ...rest } = comparisonOf(token);

  test("has no property that nothing is known of", () => {
    expect(unknown).toEqual([]);
  });

  // What differs after an upgrade of @pulumi/aws or of the API models is to be looked at, and pinned again.
  test("goes with the API's input as it did", () => {
    const notes = Object.fromEntries(Object.entries(rest).filter(([, list]) => list.length > 0));
    const expected: Readonly<Record<string, object>> = pinned;
    expect({ byName: byName.length, ...notes }).toEqual(expected[token]);
  });
});

test("nothing is pinned for a type that is not judged", () => {
  expect(Object.keys(pinned).toSorted()).toEqual([...operations.keys()].toSorted());
});

describe.each(services)("what is said of %s", (service) => {
  const { model, filledIn } = providerDialect(service);

  test("is about shapes that there are", () => {
    const shapes = [...Object.keys(filledIn), ...Object.keys(providerSpellings[service])];
    expect(shapes.filter((shape) => model.shapes[shape] === undefined)).toEqual([]);
  });

  test("fills in nothing that is not required", () => {
    const said = Object.entries(filledIn).flatMap(([shape, members]) =>
      Object.keys(members).map((member) => [shape, member] as const),
    );
    const idle = said.filter(([shape, member]) => !shapeOf(model, shape).required?.includes(member));
    expect(idle).toEqual([]);
  });
});
