import type { Property } from "@mlops/api-constraints/property";
import { iam } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

const onRole = "give the rights to a role that the user assumes, or to a group";
const noKeys = "let the user assume a role: long-lived credentials leak";

const todos: Readonly<Record<string, string>> = {
  [iam.userPolicy]: onRole,
  [iam.userPolicyAttachment]: onRole,
  [iam.accessKey]: noKeys,
  [iam.serviceSpecificCredential]: noKeys,
};

/** Properties with a list that must be empty. */
const lists: Readonly<Record<string, string>> = {
  [iam.policyAttachment]: "users",
  [iam.userPoliciesExclusive]: "policyNames",
  [iam.userPolicyAttachmentsExclusive]: "policyArns",
};

export const iamNoUserPolicies = resourceRule("iam-no-user-policies", {
  resourceTypes: [...Object.keys(todos), ...Object.keys(lists)],
  check({ type, props }, report) {
    const todo = todos[type];
    if (todo !== undefined) report({ todo });
    const list = props.at(lists[type] ?? "");
    if (lists[type] !== undefined && holdsAnything(list)) report({ property: list });
  },
});

/** A list has as many elements when each of them is known only later. */
function holdsAnything({ elements }: Property): boolean {
  return elements.length > 0;
}
