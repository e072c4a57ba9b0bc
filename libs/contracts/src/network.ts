import type { Output } from "@pulumi/pulumi";
import type { AwsEnvironment } from "@mlops/core";
import type { Contract } from "./contract.ts";

/** A VPC that SageMaker works in. */
export interface NetworkRef {
  readonly environment: AwsEnvironment;
  readonly vpcId: Output<string>;
  /** One private subnet in each zone. */
  readonly privateSubnetIds: Output<string[]>;
  /** For whatever runs in the VPC: no way in, out to the endpoints (and the internet, where there is a way). */
  readonly workloadSecurityGroupId: Output<string>;
}

export const networkContract: Contract<NetworkRef> = {
  name: "network",
  fields: { vpcId: "text", privateSubnetIds: "list", workloadSecurityGroupId: "text" },
};
