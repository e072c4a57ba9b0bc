import type { Output } from "@pulumi/pulumi";
import type { AwsEnvironment } from "@mlops/core";
import type { Contract } from "./contract.ts";

/** Limits that hold for every role of an environment. */
export interface GuardrailsRef {
  readonly environment: AwsEnvironment;
  /** Managed policy that caps every role the platform makes. */
  readonly permissionsBoundaryArn: Output<string>;
  /** Managed policy that denies jobs, models and notebooks outside a VPC. */
  readonly vpcOnlyPolicyArn: Output<string>;
}

export const guardrailsContract: Contract<GuardrailsRef> = {
  name: "guardrails",
  fields: { permissionsBoundaryArn: "text", vpcOnlyPolicyArn: "text" },
};
