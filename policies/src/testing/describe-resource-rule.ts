import { environments } from "../environment.ts";
import type { ResourceRule, Settings } from "../rule.ts";
import {
  type Subject,
  assertSecretsAreJudged,
  assertUnknownsAreNoViolation,
  assertUnknownsHideNothingElse,
} from "./invariants.ts";
import { type Judgement, type ResourceFixture, judge } from "./judge.ts";
import { type ExpectedMessage, type LevelCode, judgementOf, levelIn, stackAtWork } from "./levels.ts";
import { ABSENT, type Changes, changed } from "./values.ts";

/** A variation of the compliant resource. */
export interface ResourceCase {
  /** New values of its properties, by path. */
  readonly change?: Changes;
  /** Whatever else is different about it. */
  readonly resource?: Partial<Omit<ResourceFixture, "props">>;
  readonly settings?: Settings;
  /** Paths, beside those changed, that the findings hang on: while they are unknown, nothing is found. */
  readonly decidedBy?: readonly string[];
}

/** What a rule is to say about resources of one type. */
export interface ResourceRuleSpec {
  /** As the catalogue has them. */
  readonly levels: LevelCode;
  /** A resource that keeps the rule, with every property that the rule reads. */
  readonly compliant: ResourceFixture;
  /** Paths that must be set: absent, null, empty and blank are found with the rule's remediation. */
  readonly required?: readonly string[];
  /** Variations that break the rule, with the exact messages. */
  readonly finds: Readonly<Record<string, ResourceCase & { readonly messages: readonly ExpectedMessage[] }>>;
  /** Variations that keep it. */
  readonly passes?: Readonly<Record<string, ResourceCase>>;
  /** Paths that decide whether the rule applies at all: while they are unknown, nothing is found. */
  readonly decidedBy?: readonly string[];
}

interface Variation {
  readonly name: string;
  readonly resource: ResourceFixture;
  readonly settings: Settings | undefined;
  readonly messages: readonly ExpectedMessage[];
  /** Paths that the findings may hang on. */
  readonly touched: readonly string[];
}

/**
 * The whole specification of a resource rule: what it finds and what not, its level in each environment, and what
 * holds for every rule: secrets are judged by what they hide, and a value that is unknown is never a violation, never
 * stops the rule and never hides a violation elsewhere.
 */
export function describeResourceRule(rule: ResourceRule, spec: ResourceRuleSpec): void {
  const { stack, level } = stackAtWork(rule.levels);
  const kept = variation("the compliant resource", {}, []);
  const passing = [kept, ...Object.entries(spec.passes ?? {}).map(([name, one]) => variation(name, one, []))];
  const broken = [
    ...Object.entries(spec.finds).map(([name, one]) => variation(name, one, one.messages)),
    ...(spec.required ?? []).flatMap(missingVariations),
  ];
  const [first = kept] = broken;

  describe(`${rule.id} on ${spec.compliant.type}`, () => {
    test.each(passing)("has nothing to say about $name", async ({ resource, settings }) => {
      expect(await found(resource, settings)).toEqual([]);
    });

    test.each(broken)("finds $name", async ({ resource, settings, messages }) => {
      expect(await found(resource, settings)).toEqual(messages.map((one) => judgementOf(one, level)));
    });

    test.each([...environments, "shared"])("has its level in %s", async (name) => {
      const expected = levelIn(spec.levels, environments.find((one) => one === name) ?? "prod");
      const reported = await found(first.resource, first.settings, `platform.${name}`);
      const all = first.messages.map((one) => judgementOf(one, expected));
      expect(reported).toEqual(expected === "disabled" ? [] : all);
    });

    test("is silent about other types", async () => {
      const other = { ...first.resource, type: "random:index/randomId:RandomId" };
      expect(await found(other, first.settings)).toEqual([]);
    });

    test("judges secrets by what they hide", async () => {
      for (const one of [...passing, ...broken]) await assertSecretsAreJudged(subjectOf(one));
    });

    test("never holds an unknown value against a resource", async () => {
      for (const one of [...passing, ...broken]) await assertUnknownsAreNoViolation(subjectOf(one));
    });

    test("finds a violation although another value is unknown", async () => {
      for (const one of broken) await assertUnknownsHideNothingElse(subjectOf(one));
    });
  });

  function found(resource: ResourceFixture, settings?: Settings, inStack = stack): Promise<Judgement[]> {
    return judge(rule, resource, { stack: inStack, ...(settings && { settings }) });
  }

  function variation(
    name: string,
    { change = {}, resource, settings, decidedBy = [] }: ResourceCase,
    messages: readonly ExpectedMessage[],
  ) {
    const deciding = [...Object.keys(change), ...decidedBy, ...(spec.decidedBy ?? [])].map(
      (path) => `props.${path}`,
    );
    return {
      name,
      resource: { ...spec.compliant, ...resource, props: changed(spec.compliant.props ?? {}, change) },
      settings,
      messages,
      touched: [...deciding, ...(resource?.provider ? ["provider"] : [])],
    } satisfies Variation;
  }

  function missingVariations(path: string): Variation[] {
    const at = path.replace(/\.(\d+)/g, "[$1]");
    const missing = (value: unknown, came: string) =>
      variation(`${path} when it is ${came}`, { change: { [path]: value } }, [
        `${rule.remediation}; ${at} is ${came}`,
      ]);
    return [missing(ABSENT, "absent"), missing(null, "null"), missing("", '""'), missing(" ", '" "')];
  }

  function subjectOf({ name, resource, settings, messages, touched }: Variation): Subject {
    const { props = {}, provider } = resource;
    return {
      name,
      tree: { props, provider: provider?.props ?? {} },
      expected: messages.map((one) => judgementOf(one, level)),
      touched,
      find: (tree) => {
        const next = provider && { provider: { ...provider, props: tree["provider"] ?? {} } };
        return found({ ...resource, props: tree["props"] ?? {}, ...next }, settings);
      },
    };
  }
}
