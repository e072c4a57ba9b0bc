import type { Resource } from "../resource.ts";
import { type Finding, resourceRule } from "../rule.ts";
import { type Subject, assertUnknownsAreNoViolation, assertUnknownsHideNothingElse } from "./invariants.ts";
import { judge } from "./judge.ts";

const type = "aws:s3/bucket:Bucket";

/** A rule as somebody may get it wrong, judging a bucket. */
function subject(
  check: (resource: Resource, report: (finding: Finding) => void) => void,
  props: object,
  expected: readonly string[],
): Subject {
  const rule = resourceRule({
    id: "wrong",
    severity: "low",
    levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
    description: "A rule.",
    remediation: "do it",
    mapping: {},
    check,
  });
  return {
    name: "a bucket",
    tree: { props },
    expected,
    touched: ["props.acl"],
    find: async (tree) =>
      (await judge(rule, { type, props: tree["props"] ?? {} })).map(({ message }) => message),
  };
}

describe("what every specification asks of a rule", () => {
  test("refuses one that takes an unknown value for a wrong one", async () => {
    const negated = subject(
      ({ props }, report) => {
        if (!props.at("acl").is("private")) report({});
      },
      { acl: "private" },
      [],
    );
    await expect(assertUnknownsAreNoViolation(negated)).rejects.toThrow('Counterexample: [["props.acl"]]');
  });

  test("refuses one that counts only the elements it knows", async () => {
    const counting = subject(
      ({ props }, report) => {
        if (props.at("subnets").elements.filter(({ text }) => text !== undefined).length < 2) report({});
      },
      { subnets: ["a", "b"] },
      [],
    );
    await expect(assertUnknownsAreNoViolation(counting)).rejects.toThrow(
      'Counterexample: [["props.subnets"]]',
    );
  });

  test("refuses one that gives up on an unknown value that has nothing to do with it", async () => {
    const timid = subject(
      ({ props }, report) => {
        if (!props.hasUnknown && props.at("acl").isNot("private")) report({});
      },
      { acl: "public-read", bucket: "data" },
      ["do it"],
    );
    await expect(assertUnknownsHideNothingElse(timid)).rejects.toThrow("props.bucket");
  });

  test("takes one that is right", async () => {
    const right = subject(
      ({ props }, report) => {
        if (props.at("acl").isNot("private")) report({});
      },
      { acl: "public-read", bucket: "data" },
      ["do it"],
    );
    await assertUnknownsAreNoViolation(right);
    await assertUnknownsHideNothingElse(right);
    expect(await right.find(right.tree)).toEqual(["do it"]);
  });
});
