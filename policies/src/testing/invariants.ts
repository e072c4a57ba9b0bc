import fc from "fast-check";
import { UNKNOWN, areRelated, pathsIn, replaced, secret } from "./values.ts";

/** What a rule finds in one variation, for what must hold whatever the rule. */
export interface Subject {
  readonly name: string;
  /** Values by owner (`props`, `provider`, or the resources of a stack) and property. */
  readonly tree: Readonly<Record<string, object>>;
  /** What is found in the tree as it is. */
  readonly expected: readonly unknown[];
  /** Paths that the findings may hang on. */
  readonly touched: readonly string[];
  readonly find: (tree: Readonly<Record<string, object>>) => Promise<readonly unknown[]>;
}

/** A secret is judged by what it hides. */
export async function assertSecretsAreJudged({ name, tree, expected, find }: Subject): Promise<void> {
  for (const path of placesIn(tree)) {
    const found = await find(replaced(tree, [path], secret));
    expect({ name, path, found }).toEqual({ name, path, found: expected });
  }
}

/** Whatever is unknown, alone or with others, nothing more is found, and the rule is not stopped. */
export async function assertUnknownsAreNoViolation({ name, tree, expected, find }: Subject): Promise<void> {
  const places = placesIn(tree);
  await fc.assert(
    fc.asyncProperty(fc.subarray(places), async (paths) => {
      const found = await find(replaced(tree, paths, () => UNKNOWN));
      expect({ name, found: expected }).toEqual({ name, found: expect.arrayContaining([...found]) });
    }),
    { numRuns: 40 + places.length, examples: places.map((path) => [[path]]) },
  );
}

/** An unknown value hides no violation elsewhere. */
export async function assertUnknownsHideNothingElse({
  name,
  tree,
  expected,
  touched,
  find,
}: Subject): Promise<void> {
  const others = placesIn(tree).filter((path) => !touched.some((other) => areRelated(path, other)));
  for (const path of others) {
    const found = await find(replaced(tree, [path], () => UNKNOWN));
    expect({ name, path, found }).toEqual({ name, path, found: expected });
  }
}

function placesIn(tree: Readonly<Record<string, object>>): string[] {
  return Object.entries(tree).flatMap(([owner, values]) =>
    Object.entries(values).flatMap(([name, value]) => pathsIn(value, [owner, name])),
  );
}
