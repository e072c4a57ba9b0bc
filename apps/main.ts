import * as pulumi from "@pulumi/pulumi";
import { type RunApp, type StackOutputs, parseStackName } from "@mlops/core";

/** The apps there are. A stack named `<app>.<environment>` runs one of them; only that one is loaded. */
const apps: Readonly<Record<string, () => Promise<{ default: RunApp }>>> = {
  platform: () => import("./platform/src/index.ts"),
  sentiment: () => import("./sentiment/src/index.ts"),
};

/** Entry point of every stack: what its app returns are the stack's outputs. */
export default async function main(): Promise<StackOutputs | undefined> {
  const name = parseStackName(pulumi.getStack(), Object.keys(apps));
  const app = await apps[name.app]?.();
  return app?.default(name);
}
