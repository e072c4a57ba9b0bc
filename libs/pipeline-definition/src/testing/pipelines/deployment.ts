import {
  endpointConfigStep,
  endpointStep,
  inferenceComponentStep,
  lineageStep,
  modelStep,
  pipelineDefinition,
} from "../../index.ts";
import { abaloneModel, data, key } from "./common.ts";

/** A model, its endpoint, an inference component on it, and where it comes from. */
export function deployment() {
  const model = modelStep("Abalone-CreateModel", { arguments: abaloneModel });
  const configure = endpointConfigStep("Configure", {
    cache: { expireAfter: "1 day" },
    arguments: {
      EndpointConfigName: "abalone-config",
      ProductionVariants: [
        {
          VariantName: "AllTraffic",
          ModelName: model.properties.ModelName,
          InstanceType: "ml.m5.large",
          InitialInstanceCount: 1,
        },
      ],
      Tags: [],
      KmsKeyId: key,
    },
  });
  const deploy = endpointStep("Deploy", {
    arguments: {
      EndpointName: "abalone",
      EndpointConfigName: configure.properties.EndpointConfigName,
      Tags: [],
    },
  });
  const component = inferenceComponentStep("Component", {
    arguments: {
      InferenceComponentName: "abalone-component",
      EndpointName: deploy.properties.EndpointName,
      VariantName: "AllTraffic",
      Specification: {
        ModelName: model.properties.ModelName,
        ComputeResourceRequirements: { NumberOfCpuCoresRequired: 1, MinMemoryRequiredInMb: 1024 },
      },
      RuntimeConfig: { CopyCount: 1 },
    },
  });
  const lineage = lineageStep("Lineage", {
    arguments: {
      Artifacts: [
        {
          ArtifactName: "abalone-model",
          Source: { SourceUri: `${data}/model/model.tar.gz` },
          ArtifactType: "Model",
        },
      ],
      Associations: [
        {
          Source: { Name: "abalone-model", Type: "Artifact" },
          Destination: { Arn: deploy.properties.EndpointArn },
          AssociationType: "ContributedTo",
        },
      ],
    },
  });
  return pipelineDefinition({ steps: [model, configure, deploy, component, lineage] });
}
