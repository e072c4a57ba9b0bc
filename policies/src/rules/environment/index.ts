import type { Rule } from "../../rule.ts";
import { envAccountAndRegion } from "./env-account-and-region.ts";
import { envAutoscalingRequired } from "./env-autoscaling-required.ts";
import { envBudgetRequired } from "./env-budget-required.ts";
import { envCmkOnly } from "./env-cmk-only.ts";
import { envCrossAccountScoped } from "./env-cross-account-scoped.ts";
import { envDataCapture } from "./env-data-capture.ts";
import { envDeletionProtection } from "./env-deletion-protection.ts";
import { envDeploymentGuardrails } from "./env-deployment-guardrails.ts";
import { envEndpointAlarms } from "./env-endpoint-alarms.ts";
import { envIdleShutdown } from "./env-idle-shutdown.ts";
import { envInstanceCountCap } from "./env-instance-count-cap.ts";
import { envInstanceTypes } from "./env-instance-types.ts";
import { envManualApproval } from "./env-manual-approval.ts";
import { envMaxRuntime } from "./env-max-runtime.ts";
import { envMonitorRequired } from "./env-monitor-required.ts";
import { envMultiAz } from "./env-multi-az.ts";
import { envNoNotebooksInProd } from "./env-no-notebooks-in-prod.ts";
import { envNoSsmAccess } from "./env-no-ssm-access.ts";
import { envServerlessPreferred } from "./env-serverless-preferred.ts";
import { envSpotTraining } from "./env-spot-training.ts";
import { envTagMatchesStack } from "./env-tag-matches-stack.ts";
import { envVolumeCap } from "./env-volume-cap.ts";

export const environmentRules: readonly Rule[] = [
  envAccountAndRegion,
  envAutoscalingRequired,
  envBudgetRequired,
  envCmkOnly,
  envCrossAccountScoped,
  envDataCapture,
  envDeletionProtection,
  envDeploymentGuardrails,
  envEndpointAlarms,
  envIdleShutdown,
  envInstanceCountCap,
  envInstanceTypes,
  envManualApproval,
  envMaxRuntime,
  envMonitorRequired,
  envMultiAz,
  envNoNotebooksInProd,
  envNoSsmAccess,
  envServerlessPreferred,
  envSpotTraining,
  envTagMatchesStack,
  envVolumeCap,
];
