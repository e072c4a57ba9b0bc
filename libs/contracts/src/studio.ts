import type { Output } from "@pulumi/pulumi";
import type { Contract, Reference } from "./contract.ts";

/** A SageMaker Studio domain. */
export interface StudioRef extends Reference {
  /** ID of the domain, such as `d-abcdefghijkl`. */
  readonly domainId: Output<string>;
  readonly domainArn: Output<string>;
}

/** How the platform exports its {@link StudioRef}: output `studio`. */
export const studioContract: Contract<StudioRef> = {
  name: "studio",
  fields: { domainId: "String", domainArn: "String" },
};
