import { join } from "node:path";
import { environments } from "../rule/environment.ts";
import type { Policy } from "./policy.ts";
import type { Diagnostic } from "../testing/diagnostic.ts";
import { rules } from "../rules/index.ts";
import { specificationsWithin } from "../testing/collect-specifications.ts";
import { analyzeDirectly } from "../testing/direct-path.ts";
import { placesIn } from "../testing/invariants.ts";
import type { StackFixture } from "../testing/fixture.ts";
import { analyzeThroughSdk } from "../testing/sdk.ts";
import { type SentResources, defaultStack, sentResource, sentStack } from "../testing/sent-resource.ts";
import { UNKNOWN, replaced, secret } from "@mlops/api-constraints/testing";
import { type Specification, type Variation, foundIn } from "../testing/variation.ts";

const specifications = specificationsWithin(join(__dirname, "../rules"));
const titled = specifications.map((one) => [one.title, one] as const);

/** A case that breaks the rule, if possible with more than an advisory. */
function brokenCase({ title, broken }: Specification): Variation {
  const isMandatory = (one: Variation) =>
    one.expected("mandatory").some(({ level }) => level === "mandatory");
  const found = broken.find(isMandatory) ?? broken[0];
  if (!found) throw new Error(`nothing breaks ${title}`);
  return found;
}

test.each(rules.map(({ id, kind }) => [id, kind] as const))("%s is specified", (id, kind) => {
  const how = kind === "resource" ? "examples in rules.json, or describeResourceRule" : "describeStackRule";
  const isSpecified = specifications.some(({ rule }) => rule.id === id);
  expect(
    isSpecified ? [] : [`${id}: got no specification; expected ${how} in the spec beside its check`],
  ).toEqual([]);
});

describe("the level of a rule in each environment", () => {
  test.each(titled)("is that of its row in rules.json: %s", (_, specification) => {
    const one = brokenCase(specification);
    for (const name of [...environments, "shared"]) {
      const environment = environments.find((known) => known === name) ?? "prod";
      const level = specification.rule.levels[environment];
      const expected = level === "disabled" ? [] : one.expected(level);
      expect({ name, found: foundIn(one, `platform.${name}`) }).toEqual({ name, found: expected });
    }
  });
});

describe("the SDK's server finds the same as a rule that is called directly", () => {
  test.each(titled)("in every case of %s", async (_, { passing, broken }) => {
    for (const { name, policy, sent } of [...passing, ...broken]) {
      await expectSame(name, policy, sent(defaultStack));
    }
  });

  /** The first specification of each rule. */
  const firsts = titled.filter(
    ([, { rule }], index) => specifications.findIndex((one) => one.rule.id === rule.id) === index,
  );

  test.each(firsts)("when values are unknown or secret in %s", async (_, specification) => {
    for (const one of [...specification.passing.slice(0, 1), brokenCase(specification)]) {
      for (const path of placesIn(one.tree)) {
        for (const replacement of [() => UNKNOWN, secret]) {
          const resent = one.resent(one.sent(defaultStack), replaced(one.tree, [path], replacement));
          await expectSame(`${one.name}, ${path}`, one.policy, resent);
        }
      }
    }
  });
});

describe("an input that no API takes", () => {
  class Given {}
  const statement = {
    Effect: "Allow",
    Action: "s3:GetObject",
    Resource: `arn:aws:s3:::${"data/".repeat(80)}*`,
  };
  const statements = (count: number) => Array.from({ length: count }, () => statement);
  const actions = (count: number, pattern: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => pattern(index));
  const documents = {
    "12,000 actions of several services": { Action: actions(12_000, () => "s*:*a*") },
    "as many actions of any service as are read, and of one": {
      Action: [...actions(20, (index) => `*:*${index}*`), ...actions(470, (index) => `ec2:*a${index}*`)],
    },
    "as many resources as are read": { Action: "*", Resource: actions(490, (index) => `*a${index}*`) },
    "as many actions left out as are read": { NotAction: actions(490, (index) => `ec2:*a${index}*`) },
  };
  const nested = (levels: number) => `${'{"a":['.repeat(levels / 2)}${"]}".repeat(levels / 2)}`;
  const hostile = {
    "a policy of 1 MB": JSON.stringify({ Statement: statements(2_000) }),
    "a text of 1 MB": "password=\n".repeat(100_000),
    "a line of 1 MB": "curl -u ".repeat(125_000),
    "a JSON text of 5,000 levels": nested(5_000),
    "5,000 levels": given({ a: JSON.parse(nested(5_000)) as unknown }),
    "a list of 10,000": statements(10_000).map(given),
    "10,000 statements": given({ Statement: statements(10_000) }),
    "what holds itself": holdingItself(),
    "keys of every object": JSON.parse(
      '{"__proto__":{"a":["b"]},"constructor":"a","toString":{"__proto__":1}}',
    ),
    "half of a character": "a\ud800b\udc00",
  };
  const mostMilliseconds = 100;

  test.each(titled)("neither stops nor delays %s", (_, { passing: [kept] }) => {
    if (!kept) return;
    const places = placesIn(kept.tree).filter((path) => path.split(".").length <= 2);
    expectJudged(kept, places, hostile);
  });

  const ofPolicies = titled.filter(
    ([
      ,
      {
        passing: [kept],
      },
    ]) => kept && policyPlaces(kept).length > 0,
  );

  test.each(ofPolicies)("as a policy document neither stops nor delays %s", (_, { passing: [kept] }) => {
    if (!kept) return;
    const texts = Object.entries(documents).map(([what, change]) => {
      const document = { Statement: [{ Effect: "Allow", Principal: "*", Resource: "*", ...change }] };
      return [what, JSON.stringify(document)] as const;
    });
    expectJudged(kept, policyPlaces(kept), Object.fromEntries(texts));
  });

  /** Places of policy documents. */
  function policyPlaces({ tree }: Variation): readonly string[] {
    return placesIn(tree).filter((path) => /policy$/i.test(path));
  }

  /** With each of these values in each of these places. Jest is asked once: asking it takes as long as judging. */
  function expectJudged(
    kept: Variation,
    places: readonly string[],
    values: Readonly<Record<string, unknown>>,
  ): void {
    const sent = kept.sent(defaultStack);
    const judged = Object.entries(values).flatMap(([what, value]) =>
      places.map((path) => {
        const resent = kept.resent(
          sent,
          replaced(kept.tree, [path], () => value),
        );
        return { what, path, ...judging(kept.policy, resent) };
      }),
    );
    expect(judged.filter(({ isFast, stopped }) => !isFast || stopped.length > 0)).toEqual([]);
  }

  /** As it is: the engine's messages have no more than what is written out, values of a program may. */
  function given<T extends object>(value: T): T {
    return Object.assign(new Given(), value);
  }

  function holdingItself(): object {
    const value = given<Record<string, unknown>>({});
    const list: unknown[] = [value, value];
    list.push(list, list);
    return Object.assign(value, { in: value, list, Statement: list, Steps: list });
  }

  /** By the processor's time, and at the third attempt at the latest: others use the machine too. */
  function judging(policy: Policy, sent: SentResources) {
    let found: readonly Diagnostic[] = [];
    const isFast = [1, 2, 3].some(() => {
      const start = process.cpuUsage().user;
      found = analyzeDirectly(policy, sent.values());
      return (process.cpuUsage().user - start) / 1_000 < mostMilliseconds;
    });
    const stopped = found.map(({ message }) => message).filter((one) => one.startsWith("mend this rule"));
    return { isFast, stopped };
  }
});

