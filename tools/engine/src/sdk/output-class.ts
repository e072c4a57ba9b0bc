import { Output, type Resource } from "@pulumi/pulumi";
import { expectFunctions } from "./expected-shape.ts";

/** The SDK's Output as the class that it is: its types show only what programs may do with it. */
export type OutputClass = new (
  resources: object,
  value: Promise<unknown>,
  isKnown: Promise<boolean>,
  isSecret: Promise<boolean>,
  allResources: Promise<Set<Resource> | Resource[]>,
) => Output<unknown>;

/** @throws Error if the SDK constructs outputs of other parts */
export function outputClass(): OutputClass {
  const found: unknown = Output;
  expectFunctions("output", { Output: found }, { Output: 5 });
  return found as OutputClass;
}
