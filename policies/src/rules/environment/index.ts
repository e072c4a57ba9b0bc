import type { Rule } from "../../rule.ts";
import { autoscalingRules } from "./autoscaling.ts";
import { observabilityRules } from "./observability.ts";
import { deliveryRules } from "./delivery.ts";
import { costRules } from "./cost.ts";
import { resilienceRules } from "./resilience.ts";
import { accessRules } from "./access.ts";
import { placementRules } from "./placement.ts";

export const environmentRules: readonly Rule[] = [
  ...autoscalingRules,
  ...observabilityRules,
  ...deliveryRules,
  ...costRules,
  ...resilienceRules,
  ...accessRules,
  ...placementRules,
];
