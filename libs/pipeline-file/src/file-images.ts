import { type Device, type InstanceType, instanceFacts } from "@mlops/aws";
import {
  type ImagePurpose,
  type ImageRequest,
  containerImage,
  containerImageProblems,
} from "@mlops/container-images";
import { type AwsEnvironment, problem } from "@mlops/core";
import type { PipelineFile } from "./pipeline-file-settings.ts";

/** The image that serves the model, which the framework publishes beside the one that trains it. */
export function inferenceImage(file: PipelineFile, environment: AwsEnvironment): string {
  return containerImage(request(file, environment, "training", "inference", file.inference_instance_type));
}

/** Instance type that the model is evaluated on. */
export const evaluationInstance = (file: PipelineFile): InstanceType =>
  file.evaluation_instance_type ?? file.processing_instance_type;

/** Versions that AWS publishes no image of: where, and which there are. */
export function imageProblems(file: PipelineFile, environment: AwsEnvironment): string[] {
  const wanted = [
    request(file, environment, "processing", "training", file.processing_instance_type),
    request(file, environment, "training", "training", file.training_instance_type),
    request(file, environment, "training", "inference", file.inference_instance_type),
  ] as const;
  const keys = [
    "processing_framework_version",
    "training_framework_version",
    "training_framework_version",
  ] as const;
  const versions = wanted.flatMap((image, index) => {
    const key = keys[index] ?? "training_framework_version";
    return containerImageProblems(image).map((found) =>
      problem(key, image.version, "an image of AWS", found),
    );
  });
  return versions.length > 0 ? versions : evaluationProblems(file, environment);
}

/** A machine that the framework, which the model is evaluated with, has no image for. */
function evaluationProblems(file: PipelineFile, environment: AwsEnvironment): string[] {
  const instanceType = evaluationInstance(file);
  const image = request(file, environment, "training", "training", instanceType);
  return containerImageProblems(image).map((found) =>
    problem("evaluation_instance_type", instanceType, `one that images of ${image.framework} run on`, found),
  );
}

function request(
  file: PipelineFile,
  environment: AwsEnvironment,
  kind: "processing" | "training",
  purpose: ImagePurpose,
  instanceType: InstanceType,
): ImageRequest {
  const python = file[`${kind}_python_version`];
  return {
    framework: file[`${kind}_framework`],
    version: file[`${kind}_framework_version`],
    purpose,
    device: deviceOf(instanceType),
    ...(python !== undefined && { python }),
    environment,
  };
}

/** What an instance type computes on; types that are newer than the table are most often without accelerators. */
function deviceOf(instanceType: InstanceType): Device {
  return instanceFacts(instanceType)?.device ?? "cpu";
}
