import {
  assertSecretsAreJudged,
  assertUnknownsAreNoViolation,
  assertUnknownsHideNothingElse,
} from "./invariants.ts";
import { enforcingStack } from "./levels.ts";
import { type Specification, type Variation, foundIn, subjectOf } from "./variation.ts";

/** What has been specified in this module registry, for checks over all rules. */
export const specifications: Specification[] = [];

/**
 * Specifies what a rule finds and what not, and what holds for every rule: secrets are judged by what they hide, and
 * a value that is unknown is never a violation, never stops the rule and never hides a violation elsewhere. Its levels
 * are compared in `all-rules.spec.ts`.
 */
export function describeRule(specification: Specification): void {
  const { rule, title, passing, broken } = specification;
  const { stack, level } = enforcingStack(rule.levels);
  specifications.push(specification);
  const subjectsOf = (variations: readonly Variation[]) =>
    variations.map((one) => subjectOf(one, stack, level));
  const [kept, violating] = [subjectsOf(passing), subjectsOf(broken)];

  describe(title, () => {
    test.each(passing)("has nothing to say about $name", (variation) => {
      expect(foundIn(variation, stack)).toEqual([]);
    });

    test.each(broken)("finds $name", (variation) => {
      expect(foundIn(variation, stack)).toEqual(variation.expected(level));
    });

    test("judges secrets by what they hide", () => {
      for (const subject of [...kept, ...violating]) assertSecretsAreJudged(subject);
    });

    test("never holds an unknown value against a resource", () => {
      for (const subject of [...kept, ...violating]) assertUnknownsAreNoViolation(subject);
    });

    test("finds a violation although another value is unknown", () => {
      for (const subject of violating) assertUnknownsHideNothingElse(subject);
    });
  });
}
