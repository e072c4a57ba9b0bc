import { platformRef, testEnvironment } from "@mlops/contracts/testing";
import type { EnvironmentName } from "@mlops/core";
import {
  floatParameter,
  pipelineDefinition,
  processingStep,
  stringParameter,
} from "@mlops/pipeline-definition";
import type { SageMakerPipelineArgs } from "../sagemaker-pipeline/pipeline-args.ts";

/** References to the platform of an environment: every value is known. */
export function platformOf(name: EnvironmentName = "dev") {
  const { environment, guardrails, keys, mlEnvironment, alarmTopic } = platformRef(testEnvironment(name));
  return { environment, guardrails, keys, mlEnvironment, alarmTopic };
}

export const jobRole = "arn:aws:iam::111122223333:role/mlops/jobs";
export const dataKey = "arn:aws:kms:eu-west-1:111122223333:key/data";

/** Parameters of {@link prepareStep}. */
export const parameters = {
  Input: stringParameter("Input", { default: "s3://data-bucket/all/" }),
  Threshold: floatParameter("Threshold", { default: 0.5 }),
  Day: stringParameter("Day"),
};

/** A processing step that passes the pack, but for `changes` of its arguments. */
export const prepareStep = (changes: object = {}, name = "Prepare") =>
  processingStep(name, {
    arguments: {
      RoleArn: jobRole,
      AppSpecification: {
        ImageUri: "141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3",
        ContainerArguments: ["--day", parameters.Day],
      },
      ProcessingResources: {
        ClusterConfig: {
          InstanceType: "ml.m5.xlarge",
          InstanceCount: 1,
          VolumeSizeInGB: 30,
          VolumeKmsKeyId: dataKey,
        },
      },
      ProcessingInputs: [
        {
          InputName: "raw",
          S3Input: {
            S3Uri: parameters.Input,
            LocalPath: "/opt/ml/processing/input",
            S3DataType: "S3Prefix",
            S3InputMode: "File",
          },
        },
      ],
      NetworkConfig: {
        EnableNetworkIsolation: true,
        EnableInterContainerTrafficEncryption: true,
        VpcConfig: { SecurityGroupIds: ["sg-1"], Subnets: ["subnet-a", "subnet-b"] },
      },
      StoppingCondition: { MaxRuntimeInSeconds: 3600 },
      ...changes,
    },
  });

/** Arguments of a pipeline of one processing step. */
export function preparePipeline(
  platform = platformOf(),
  step = prepareStep(),
): SageMakerPipelineArgs<typeof parameters> {
  const definition = pipelineDefinition({
    parameters: Object.values(parameters),
    experiment: null,
    steps: [step],
  });
  return { ...platform, parameters, definition };
}
