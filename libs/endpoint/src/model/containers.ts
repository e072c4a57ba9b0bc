import type { sagemaker } from "@pulumi/aws/types/input.js";
import type { ModelArgs } from "@pulumi/aws/sagemaker/model.js";
import type { CheckedContainer, ServableModel } from "./served-model.ts";

type ContainerInput = sagemaker.ModelContainer;

/** The part of a SageMaker model that describes its containers. */
export function modelContainers(
  model: ServableModel,
): Pick<ModelArgs, "primaryContainer" | "containers" | "inferenceExecutionConfig"> {
  switch (model.kind) {
    case "container":
      return { primaryContainer: containerInput(model) };
    case "package":
      return { primaryContainer: { modelPackageName: model.packageArn, ...variablesOf(model) } };
    case "multi-model":
      return {
        primaryContainer: {
          image: model.image,
          mode: "MultiModel",
          modelDataUrl: model.modelsPrefix,
          multiModelConfig: { modelCacheSetting: model.keepInMemory ? "Enabled" : "Disabled" },
          ...variablesOf(model),
        },
      };
    case "serial":
      return {
        containers: model.containers.map(containerInput),
        inferenceExecutionConfig: { mode: "Serial" },
      };
    case "direct":
      return {
        containers: Object.entries(model.containers).map(([containerHostname, container]) => ({
          ...containerInput(container),
          containerHostname,
        })),
        inferenceExecutionConfig: { mode: "Direct" },
      };
  }
}

/** The containers that a model describes; none for a package, whose containers are in the registry. */
export function containersOf(model: ServableModel): readonly CheckedContainer[] {
  switch (model.kind) {
    case "container":
      return [model];
    case "multi-model":
      return [
        {
          image: model.image,
          files: { prefix: model.modelsPrefix, acceptEula: false },
          variables: model.variables,
        },
      ];
    case "serial":
      return model.containers;
    case "direct":
      return Object.values(model.containers);
    case "package":
      return [];
  }
}

function containerInput(container: CheckedContainer): ContainerInput {
  return { image: container.image, ...sourceOf(container), ...variablesOf(container) };
}

function sourceOf({
  archive,
  files,
}: CheckedContainer): Pick<ContainerInput, "modelDataUrl" | "modelDataSource"> {
  if (files === undefined) return archive === undefined ? {} : { modelDataUrl: archive };
  const { prefix, acceptEula } = files;
  return {
    modelDataSource: {
      s3DataSources: [
        {
          s3Uri: prefix,
          s3DataType: "S3Prefix",
          compressionType: "None",
          ...(acceptEula && { modelAccessConfig: { acceptEula } }),
        },
      ],
    },
  };
}

function variablesOf({
  variables = {},
}: Pick<CheckedContainer, "variables">): Pick<ContainerInput, "environment"> {
  return Object.keys(variables).length > 0 ? { environment: variables } : {};
}
