import type { Output } from "@pulumi/pulumi";
import type { AwsEnvironment } from "@mlops/core";
import type { Contract } from "./contract.ts";

/** A Studio domain. */
export interface StudioRef {
  readonly environment: AwsEnvironment;
  readonly domainId: Output<string>;
  readonly domainArn: Output<string>;
}

export const studioContract: Contract<StudioRef> = {
  name: "studio",
  fields: { domainId: "text", domainArn: "text" },
};
