import { asWritten } from "./ruling.ts";
import type { Exemption } from "./exemption.ts";
import type { Level } from "../rule/level.ts";
import type { Finding } from "../rule/rule.ts";
import { policyOf } from "./policy.ts";
import { inventedResourceRule, inventedStackRule } from "../testing/invented-rule.ts";
import { jsonInputs } from "../resource/json-inputs.ts";
import { judge, judgeStack } from "../testing/index.ts";

const bucketType = "aws:s3/bucket:Bucket";
const written = {
  severity: "high",
  levels: { dev: "disabled", qa: "advisory", prod: "mandatory" },
  description: "Buckets have an owner.",
  remediation: "set owner",
  mapping: { fsbp: ["S3.8"], checkov: ["CKV_AWS_53", "CKV_AWS_54"] },
} as const;
const owned = inventedResourceRule({
  ...written,
  id: "owned",
  resourceTypes: [bucketType],
  check({ props }, report) {
    if (props.at("owner").isMissing) report({ property: props.at("owner") });
  },
});
const ownedStack = inventedStackRule({
  ...written,
  id: "owned-stack",
  check({ ofType }, report) {
    for (const resource of ofType(bucketType)) report({ resource });
    report({ todo: "set an owner for the stack", advisory: true });
  },
});
const exemption: Exemption = {
  policy: "owned",
  resource: "data*",
  reason: "imported, its owner is looked for",
  owner: "data",
  expires: "2026-06-30",
};
const application = { configurations: asWritten, exemptions: [], today: () => "2026-01-01" };

describe("a policy made of a rule", () => {
  test("is registered with what the rule says, at the strictest of its levels", () => {
    const { validateResource, ...registered } = policyOf(owned, application);
    expect(typeof validateResource).toBe("function");
    expect(registered).toEqual({
      name: "owned",
      description: "Buckets have an owner.",
      enforcementLevel: "mandatory",
      severity: "high",
      remediationSteps: "set owner",
      tags: ["fsbp:S3.8", "checkov:CKV_AWS_53", "checkov:CKV_AWS_54"],
      url: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-8",
      resourceTypes: [bucketType],
      seenTypes: [bucketType, jsonInputs],
    });
  });

  test("is registered as disabled when every environment disables it", () => {
    const off = { levels: { owned: "disabled" as Level }, settings: {} };
    const configurations = { dev: off, qa: off, prod: off };
    expect(policyOf(owned, { ...application, configurations }).enforcementLevel).toBe("disabled");
  });

  test("reports with the level of the environment that the resource is in", () => {
    const message = "set owner; owner is absent";
    const found = (stack: string) => judge(owned, { type: bucketType }, { stack });
    expect(found("platform.dev")).toEqual([]);
    expect(found("platform.qa")).toEqual([{ level: "advisory", message }]);
    expect(found("platform.prod")).toEqual([{ level: "mandatory", message }]);
    expect(found("delivery.shared")).toEqual([{ level: "mandatory", message }]);
  });

  test("reports a stack's findings on the resource, or on the stack", () => {
    expect(judgeStack(ownedStack, { data: { type: bucketType } })).toEqual([
      { level: "mandatory", message: "set owner", on: "data" },
      { level: "advisory", message: "set an owner for the stack" },
    ]);
    expect(judgeStack(ownedStack, { data: { type: bucketType } }, { stack: "platform.dev" })).toEqual([]);
  });
});

test("a message that quotes a value of any length is shortened", () => {
  const rule = inventedResourceRule({
    id: "quoting",
    severity: "low",
    levels: { dev: "advisory", qa: "advisory", prod: "advisory" },
    description: "A rule.",
    remediation: "do it",
    mapping: {},
    check: ({ name }, report) => report({ todo: `rename ${name}` }),
  });
  const messageFor = (length: number) =>
    judge(rule, { type: bucketType, name: "a".repeat(length) })[0]?.message;
  expect(messageFor(100)).toBe(`rename ${"a".repeat(100)}`);
  expect(messageFor(1_000_000)).toBe(`rename ${"a".repeat(3_992)}…`);
});

describe("a rule that throws", () => {
  const check = (_: unknown, report: (finding: Finding) => void) => {
    report({ todo: "found before" });
    throw new RangeError("Maximum call stack size exceeded");
  };
  const messages = [
    "found before",
    expect.stringMatching(
      /^mend this rule, which stopped here: Maximum call stack size exceeded \(policies\/src\/pack\/policy\.spec\.ts:\d+:\d+\)$/,
    ) as string,
  ];
  const about = { severity: "low", description: "A rule.", remediation: "do it", mapping: {} } as const;
  const levels = { dev: "advisory", qa: "mandatory", prod: "mandatory" } as const;

  test("is a finding on the resource, with the place in the sources, at the rule's level", () => {
    const rule = inventedResourceRule({ ...about, id: "broken", levels, check });
    const found = (stack: string) => judge(rule, { type: bucketType }, { stack });
    expect(found("platform.prod")).toEqual(messages.map((message) => ({ level: "mandatory", message })));
    expect(found("platform.dev")).toEqual(messages.map((message) => ({ level: "advisory", message })));
  });

  test("is a finding on the stack, when it is about the stack", () => {
    const rule = inventedStackRule({ ...about, id: "broken", levels, check });
    expect(judgeStack(rule, { data: { type: bucketType } }).map(({ message }) => message)).toEqual(messages);
  });

  test("says what it threw, whatever that is", () => {
    const rule = inventedResourceRule({
      ...about,
      id: "broken",
      levels,
      check() {
        // What other people's code may throw.
        throw "enough";
      },
    });
    expect(judge(rule, { type: bucketType })).toEqual([
      { level: "mandatory", message: "mend this rule, which stopped here: enough" },
    ]);
  });
});

describe("an exempted violation", () => {
  const judged = (change: Partial<Exemption>, name = "data", today = "2026-06-30") =>
    judge(owned, { type: bucketType, name }, { exemptions: [{ ...exemption, ...change }], today });
  const mandatory = [{ level: "mandatory", message: "set owner; owner is absent" }];

  test("is shown as an advisory that says until when, by whom and why", () => {
    expect(judged({})).toEqual([
      {
        level: "advisory",
        message:
          "exempted until 2026-06-30 by data (imported, its owner is looked for): set owner; owner is absent",
      },
    ]);
  });

  test.each([
    ["the exemption has expired", {}, "data", "2026-07-01"],
    ["it is about another rule", { policy: "sm-tags" }, "data", undefined],
    ["it is about another resource", {}, "models", undefined],
    ["it is about another environment", { environment: "dev" as const }, "data", undefined],
  ])("is a violation like any other when %s", (_, change, name, today) => {
    expect(judged(change, name, today)).toEqual(mandatory);
  });

  test("is one resource's, not the stack's", () => {
    const found = judgeStack(
      ownedStack,
      { data: { type: bucketType }, models: { type: bucketType } },
      { exemptions: [{ ...exemption, policy: "owned-stack" }] },
    );
    expect(found.map(({ level, on }) => [level, on])).toEqual([
      ["advisory", "data"],
      ["mandatory", "models"],
      ["advisory", undefined],
    ]);
  });
});
