import type { Principals } from "./policy-document.ts";
import { type Requester, accountOfIdentity } from "./requester.ts";

/**
 * How a policy of a resource names who asks, from the narrowest: the session of a role, the role or user, the account,
 * anybody. The others are services and identity providers, by name.
 */
export type Naming = "session" | "identity" | "account" | "anybody" | "name";

/**
 * How a `Principal` names who asks; nothing if it does not. A session of which no name is known is not named by another
 * one's.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function namingOf(principals: Principals, requester: Requester): Naming | undefined {
  if (principals === "*") return "anybody";
  const { AWS = [], Service = [], Federated = [] } = principals;
  if (requester.kind === "service" && Service.includes(requester.name)) return "name";
  if (requester.kind === "federated" && Federated.includes(requester.name)) return "name";
  const namings = new Set(AWS.map((one) => namingByAws(one, requester)));
  return (["anybody", "session", "identity", "account"] as const).find((naming) => namings.has(naming));
}

function namingByAws(principal: string, requester: Requester): Naming | undefined {
  if (principal === "*") return "anybody";
  if (requester.kind !== "identity") return undefined;
  if (principal === requester.arn) return "identity";
  const account = accountOfIdentity(requester);
  if (principal === account || principal.endsWith(`:iam::${account}:root`)) return "account";
  const [, sessionOf, role, session] = /:sts::(\d+):assumed-role\/([^/]+)\/(.+)$/.exec(principal) ?? [];
  const isSession =
    sessionOf === account && requester.arn.endsWith(`/${role}`) && session === requester.sessionName;
  return isSession ? "session" : undefined;
}
