import { cleanupScene } from "../cleanup/testing/cleanup-scene.ts";
import { endpointScene } from "../endpoint/testing/endpoint-scene.ts";
import { jobsScene } from "../job/testing/jobs-scene.ts";
import { groundTruthScene } from "../ground-truth/testing/ground-truth-scene.ts";
import { modelsScene } from "../models/testing/models-scene.ts";
import { featuresScene } from "../features/testing/features-scene.ts";
import { monitorScene } from "../monitor/testing/monitor-scene.ts";
import { pipelineScene } from "../pipeline/testing/pipeline-scene.ts";
import { quotasScene } from "../quotas/testing/quotas-scene.ts";
import { environmentScene } from "../status/testing/environment-scene.ts";
import type { Scene } from "./scene.ts";

/** What the pages of a group of commands show, by group. */
export const scenes: Readonly<Record<string, Scene>> = {
  cleanup: cleanupScene,
  endpoint: endpointScene,
  "ground-truth": groundTruthScene,
  job: jobsScene,
  models: modelsScene,
  features: featuresScene,
  monitor: monitorScene,
  pipeline: pipelineScene,
  process: jobsScene,
  quotas: quotasScene,
  status: environmentScene,
  train: jobsScene,
  transform: jobsScene,
  tune: jobsScene,
};
