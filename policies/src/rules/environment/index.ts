import type { Rule } from "../../rule/rule.ts";
import { accessRules } from "./access.ts";
import { autoscalingRules } from "./autoscaling.ts";
import { costRules } from "./cost.ts";
import { deliveryRules } from "./delivery.ts";
import { observabilityRules } from "./observability.ts";
import { placementRules } from "./placement.ts";
import { resilienceRules } from "./resilience.ts";

export const environmentRules: readonly Rule[] = [
  ...autoscalingRules,
  ...observabilityRules,
  ...deliveryRules,
  ...costRules,
  ...resilienceRules,
  ...accessRules,
  ...placementRules,
];
