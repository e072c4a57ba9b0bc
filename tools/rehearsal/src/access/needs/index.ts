import type { NeedRule } from "../need.ts";
import { builds, crawlers, deliveryPipelines, flowLogs, functions } from "./compute.ts";
import { bucketDeliveries, deliveredEvents, publishedNotices, subscribedTargets } from "./event-delivery.ts";
import { encryptedLogs } from "./log-encryption.ts";
import { capturedData, monitorJobs, notebookVolumes, servedModels, storedArtefacts } from "./sagemaker.ts";
import { trustedServices } from "./trusted-services.ts";

/** What resources need to do their work. */
export const needRules: readonly NeedRule[] = [
  trustedServices,
  deliveredEvents,
  publishedNotices,
  subscribedTargets,
  bucketDeliveries,
  encryptedLogs,
  servedModels,
  capturedData,
  monitorJobs,
  notebookVolumes,
  storedArtefacts,
  functions,
  builds,
  deliveryPipelines,
  crawlers,
  flowLogs,
];
