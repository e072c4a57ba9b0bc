import type { Rule } from "../../rule.ts";
import { envAccountAndRegion } from "./env-account-and-region.ts";
import { envDeletionProtection } from "./env-deletion-protection.ts";
import { envIdleShutdown } from "./env-idle-shutdown.ts";

export const environmentRules: readonly Rule[] = [
  envAccountAndRegion,
  envDeletionProtection,
  envIdleShutdown,
];
