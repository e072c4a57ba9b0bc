import type { App } from "@mlops/core";

/** The apps there are, by the first part of their stacks' names. Only the one that runs is loaded. */
export const apps: Readonly<Record<string, () => Promise<{ default: App }>>> = {
  account: () => import("./account/src/index.ts"),
  delivery: () => import("./delivery/src/index.ts"),
  platform: () => import("./platform/src/index.ts"),
  sentiment: () => import("./sentiment/src/index.ts"),
};
