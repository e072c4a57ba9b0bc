import type { Input, Output } from "@pulumi/pulumi";

type OneOrMore = Input<string> | Input<string>[];

/** Who a statement of a resource policy or trust policy is about: one kind of principal. */
export type Principal =
  { readonly AWS: OneOrMore } | { readonly Service: OneOrMore } | { readonly Federated: OneOrMore };

/** Operators of a statement's `Condition`, each with its condition keys. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, OneOrMore>>>>;

/** One statement of an IAM policy, in IAM's own words. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: Principal | "*";
  readonly NotPrincipal?: Principal;
  readonly Action?: string[];
  readonly NotAction?: string[];
  /** An Output of a list where even its length is known only later. */
  readonly Resource?: OneOrMore | Output<string[]>;
  readonly NotResource?: OneOrMore;
  readonly Condition?: Conditions;
}

/** An IAM policy document. */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: PolicyStatement[];
}

/**
 * The document made of `statements`, as data.
 *
 * Give it to AWS resources as it is wherever they take an object (roles, role policies, buckets, repositories,
 * queues, topics). Turned into a string, one ARN that is known only after a deployment hides the whole document;
 * as data, actions, principals and conditions stay readable in a preview, and the policies judge them.
 */
export function policyDocument(...statements: PolicyStatement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}
