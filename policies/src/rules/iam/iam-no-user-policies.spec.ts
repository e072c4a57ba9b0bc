import { iam } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule, judge } from "../../testing/index.ts";
import { iamNoUserPolicies } from "./iam-no-user-policies.ts";

const onRole = "give the rights to a role that the user assumes, or to a group";
const noKeys = "let the user assume a role: long-lived credentials leak";

describe.each([
  [iam.policyAttachment, "users"],
  [iam.userPoliciesExclusive, "policyNames"],
  [iam.userPolicyAttachmentsExclusive, "policyArns"],
])("%s", (type, list) => {
  describeResourceRule(iamNoUserPolicies, {
    compliant: { type, props: { [list]: [] } },
    finds: {
      "a policy of a user's own": {
        change: { [list]: ["one"] },
        messages: [`${onRole}; ${list} is a list of 1`],
      },
      "policies that are known later": {
        change: { [list]: [UNKNOWN, UNKNOWN] },
        messages: [`${onRole}; ${list} is a list of 2`],
      },
    },
    passes: { "a list that is known later": { change: { [list]: UNKNOWN } } },
  });
});

describe("iam-no-user-policies", () => {
  test.each([
    [iam.userPolicy, onRole],
    [iam.userPolicyAttachment, onRole],
    [iam.accessKey, noKeys],
    [iam.serviceSpecificCredential, noKeys],
  ])("finds every %s, whatever it says", (type, message) => {
    for (const props of [{}, { user: UNKNOWN }, { user: "ada", policy: "{}" }]) {
      expect(judge(iamNoUserPolicies, { type, props })).toEqual([{ level: "mandatory", message }]);
    }
  });

  test("has nothing to say about users and groups as such", () => {
    for (const type of [iam.user, iam.group, iam.groupPolicy, iam.groupPolicyAttachment]) {
      expect(judge(iamNoUserPolicies, { type, props: { user: "ada", users: ["ada"] } })).toEqual([]);
    }
  });
});
