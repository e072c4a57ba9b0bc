import { type PolicyDocument, policyDocument, unknownPolicy } from "@mlops/access";
import { type RehearsalFinding, labelOf } from "../finding.ts";
import type { AccessModel } from "./access-model.ts";
import type { ReadResource } from "./plain-inputs.ts";

/** A policy that AWS would refuse. Until it is mended it may allow anything, so that nothing is said to lack because of it. */
interface UnreadablePolicy extends PolicyDocument {
  readonly made: ReadResource;
  readonly problem: string;
}

/**
 * A policy of a deployed resource.
 * @param part which policy of the resource. @default - its only one
 */
export function readPolicy(made: ReadResource, source: unknown, part?: string): PolicyDocument {
  const name = [labelOf(made.deployed), ...(part === undefined ? [] : [part])].join(", ");
  try {
    return policyDocument(name, source);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const unreadable: UnreadablePolicy = { ...unknownPolicy(name), made, problem: error.message };
    return unreadable;
  }
}

/** What is wrong with policies that cannot be read, each once. */
export function unreadablePolicies({
  roles,
  protected: resources,
  endpoints,
}: AccessModel): RehearsalFinding[] {
  const documents = new Set<PolicyDocument | undefined>([
    ...[...roles.values()].flatMap(({ trust, identity }) => [trust, ...identity.policies, identity.boundary]),
    ...[...resources.values()].map(({ policy }) => policy),
    ...endpoints.map(({ policy }) => policy),
  ]);
  return [...documents].filter(isUnreadable).map(({ made, problem }) => ({
    kind: "unreadable-policy",
    severity: "error",
    stack: made.deployed.stack,
    resource: made.deployed,
    message: problem,
  }));
}

function isUnreadable(policy: PolicyDocument | undefined): policy is UnreadablePolicy {
  return policy !== undefined && "problem" in policy;
}
