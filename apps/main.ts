import * as pulumi from "@pulumi/pulumi";
import { type StackOutputs, parseStackName } from "@mlops/core";
import { apps } from "./apps.ts";

/** Entry point of every stack: what its app returns are the stack's outputs. */
export default async function main(): Promise<StackOutputs | undefined> {
  const name = parseStackName(pulumi.getStack(), Object.keys(apps));
  const app = await apps[name.app]?.();
  return app?.default.run(name);
}
