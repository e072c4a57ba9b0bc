import { decideAccess, policyDocument, requestContext } from "@mlops/access";

/** Who asks: a role, with its own policies. */
export interface Caller {
  /** ARN of the role. */
  readonly arn: string;
  /** Its policies, as objects or as JSON. */
  readonly policies: readonly unknown[];
  /** Its permissions boundary. @default - none */
  readonly boundary?: unknown;
}

/** What is asked for. */
export interface AccessRequest {
  readonly action: string;
  readonly resource: string;
  /** Account of the resource, 12 digits. */
  readonly account: string;
  /** Policy of the resource, as an object or as JSON; it may leave out whose resource it is about. @default - none */
  readonly resourcePolicy?: unknown;
  /**
   * Values of condition keys, besides `aws:PrincipalArn`, `aws:ResourceAccount` and `aws:SecureTransport`.
   * @default - none
   */
  readonly context?: Readonly<Record<string, string>>;
}

/**
 * Whether AWS would let `caller` do what is asked for, by its own policies, its boundary and the resource's policy. The
 * request carries no other condition keys than those named.
 * @throws Error for what is no policy, and for an operator that IAM does not have
 */
export function isAllowed(caller: Caller, request: AccessRequest): boolean {
  const { resourcePolicy, context = {}, ...asked } = request;
  const decision = decideAccess({
    ...asked,
    requester: {
      kind: "identity",
      arn: caller.arn,
      policies: caller.policies.map((policy, index) => policyDocument(`policy ${index + 1}`, policy)),
      boundary: caller.boundary === undefined ? undefined : policyDocument("boundary", caller.boundary),
    },
    resourcePolicy:
      resourcePolicy === undefined ? undefined : policyDocument("resource policy", resourcePolicy),
    context: requestContext(context, true),
  });
  return decision.outcome === "allowed";
}
