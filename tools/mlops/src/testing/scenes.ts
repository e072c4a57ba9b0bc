import { cleanupScene } from "../cleanup/testing/cleanup-scene.ts";
import { endpointScene } from "../endpoint/testing/endpoint-scene.ts";
import { featuresScene } from "../features/testing/features-scene.ts";
import { monitorScene } from "../monitor/testing/monitor-scene.ts";
import { pipelineScene } from "../pipeline/testing/pipeline-scene.ts";
import { environmentScene } from "../status/testing/environment-scene.ts";
import type { Scene } from "./scene.ts";

/** What the pages of a group of commands show, by group. */
export const scenes: Readonly<Record<string, Scene>> = {
  cleanup: cleanupScene,
  endpoint: endpointScene,
  features: featuresScene,
  monitor: monitorScene,
  pipeline: pipelineScene,
  status: environmentScene,
};
