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
    find: (tree) => judge(rule, { type, props: tree["props"] ?? {} }).map(({ message }) => message),
  };
}

describe("what every specification asks of a rule", () => {
  test("refuses one that takes an unknown value for a wrong one", () => {
    const negated = subject(
      ({ props }, report) => {
        if (!props.at("acl").is("private")) report({});
      },
      { acl: "private" },
      [],
    );
    expect(() => assertUnknownsAreNoViolation(negated)).toThrow('a bucket, unknown: props.acl"');
  });

  test("refuses one that counts only the elements it knows", () => {
    const counting = subject(
      ({ props }, report) => {
        if (props.at("subnets").elements.filter(({ text }) => text !== undefined).length < 2) report({});
      },
      { subnets: ["a", "b"] },
      [],
    );
    expect(() => assertUnknownsAreNoViolation(counting)).toThrow('a bucket, unknown: props.subnets"');
  });

  test("refuses one that gives up on an unknown value that has nothing to do with it", () => {
    const overcautious = subject(
      ({ props }, report) => {
        if (!props.hasUnknown && props.at("acl").isNot("private")) report({});
      },
      { acl: "public-read", bucket: "data" },
      ["do it"],
    );
    expect(() => assertUnknownsHideNothingElse(overcautious)).toThrow('a bucket, unknown: props.bucket"');
  });

  test("takes one that is right", () => {
    const right = subject(
      ({ props }, report) => {
        if (props.at("acl").isNot("private")) report({});
      },
      { acl: "public-read", bucket: "data" },
      ["do it"],
    );
    assertUnknownsAreNoViolation(right);
    assertUnknownsHideNothingElse(right);
    expect(right.find(right.tree)).toEqual(["do it"]);
  });
});
