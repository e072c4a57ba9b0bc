import type { Resource } from "../resource/resource.ts";
import type { Finding } from "../rule/rule.ts";
import { inventedResourceRule } from "./invented-rule.ts";
import {
  type Subject,
  assertSecretsAreJudged,
  assertUnknownsAreNoViolation,
  assertUnknownsHideNothingElse,
} from "./invariants.ts";
import { judge } from "./judge.ts";

const type = "aws:s3/bucket:Bucket";

/** A rule as somebody may get it wrong, judging a bucket. */
function subject(
  check: (resource: Resource, report: (finding: Finding) => void) => void,
  props: object,
  expected: readonly string[],
): Subject {
  const rule = inventedResourceRule({
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

  test("refuses one that gives up on two unknown values that have nothing to do with it", () => {
    const overcautious = subject(
      ({ props }, report) => {
        const unknown = props.keys.filter((key) => props.key(key).isUnknown);
        if (unknown.length < 2 && props.at("acl").isNot("private")) report({});
      },
      { acl: "public-read", bucket: "data", tags: { Owner: "nlp" } },
      ["do it"],
    );
    expect(() => assertUnknownsHideNothingElse(overcautious)).toThrow(
      'a bucket, unknown: props.bucket, props.tags"',
    );
    const accepted = { ...overcautious, touchedTogether: [["props.bucket", "props.tags"]] as const };
    assertUnknownsHideNothingElse(accepted);
  });

  test("refuses one that takes some unknown values for wrong ones, and names as few as it can", () => {
    const counting = subject(
      ({ props }, report) => {
        if (props.keys.filter((key) => props.key(key).isUnknown).length > 2) report({});
      },
      Object.fromEntries(Array.from("abcdefgh", (name) => [name, name])),
      [],
    );
    expect(() => assertUnknownsAreNoViolation(counting)).toThrow(/unknown: props\.\w, props\.\w, props\.\w"/);
  });

  test("refuses one that judges what a secret is wrapped in", () => {
    const plain = subject(() => undefined, { acl: "private", tags: { Owner: "nlp" } }, []);
    const wrapped: Subject = {
      ...plain,
      find: ({ props = {} }) => (Reflect.get(props, "acl") === "private" ? [] : ["do it"]),
    };
    expect(() => assertSecretsAreJudged(wrapped)).toThrow('a bucket, secret: props.acl"');
    assertSecretsAreJudged(plain);
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
