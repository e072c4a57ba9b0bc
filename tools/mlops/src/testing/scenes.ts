import { endpointScene } from "../endpoint/testing/endpoint-scene.ts";
import { pipelineScene } from "../pipeline/testing/pipeline-scene.ts";
import type { Scene } from "./scene.ts";

/** What the pages of a group of commands show, by group. */
export const scenes: Readonly<Record<string, Scene>> = { endpoint: endpointScene, pipeline: pipelineScene };
