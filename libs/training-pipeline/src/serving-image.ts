import { instanceFacts } from "@mlops/aws";
import { type ImageRequest, containerImage, containerImageProblems } from "@mlops/container-images";
import { problem } from "@mlops/core";
import type { CheckedTraining } from "./training-pipeline-args.ts";

type Served = Pick<CheckedTraining, "environment" | "training" | "serving">;

/** The image that serves the model, which the framework publishes beside the one that trains it. */
export const servingImage = (pipeline: Served): string => containerImage(request(pipeline));

/** What is wrong with it: a version that AWS publishes no image of. */
export function servingImageProblems(pipeline: Served): string[] {
  const { version } = pipeline.training;
  return containerImageProblems(request(pipeline)).map((found) =>
    problem("training.version", version, "one that serves too", found),
  );
}

function request({ environment, training, serving }: Served): ImageRequest {
  const { framework, version } = training;
  const [instanceType] = serving.instanceTypes;
  const device = (instanceType && instanceFacts(instanceType)?.device) ?? "cpu";
  return { framework, version, purpose: "inference", device, environment };
}
