import type { NeedRule } from "../need.ts";
import { builds, crawlers, deliveryPipelines, flowLogs, functions } from "./compute.ts";
import { bucketDeliveries, deliveredEvents, publishedNotices, subscribedTargets } from "./event-delivery.ts";
import { eventSources, integratedFunctions, scheduledTargets } from "./event-sources.ts";
import { encryptedLogs } from "./log-encryption.ts";
import { monitorJobs } from "./monitoring-jobs.ts";
import { pipelineRoles } from "./pipelines/pipeline-roles.ts";
import { stepJobs } from "./pipelines/step-jobs.ts";
import { capturedData, endpointLogs, servedModels } from "./served-models.ts";
import { notebookVolumes, storedArtefacts } from "./stored-data.ts";
import { trustedServices } from "./trusted-services.ts";

/** What resources need to do their work. */
export const needRules: readonly NeedRule[] = [
  trustedServices,
  deliveredEvents,
  publishedNotices,
  subscribedTargets,
  bucketDeliveries,
  encryptedLogs,
  eventSources,
  scheduledTargets,
  integratedFunctions,
  servedModels,
  capturedData,
  endpointLogs,
  monitorJobs,
  pipelineRoles,
  stepJobs,
  notebookVolumes,
  storedArtefacts,
  functions,
  builds,
  deliveryPipelines,
  crawlers,
  flowLogs,
];
