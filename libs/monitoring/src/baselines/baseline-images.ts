import { containerImage } from "@mlops/container-images";
import type { AwsEnvironment } from "@mlops/core";
import { monitorImage } from "../model-monitor/checked-monitor.ts";

/** URIs of the images that make baselines, in the region of `environment`. */
export function baselineImages(environment: AwsEnvironment): string[] {
  return (["data-quality", "bias"] as const).map((kind) => containerImage(monitorImage(kind, environment)));
}
