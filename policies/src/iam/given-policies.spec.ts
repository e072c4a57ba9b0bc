import { iam, ssoadmin } from "../resource/resource-types.ts";
import { inventedStackRule } from "../testing/invented-rule.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { type StackFixture, judgeStack } from "../testing/index.ts";
import { givenPolicies, identityTypes, policiesOf } from "./given-policies.ts";

const about = {
  severity: "low",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "A rule.",
  remediation: "found",
  mapping: {},
} as const;

/** Finds what is given to anybody. */
const given = inventedStackRule({
  ...about,
  id: "given",
  check: (stack, report) => givenPolicies(stack).forEach(({ resource }) => report({ resource })),
});

/** Finds what is given to each identity. */
const owned = inventedStackRule({
  ...about,
  id: "owned",
  check: (stack, report) =>
    stack
      .ofType(...identityTypes)
      .forEach((identity) =>
        policiesOf(stack, identity).forEach(({ resource }) =>
          report({ resource, todo: `of ${identity.name}` }),
        ),
      ),
});

const givenIn = (fixture: StackFixture) => judgeStack(given, fixture).map(({ on }) => on);
const ownedIn = (fixture: StackFixture) =>
  judgeStack(owned, fixture).map(({ on, message }) => `${on} ${message}`);

const arn = "arn:aws:iam::111122223333:policy/mlops/boundary";
const policy = { type: iam.policy, props: { policy: UNKNOWN, arn: UNKNOWN } };
const role = (permissionsBoundary: string, ...from: string[]) => ({
  type: iam.role,
  props: { permissionsBoundary },
  ...(from.length > 0 && { from: { permissionsBoundary: from } }),
});

describe("what a stack's policies give", () => {
  test("is given by inline policies and by managed ones, attached or not", () => {
    const fixture = {
      alone: policy,
      inline: { type: iam.rolePolicy },
      group: { type: iam.groupPolicy },
      user: { type: iam.userPolicy },
      permissionSet: { type: ssoadmin.permissionSetInlinePolicy },
    };
    expect(givenIn(fixture)).toEqual(["group", "alone", "inline", "user", "permissionSet"]);
  });

  test.each([
    ["what the boundary came from", { boundary: policy, role: role(UNKNOWN, "boundary") }],
    ["its ARN", { boundary: { type: iam.policy, props: { arn } }, role: role(arn) }],
    ["nothing in particular yet", { boundary: policy, role: role(UNKNOWN) }],
    ["a user's boundary", { boundary: policy, user: { ...role(UNKNOWN, "boundary"), type: iam.user } }],
  ])("is not given by a permissions boundary, known by %s", (_, fixture) => {
    expect(givenIn(fixture).filter((on) => on === "boundary")).toEqual([]);
  });

  const declared = { ...policy, props: { ...policy.props, tags: { Purpose: "permissions-boundary" } } };

  test("is not given by a boundary that only roles of other stacks use, known by its tag", () => {
    expect(givenIn({ guardrails: declared })).toEqual([]);
  });

  test.each([
    ["physical", { cap: { type: iam.policy, props: { name: "mlops-dev-boundary-1a2b3c4d" } } }],
    ["logical", { "guardrails-boundary": policy }],
  ])("is given by a policy that is a boundary by its %s name only", (_, fixture) => {
    expect(givenIn(fixture)).toEqual(Object.keys(fixture));
  });

  test("is not held against a policy whose tags are not known yet", () => {
    expect(givenIn({ cap: { ...policy, props: { ...policy.props, tags: UNKNOWN } } })).toEqual([]);
  });

  test("is given by a policy that is declared a boundary and attached", () => {
    const fixture = {
      "guardrails-boundary": declared,
      role: { type: iam.role },
      attachment: {
        type: iam.rolePolicyAttachment,
        props: { role: UNKNOWN, policyArn: UNKNOWN },
        from: { role: ["role"], policyArn: ["guardrails-boundary"] },
      },
    };
    expect(givenIn(fixture)).toContain("guardrails-boundary");
  });

  test("is given by a permissions boundary that is attached as well", () => {
    const fixture = {
      boundary: policy,
      role: role(UNKNOWN, "boundary"),
      attachment: {
        type: iam.rolePolicyAttachment,
        props: { role: UNKNOWN, policyArn: UNKNOWN },
        from: { role: ["role"], policyArn: ["boundary"] },
      },
    };
    expect(givenIn(fixture)).toContain("boundary");
  });

  test("is given by a policy beside a boundary that exists already", () => {
    const shared = { type: "pulumi:pulumi:StackReference" };
    expect(givenIn({ extra: policy, role: role(arn) })).toContain("extra");
    expect(givenIn({ extra: policy, shared, role: role(UNKNOWN, "shared") })).toContain("extra");
    expect(givenIn({ extra: policy, other: policy, role: role(UNKNOWN, "other") })).toContain("extra");
  });
});

describe("what an identity of a stack is given", () => {
  const named = (name: string) => ({ type: iam.role, props: { name, inlinePolicies: [] } });

  test("is in its own inline policies", () => {
    const fixture = {
      train: named("train"),
      serve: named("serve"),
      first: { type: iam.rolePolicy, props: { role: UNKNOWN }, from: { role: ["train"] } },
      second: { type: iam.rolePolicy, props: { role: "serve" } },
      third: { type: iam.rolePolicy, props: { role: UNKNOWN } },
    };
    expect(ownedIn(fixture)).toEqual([
      "serve of serve",
      "second of serve",
      "train of train",
      "first of train",
    ]);
  });

  test.each([
    ["one by one", { type: iam.rolePolicyAttachment, role: "role", policy: "policyArn" }],
    ["to several", { type: iam.policyAttachment, role: "roles", policy: "policyArn" }],
    ["exclusively", { type: iam.rolePolicyAttachmentsExclusive, role: "roleName", policy: "policyArns" }],
  ])("is in the policies that are attached %s", (_, { type, role, policy: arns }) => {
    const listed = (property: string, value: string) => (property.endsWith("s") ? [value, UNKNOWN] : value);
    const fixture = {
      train: named("train"),
      other: policy,
      extra: policy,
      attachment: {
        type,
        props: { [role]: listed(role, "train"), [arns]: listed(arns, UNKNOWN) },
        from: { [arns]: ["extra"] },
      },
    };
    expect(ownedIn(fixture)).toEqual(["extra of train", "train of train"]);
  });

  test("is in the policies that a role lists itself, by ARN", () => {
    const fixture = {
      extra: { type: iam.policy, props: { arn } },
      train: { type: iam.role, props: { name: "train", managedPolicyArns: [arn] } },
    };
    expect(ownedIn(fixture)).toEqual(["extra of train", "train of train"]);
  });
});