describe("what the SDK's server hands to a policy", () => {
  const values = {
    text: "a",
    number: 1.5,
    flag: false,
    nothing: null,
    unknown: UNKNOWN,
    list: ["a", UNKNOWN, { in: [UNKNOWN, secret(UNKNOWN)] }, [], {}],
    secret: secret("b"),
    secrets: secret({ in: ["a", secret("c"), UNKNOWN, { deep: secret(["d"]) }], "a.b": secret("e") }),
    json: '{"a":["b"]}',
  };
  const provider = {
    name: "eu",
    props: { region: "eu-west-1", tags: UNKNOWN, role: secret("r"), all: values },
  };
  const from = { text: ["parent"], list: ["child", "other", "child"], absent: ["other"] };
  const stack: StackFixture = {
    child: { type: "a:b:C", parent: "parent", props: values, provider, protect: true, from },
    parent: { type: "a:b:Parent", name: "above", props: {}, protect: false },
    other: { type: "a:b:C", props: { list: UNKNOWN }, from: { list: ["child"] } },
  };

  test("is what a rule is called with: one resource", async () => {
    for (const fixture of Object.values(stack)) {
      const handed: unknown[] = [];
      const policy = writing((args) => handed.push(args));
      const sent = [...sentResource(fixture).values()];
      await analyzeThroughSdk(policy, sent);
      analyzeDirectly(policy, sent);
      expect(handed[1]).toEqual(handed[0]);
      expect(handed).toHaveLength(2);
    }
  });

  test("is what a rule is called with: a stack", async () => {
    const handed: unknown[] = [];
    const policy = writing((args) => handed.push(args), "stack");
    const sent = [...sentStack(stack).values()];
    await analyzeThroughSdk(policy, sent);
    analyzeDirectly(policy, sent);
    expect(handed[1]).toEqual(handed[0]);
    expect(JSON.stringify(handed[0])).toContain('"unknown":"unknown!"');
    expect(handed).toHaveLength(2);
  });
});

/** A policy that writes down what it is called with. */
function writing(onArguments: (args: unknown) => void, kind: "resource" | "stack" = "resource"): Policy {
  const about = { name: "writing", description: "Writes.", enforcementLevel: "advisory" } as const;
  const policy = { ...about, severity: "low", remediationSteps: "", tags: [] } as const;
  return kind === "stack"
    ? { ...policy, tags: [], validateStack: (args) => onArguments(readable(args)) }
    : { ...policy, tags: [], validateResource: (args) => onArguments(readable(args)) };
}

/** A copy in which unknown values can be read, functions are called so, and a resource seen before is its URN. */
function readable(value: unknown, seen = new Set<unknown>()): unknown {
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) return value;
  // The stack's tags, in a wrapper of the SDK's.
  if (!Array.isArray(value) && Symbol.iterator in value) return [...(value as Iterable<unknown>)];
  const urn = seen.has(value) ? Reflect.get(value, "urn") : undefined;
  if (urn !== undefined) return urn;
  seen.add(value);
  return Array.isArray(value)
    ? Array.from({ length: value.length }, (_, index) => read(value, `${index}`, seen))
    : Object.fromEntries(Object.keys(value).map((name) => [name, read(value, name, seen)]));
}

function read(container: object, name: string, seen: Set<unknown>): unknown {
  try {
    return readable(Reflect.get(container, name), seen);
  } catch (error) {
    if (error instanceof Error && error.constructor.name === "UnknownValueError") return "unknown!";
    throw error;
  }
}

async function expectSame(name: string, policy: Policy, sent: SentResources): Promise<void> {
  const found = await analyzeThroughSdk(policy, [...sent.values()]);
  expect({ name, found }).toEqual({ name, found: analyzeDirectly(policy, sent.values()) });
}
