import { parseArn } from "@mlops/aws";
import type { PolicyDocument } from "./policy-document.ts";

/** A role or user that asks. */
export interface Identity {
  readonly kind: "identity";
  /** ARN of the role (not of a session) or of the user. */
  readonly arn: string;
  /** Name of the session of a role. @default - nothing is known of it */
  readonly sessionName?: string | undefined;
  /** Its inline and attached policies. */
  readonly policies: readonly PolicyDocument[];
  /** Its permissions boundary. @default - none */
  readonly boundary?: PolicyDocument | undefined;
  /** The policy that its session was given. @default - none */
  readonly sessionPolicy?: PolicyDocument | undefined;
  /** Values of `aws:PrincipalTag/…` by tag key. @default - nothing is known of its tags */
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

/** An AWS service that asks by itself. */
export interface Service {
  readonly kind: "service";
  /** Its principal, such as `events.amazonaws.com`. */
  readonly name: string;
}

/** Somebody whom an identity provider vouches for. */
export interface FederatedUser {
  readonly kind: "federated";
  /** ARN of the identity provider. */
  readonly name: string;
}

/** Who asks. */
export type Requester = Identity | Service | FederatedUser;

/** Account of an identity, 12 digits. */
export const accountOfIdentity = ({ arn }: Identity): string => parseArn(arn)?.account ?? "";

/** Condition keys that follow from who asks. */
export function keysOfRequester(requester: Requester): Readonly<Record<string, string | readonly string[]>> {
  if (requester.kind === "federated") {
    return { "aws:FederatedProvider": requester.name, "aws:PrincipalIsAWSService": "false" };
  }
  if (requester.kind === "service") {
    return {
      "aws:PrincipalArn": [],
      "aws:PrincipalAccount": [],
      "aws:PrincipalIsAWSService": "true",
      "aws:PrincipalServiceName": requester.name,
    };
  }
  return {
    "aws:PrincipalArn": requester.arn,
    "aws:PrincipalAccount": accountOfIdentity(requester),
    "aws:PrincipalIsAWSService": "false",
    "aws:PrincipalServiceName": [],
    "aws:PrincipalType": requester.arn.includes(":user/") ? "User" : "AssumedRole",
    ...Object.fromEntries(
      Object.entries(requester.tags ?? {}).map(([key, value]) => [`aws:PrincipalTag/${key}`, value]),
    ),
  };
}
