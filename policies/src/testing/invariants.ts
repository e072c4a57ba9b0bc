import { choicesOf, pairsOf, smallest } from "./sampling.ts";
import { UNKNOWN, areRelated, outermost, pathsIn, replaced, secret } from "@mlops/api-constraints/testing";

/** Values by owner (`props`, `provider`, or the resources of a stack) and property. */
export type Tree = Readonly<Record<string, object>>;

/** Two paths. */
export type PathPair = readonly [string, string];

/** What a rule finds in one variation, for what must hold whatever the rule. */
export interface Subject {
  readonly name: string;
  readonly tree: Tree;
  /** What is found in the tree as it is. */
  readonly expected: readonly unknown[];
  /** Paths that the findings may depend on. */
  readonly touched: readonly string[];
  /** Pairs of paths of which one at least must be known for what is found. */
  readonly touchedTogether?: readonly PathPair[];
  readonly find: (tree: Tree) => readonly unknown[];
}

/** Of more pairs than these, these many are tried, the same ones in every run. 32 values have 496 pairs. */
const mostPairs = 500;

/** A secret is judged by what it hides: each value alone, and all of them together. */
export function assertSecretsAreJudged(subject: Subject): void {
  const { name, tree, expected, find } = subject;
  const places = placesIn(tree);
  for (const secrets of [...places.map((path) => [path]), outermost(places)]) {
    const found = withoutStackTraces(() => find(replaced(tree, secrets, secret)));
    assertFound(`${name}, secret: ${secrets.join(", ")}`, found, expected);
  }
}

/** Whatever is unknown, alone, with one other or with many, nothing more is found, and the rule is not stopped. */
export function assertUnknownsAreNoViolation(subject: Subject): void {
  const places = placesIn(subject.tree);
  const isViolation = (unknown: readonly string[]) =>
    !isWithin(foundWithout(subject, unknown), subject.expected);
  const wrong = choicesOf(places, mostPairs).find(isViolation);
  if (wrong) assertFoundWithout(subject, smallest(wrong, isViolation));
}

/** Unknown values, alone or in pairs, hide no violation that does not depend on them. */
export function assertUnknownsHideNothingElse(subject: Subject): void {
  const { tree, touched, touchedTogether = [] } = subject;
  const others = placesIn(tree).filter((path) => !touched.some((other) => areRelated(path, other)));
  const pairs = pairsOf(others, mostPairs).filter(
    (pair) =>
      !touchedTogether.some((paths) => paths.every((path) => pair.some((one) => areRelated(one, path)))),
  );
  for (const unknown of [...others.map((path) => [path]), ...pairs]) assertFoundWithout(subject, unknown);
}

/** What is found while these values are unknown: asked once, though two invariants are about it. */
function foundWithout(subject: Subject, unknown: readonly string[]): readonly unknown[] {
  const known = foundBefore.get(subject) ?? new Map<string, readonly unknown[]>();
  foundBefore.set(subject, known);
  const paths = outermost(unknown);
  const before = known.get(paths.join());
  if (before) return before;
  const found = withoutStackTraces(() => subject.find(replaced(subject.tree, paths, () => UNKNOWN)));
  known.set(paths.join(), found);
  return found;
}

const foundBefore = new WeakMap<Subject, Map<string, readonly unknown[]>>();

/** Every unknown value that is read is an exception: writing down where from takes longer than reading it. */
function withoutStackTraces<T>(run: () => T): T {
  const { stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = 0;
    return run();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function assertFoundWithout(subject: Subject, unknown: readonly string[]): void {
  const variation = `${subject.name}, unknown: ${unknown.join(", ")}`;
  assertFound(variation, foundWithout(subject, unknown), subject.expected);
}

/** Jest is asked only about what differs, for its report: asking it takes longer than judging. */
function assertFound(variation: string, found: readonly unknown[], expected: readonly unknown[]): void {
  if (JSON.stringify(found) === JSON.stringify(expected)) return;
  expect({ variation, found }).toEqual({ variation, found: expected });
}

function isWithin(found: readonly unknown[], expected: readonly unknown[]): boolean {
  const all = new Set(expected.map((one) => JSON.stringify(one)));
  return found.every((one) => all.has(JSON.stringify(one)));
}

/** The path of every value in `tree`. */
export function placesIn(tree: Tree): string[] {
  return Object.entries(tree).flatMap(([owner, values]) =>
    Object.entries(values).flatMap(([name, value]) => pathsIn(value, [owner, name])),
  );
}
