import { type Device, type InstanceType, instanceFacts } from "@mlops/aws";
import { type ImageRequest, containerImage, containerImageProblems } from "@mlops/container-images";
import { problem } from "@mlops/core";
import type { CheckedTraining } from "./training-pipeline-args.ts";

type Imaged = Pick<CheckedTraining, "environment" | "evaluation" | "processing" | "serving" | "training">;

/** The image that serves the model, which the framework publishes beside the one that trains it. */
export const servingImage = (pipeline: Imaged): string => containerImage(servingRequest(pipeline));

/** Instance type that the model is evaluated on. */
export const evaluationInstance = ({ evaluation, processing }: Imaged): InstanceType =>
  evaluation.instanceType ?? processing.instanceType;

/** What is wrong with the framework's images: a version that serves nothing, a machine that none evaluates on. */
export function frameworkImageProblems(pipeline: Imaged): string[] {
  const { environment, training } = pipeline;
  const { framework, version } = training;
  const serving = containerImageProblems(servingRequest(pipeline)).map((found) =>
    problem("training.version", version, "one that serves too", found),
  );
  const instanceType = evaluationInstance(pipeline);
  const device = deviceOf(instanceType);
  const hasImage = (on: Device) =>
    containerImageProblems({ framework, version, purpose: "training", device: on, environment }).length === 0;
  if (hasImage(device) || !hasImage("gpu")) return serving;
  const expected = `an instance type that images of ${framework} run on: one with a GPU`;
  return [...serving, problem("evaluation.instanceType", instanceType, expected)];
}

function servingRequest({ environment, training, serving }: Imaged): ImageRequest {
  const { framework, version } = training;
  const [instanceType] = serving.instanceTypes;
  const device = instanceType === undefined ? "cpu" : deviceOf(instanceType);
  return { framework, version, purpose: "inference", device, environment };
}

/** What an instance type computes on; types that are newer than the table are most often without accelerators. */
function deviceOf(instanceType: InstanceType): Device {
  return instanceFacts(instanceType)?.device ?? "cpu";
}
