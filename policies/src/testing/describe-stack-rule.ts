import { environments } from "../environment.ts";
import type { Level } from "../level.ts";
import type { Settings, StackRule } from "../rule.ts";
import {
  type Subject,
  assertSecretsAreJudged,
  assertUnknownsAreNoViolation,
  assertUnknownsHideNothingElse,
} from "./invariants.ts";
import { type StackFixture, type StackJudgement, judgeStack } from "./judge.ts";
import { type ExpectedMessage, type LevelCode, judgementOf, levelIn, stackAtWork } from "./levels.ts";
import { type Changes, changed } from "./values.ts";

/** A variation of the compliant stack. */
export interface StackCase {
  /** Keys of resources that are not there. */
  readonly without?: readonly string[];
  /** Resources that are there too, or instead. */
  readonly with?: StackFixture;
  /** New values of properties, by resource and path. */
  readonly change?: Readonly<Record<string, Changes>>;
  readonly settings?: Settings;
  /** Paths, such as `data.bucket`, that the findings hang on beside those changed. */
  readonly decidedBy?: readonly string[];
}

/** A finding, and the key of the resource it is about; none for the stack itself. */
export interface ExpectedFinding {
  readonly on?: string;
  readonly message: ExpectedMessage;
}

/** What a rule is to say about stacks. */
export interface StackRuleSpec {
  /** As the catalogue has them. */
  readonly levels: LevelCode;
  /** A stack that keeps the rule. */
  readonly compliant: StackFixture;
  /** Variations that break the rule, with the exact findings. */
  readonly finds: Readonly<Record<string, StackCase & { readonly findings: readonly ExpectedFinding[] }>>;
  /** Variations that keep it. */
  readonly passes?: Readonly<Record<string, StackCase>>;
  /** Paths, such as `data.bucket`, that decide whether something is found: while they are unknown, nothing is. */
  readonly decidedBy?: readonly string[];
}

interface Variation {
  readonly name: string;
  readonly fixture: StackFixture;
  readonly settings: Settings | undefined;
  readonly findings: readonly ExpectedFinding[];
  /** Paths that the findings may hang on. */
  readonly touched: readonly string[];
}

/**
 * The whole specification of a stack rule: what it finds and what not, its level in each environment, and what holds
 * for every rule: secrets are judged by what they hide, and a value that is unknown is never a violation, never stops
 * the rule and never hides a violation elsewhere.
 */
export function describeStackRule(rule: StackRule, spec: StackRuleSpec): void {
  const { stack, level } = stackAtWork(rule.levels);
  const kept = variation("the compliant stack", {}, []);
  const passing = [kept, ...Object.entries(spec.passes ?? {}).map(([name, one]) => variation(name, one, []))];
  const broken = Object.entries(spec.finds).map(([name, one]) => variation(name, one, one.findings));
  const [first = kept] = broken;

  describe(rule.id, () => {
    test.each(passing)("has nothing to say about $name", async ({ fixture, settings }) => {
      expect(await found(fixture, settings)).toEqual([]);
    });

    test.each(broken)("finds $name", async ({ fixture, settings, findings }) => {
      expect(await found(fixture, settings)).toEqual(findings.map((one) => stackJudgementOf(one, level)));
    });

    test.each([...environments, "shared"])("has its level in %s", async (name) => {
      const expected = levelIn(spec.levels, environments.find((one) => one === name) ?? "prod");
      const reported = await found(first.fixture, first.settings, `platform.${name}`);
      const all = first.findings.map((one) => stackJudgementOf(one, expected));
      expect(reported).toEqual(expected === "disabled" ? [] : all);
    });

    test("judges secrets by what they hide", async () => {
      for (const one of [...passing, ...broken]) await assertSecretsAreJudged(subjectOf(one));
    });

    test("never holds an unknown value against a stack", async () => {
      for (const one of [...passing, ...broken]) await assertUnknownsAreNoViolation(subjectOf(one));
    });

    test("finds a violation although another value is unknown", async () => {
      for (const one of broken) await assertUnknownsHideNothingElse(subjectOf(one));
    });
  });

  function found(fixture: StackFixture, settings?: Settings, inStack = stack): Promise<StackJudgement[]> {
    return judgeStack(rule, fixture, { stack: inStack, ...(settings && { settings }) });
  }

  function variation(
    name: string,
    { without = [], with: others = {}, change = {}, settings, decidedBy = [] }: StackCase,
    findings: readonly ExpectedFinding[],
  ): Variation {
    const all = Object.entries({ ...spec.compliant, ...others }).filter(([key]) => !without.includes(key));
    const fixture = all.map(([key, resource]) => {
      const props = changed(resource.props ?? {}, change[key] ?? {});
      return [key, { ...resource, props }] as const;
    });
    const touched = Object.entries(change).flatMap(([key, changes]) =>
      Object.keys(changes).map((path) => `${key}.${path}`),
    );
    return {
      name,
      fixture: Object.fromEntries(fixture),
      settings,
      findings,
      touched: [...touched, ...decidedBy, ...(spec.decidedBy ?? [])],
    };
  }

  function subjectOf({ name, fixture, settings, findings, touched }: Variation): Subject {
    return {
      name,
      tree: Object.fromEntries(Object.entries(fixture).map(([key, { props = {} }]) => [key, props])),
      expected: findings.map((one) => stackJudgementOf(one, level)),
      touched,
      find: (tree) => {
        const next = Object.entries(fixture).map(
          ([key, resource]) => [key, { ...resource, props: tree[key] }] as const,
        );
        return found(Object.fromEntries(next), settings);
      },
    };
  }
}

function stackJudgementOf({ on, message }: ExpectedFinding, level: Level): StackJudgement {
  return { ...judgementOf(message, level), ...(on !== undefined && { on }) };
}
