import type { Tag } from "@aws-sdk/client-sagemaker";
import type { StackPlace } from "../aws/stack-place.ts";

/** Tags of what a command starts for a stack: whose it is, and who pays. */
export function placeTags({ app, environment }: Pick<StackPlace, "app" | "environment">): Tag[] {
  return [
    { Key: "Application", Value: app },
    { Key: "Environment", Value: environment },
  ];
}
