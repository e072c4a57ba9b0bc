import type { Output } from "@pulumi/pulumi";
import type { Contract, Reference } from "./contract.ts";

/** The IAM policies that limit every role of an environment. */
export interface GuardrailsRef extends Reference {
  /** ARN of the managed policy that is the permissions boundary of every role that the platform makes. */
  readonly permissionsBoundaryArn: Output<string>;
  /** ARN of the managed policy that denies jobs, models and notebooks outside a VPC. */
  readonly vpcOnlyPolicyArn: Output<string>;
}

/** How the platform exports its {@link GuardrailsRef}: output `guardrails`. */
export const guardrailsContract: Contract<GuardrailsRef> = {
  name: "guardrails",
  fields: { permissionsBoundaryArn: "String", vpcOnlyPolicyArn: "String" },
};
