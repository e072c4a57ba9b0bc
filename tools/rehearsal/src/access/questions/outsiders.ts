import { type Requester, policyDocument } from "@mlops/access";
import { parseArn } from "@mlops/aws";
import type { AccessModel, ProtectedResource } from "../access-model.ts";

/** Somebody whom a resource's policy names and no stack makes. */
export interface Outsider {
  /** As the policy writes it. */
  readonly who: string;
  readonly requester: Requester;
  /** Whether policies of another account have a word in it too, of which nothing is known. */
  readonly hasOwnPolicies: boolean;
}

/** An account that is none of those that AWS gives. */
const nobodysAccount = "000000000000";

const everything = policyDocument("policies outside the stacks", {
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
});

/**
 * Services, identity providers, everybody, and accounts, roles and users that no stack makes, as the policy of a
 * resource names them. The own account is left out: its roles are known.
 */
export function outsidersOf({ roles }: AccessModel, target: ProtectedResource | undefined): Outsider[] {
  const outsiders = new Map<string, Outsider>();
  const add = (who: string, requester: Requester, hasOwnPolicies: boolean) =>
    outsiders.set(who, { who, requester, hasOwnPolicies });
  const addIdentity = (who: string, arn: string) =>
    add(who, { kind: "identity", arn, policies: [everything] }, true);
  for (const { effect, principals } of target?.policy?.statements ?? []) {
    if (effect !== "Allow" || !principals || principals.isNegated) continue;
    const of = principals.of === "*" ? { AWS: ["*"] } : principals.of;
    for (const name of of.Service ?? []) add(name, { kind: "service", name }, false);
    for (const name of of.Federated ?? []) add(name, { kind: "federated", name }, false);
    for (const name of of.AWS ?? []) {
      const arn = /^\d{12}$/.test(name) ? `arn:aws:iam::${name}:root` : name;
      const isOwn = arn.endsWith(":root") && parseArn(arn)?.account === target?.made.account;
      if (name === "*") addIdentity("*", `arn:aws:iam::${nobodysAccount}:role/anybody`);
      else if (!isOwn && !roles.has(arn)) addIdentity(name, arn);
    }
  }
  return [...outsiders.values()];
}
