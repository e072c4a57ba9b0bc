import { cloudControlResource, sagemaker } from "../../resource/resource-types.ts";
import {
  cloudControl,
  pipeline,
  processing,
  step,
  training,
  trainingJob,
  transform,
  tuningJob,
} from "../../sagemaker/testing/compliant.ts";
import { describeResourceRule } from "../../testing/index.ts";
import {
  smJobInVpc,
  smJobNetworkIsolation,
  smJobOutputCmk,
  smJobTrafficEncryption,
  smJobVolumeCmk,
} from "./jobs.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";

describe("sm-job-in-vpc", () => {
  const todo = "set vpcConfig to private subnets and a security group";

  describeResourceRule(smJobInVpc, {
    compliant: { type: sagemaker.trainingJob, props: trainingJob },
    required: ["vpcConfig.subnets"],
    finds: {
      "a job outside any VPC": {
        change: { vpcConfig: ABSENT },
        messages: [`${todo}; vpcConfig.subnets is absent`],
      },
    },
    passes: {
      "subnets that are known later": { change: { "vpcConfig.subnets": UNKNOWN } },
      "a VPC that is known later": { change: { vpcConfig: UNKNOWN } },
    },
  });

  describeResourceRule(smJobInVpc, {
    compliant: {
      type: sagemaker.pipeline,
      props: pipeline([step("Prepare", "Processing", processing), step("Train", "Training", training)]),
    },
    finds: {
      "steps outside any VPC": {
        change: pipeline([
          step("Prepare", "Processing", { ...processing, NetworkConfig: {} }),
          step("Train", "Training", { ...training, VpcConfig: { Subnets: [] } }),
        ]),
        messages: [
          `${todo} in step Prepare; pipelineDefinition.Steps[0].Arguments.NetworkConfig.VpcConfig.Subnets is absent`,
          `${todo} in step Train; pipelineDefinition.Steps[1].Arguments.VpcConfig.Subnets is an empty list`,
        ],
      },
    },
    passes: {
      "subnets that only a run will tell": {
        change: pipeline([step("Train", "Training", { ...training, VpcConfig: { Get: "Parameters.Vpc" } })]),
      },
      "a transform, whose VPC is its model's": { change: pipeline([step("Score", "Transform", transform)]) },
    },
  });
});

describe("sm-job-network-isolation", () => {
  const todo = "set enableNetworkIsolation to true";
  const flag = "enableNetworkIsolation";

  describeResourceRule(smJobNetworkIsolation, {
    compliant: { type: sagemaker.trainingJob, props: trainingJob },
    required: [flag],
    finds: {
      "a job that reaches the network": {
        change: { [flag]: false },
        messages: [`${todo}; ${flag} is false`],
      },
    },
    passes: { "a switch that is known later": { change: { [flag]: UNKNOWN } } },
  });

  describeResourceRule(smJobNetworkIsolation, {
    compliant: { type: sagemaker.hyperParameterTuningJob, props: tuningJob },
    finds: {
      "each definition that reaches the network": {
        change: { "trainingJobDefinition.enableNetworkIsolation": false, trainingJobDefinitions: [{}] },
        messages: [
          `${todo}; trainingJobDefinition.${flag} is false`,
          `${todo}; trainingJobDefinitions[0].${flag} is absent`,
        ],
      },
    },
  });

  const open = { ...training, EnableNetworkIsolation: false };
  const byParameter = { ...training, EnableNetworkIsolation: { Get: "Parameters.Isolated" } };
  const check = step("Check", "ClarifyCheck", { ...processing, NetworkConfig: undefined });
  const parameter = (preset: object) => [{ Name: "Isolated", Type: "Boolean", ...preset }];

  describeResourceRule(smJobNetworkIsolation, {
    compliant: {
      type: sagemaker.pipeline,
      props: pipeline([step("Prepare", "Processing", processing), step("Train", "Training", training)]),
    },
    finds: {
      "steps that reach the network, within conditions too": {
        change: pipeline([
          step("Prepare", "Processing", { ...processing, NetworkConfig: undefined }),
          step("Good", "Condition", { IfSteps: [step("Train", "Training", open)] }),
          step("Tune", "Tuning", { TrainingJobDefinition: open }),
        ]),
        messages: [
          `${todo} in step Prepare; pipelineDefinition.Steps[0].Arguments.NetworkConfig.EnableNetworkIsolation is absent`,
          `${todo} in step Train; ` +
            "pipelineDefinition.Steps[1].Arguments.IfSteps[0].Arguments.EnableNetworkIsolation is false",
          `${todo} in step Tune; ` +
            "pipelineDefinition.Steps[2].Arguments.TrainingJobDefinition.EnableNetworkIsolation is false",
        ],
      },
      "a check of data, and one of a model's quality, which call none": {
        change: pipeline([
          { ...check, CheckType: "DATA_BIAS" },
          { ...check, Type: "QualityCheck", CheckType: "MODEL_BIAS" },
        ]),
        messages: [0, 1].map(
          (index) =>
            `${todo} in step Check; pipelineDefinition.Steps[${index}].Arguments.NetworkConfig.EnableNetworkIsolation is absent`,
        ),
      },
      "a parameter that is off unless a run says otherwise": {
        change: pipeline([step("Train", "Training", byParameter)], parameter({ DefaultValue: false })),
        messages: [`${todo} in step Train; pipelineDefinition.Parameters[0].DefaultValue is false`],
      },
    },
    passes: {
      "checks that call a model": {
        change: pipeline(
          ["MODEL_BIAS", "MODEL_EXPLAINABILITY"].map((CheckType) => ({ ...check, CheckType })),
        ),
      },
      "a parameter that each run gives": {
        change: pipeline([step("Train", "Training", byParameter)], parameter({})),
      },
      "a parameter that is on": {
        change: pipeline([step("Train", "Training", byParameter)], parameter({ DefaultValue: true })),
      },
      "a transform, whose network is its model's": {
        change: pipeline([step("Score", "Transform", transform)]),
      },
    },
  });

  describeResourceRule(smJobNetworkIsolation, {
    compliant: {
      type: cloudControlResource,
      props: cloudControl("AWS::SageMaker::ProcessingJob", processing),
    },
    decidedBy: ["typeName"],
    finds: {
      "a processing job of Cloud Control": {
        change: cloudControl("AWS::SageMaker::ProcessingJob", { ...processing, NetworkConfig: {} }),
        messages: [`${todo}; desiredState.NetworkConfig.EnableNetworkIsolation is absent`],
      },
    },
  });
});

describe("sm-job-output-cmk", () => {
  const todo = "set kmsKeyId of the job's output to a customer-managed key";
  const key = "outputDataConfig.kmsKeyId";

  describeResourceRule(smJobOutputCmk, {
    compliant: { type: sagemaker.trainingJob, props: trainingJob },
    required: [key],
    finds: {},
    passes: { "a key that is created with the job": { change: { [key]: UNKNOWN } } },
  });

  describeResourceRule(smJobOutputCmk, {
    compliant: {
      type: sagemaker.pipeline,
      props: pipeline([step("Train", "Training", training), step("Score", "Transform", transform)]),
    },
    finds: {
      "steps whose output has no key": {
        change: pipeline([
          step("Prepare", "Processing", { ...processing, ProcessingOutputConfig: { Outputs: [{}] } }),
          step("Train", "Training", { ...training, OutputDataConfig: {} }),
          step("Score", "Transform", { ...transform, TransformOutput: { KmsKeyId: "" } }),
        ]),
        messages: [
          `${todo} in step Prepare; pipelineDefinition.Steps[0].Arguments.ProcessingOutputConfig.KmsKeyId is absent`,
          `${todo} in step Train; pipelineDefinition.Steps[1].Arguments.OutputDataConfig.KmsKeyId is absent`,
          `${todo} in step Score; pipelineDefinition.Steps[2].Arguments.TransformOutput.KmsKeyId is ""`,
        ],
      },
      "a parameter that is empty unless a run says otherwise": {
        change: pipeline(
          [
            step("Train", "Training", {
              ...training,
              OutputDataConfig: { KmsKeyId: { Get: "Parameters.Key" } },
            }),
          ],
          [{ Name: "Key", Type: "String", DefaultValue: "" }],
        ),
        messages: [`${todo} in step Train; pipelineDefinition.Parameters[0].DefaultValue is ""`],
      },
    },
    passes: {
      "a processing job without output": {
        change: pipeline([step("Look", "Processing", { ...processing, ProcessingOutputConfig: undefined })]),
      },
    },
  });
});

describe("sm-job-traffic-encryption", () => {
  const todo = "set enableInterContainerTrafficEncryption to true";
  const flag = "enableInterContainerTrafficEncryption";

  describeResourceRule(smJobTrafficEncryption, {
    compliant: { type: sagemaker.trainingJob, props: trainingJob },
    required: [flag],
    finds: {
      "traffic in the clear": { change: { [flag]: false }, messages: [`${todo}; ${flag} is false`] },
    },
    passes: { "a switch that is known later": { change: { [flag]: UNKNOWN } } },
  });

  describeResourceRule(smJobTrafficEncryption, {
    compliant: {
      type: sagemaker.pipeline,
      props: pipeline([step("Prepare", "Processing", processing), step("Train", "Training", training)]),
    },
    finds: {
      "steps whose traffic is in the clear": {
        change: pipeline([
          step("Prepare", "Processing", { ...processing, NetworkConfig: { EnableNetworkIsolation: true } }),
          step("Train", "Training", { ...training, EnableInterContainerTrafficEncryption: false }),
        ]),
        messages: [
          `${todo} in step Prepare; ` +
            "pipelineDefinition.Steps[0].Arguments.NetworkConfig.EnableInterContainerTrafficEncryption is absent",
          `${todo} in step Train; pipelineDefinition.Steps[1].Arguments.EnableInterContainerTrafficEncryption is false`,
        ],
      },
    },
  });
});

describe("sm-job-volume-cmk", () => {
  const todo = "set volumeKmsKeyId to a customer-managed key";
  const key = "resourceConfig.volumeKmsKeyId";
  const type = "resourceConfig.instanceType";

  describeResourceRule(smJobVolumeCmk, {
    compliant: { type: sagemaker.trainingJob, props: trainingJob },
    required: [key],
    decidedBy: [type],
    finds: {
      "a type with local disks that an environment lets take a key": {
        change: { [key]: ABSENT, [type]: "ml.g5.xlarge" },
        settings: { localDiskInstanceTypes: ["ml.p4d.*"] },
        messages: [`${todo}; ${key} is absent`],
      },
    },
    passes: {
      "a key that is created with the job": { change: { [key]: UNKNOWN } },
      "a machine with a disk of its own, which takes no key": {
        change: { [key]: ABSENT, [type]: "ml.g5.xlarge" },
      },
      "machines of which one has a disk of its own": {
        change: {
          resourceConfig: {
            instanceGroups: [{ instanceType: "ml.m5.large" }, { instanceType: "ml.p4d.24xlarge" }],
          },
        },
      },
      "a machine that is known later": { change: { [key]: ABSENT, [type]: UNKNOWN } },
      "a job without machines of its own": { change: { resourceConfig: ABSENT } },
    },
  });

  const keyless = { InstanceType: "ml.m5.large", InstanceCount: 1 };

  describeResourceRule(smJobVolumeCmk, {
    compliant: {
      type: sagemaker.pipeline,
      props: pipeline([step("Prepare", "Processing", processing), step("Score", "Transform", transform)]),
    },
    finds: {
      "steps whose disks have no key": {
        change: pipeline([
          step("Prepare", "Processing", { ...processing, ProcessingResources: { ClusterConfig: keyless } }),
          step("Train", "Training", { ...training, ResourceConfig: keyless }),
          step("Score", "Transform", { ...transform, TransformResources: keyless }),
        ]),
        messages: [
          `${todo} in step Prepare; ` +
            "pipelineDefinition.Steps[0].Arguments.ProcessingResources.ClusterConfig.VolumeKmsKeyId is absent",
          `${todo} in step Train; pipelineDefinition.Steps[1].Arguments.ResourceConfig.VolumeKmsKeyId is absent`,
          `${todo} in step Score; pipelineDefinition.Steps[2].Arguments.TransformResources.VolumeKmsKeyId is absent`,
        ],
      },
    },
    passes: {
      "a machine that only a run will tell": {
        change: pipeline([
          step("Train", "Training", {
            ...training,
            ResourceConfig: { InstanceType: { Get: "Parameters.Type" } },
          }),
        ]),
      },
      "a machine that has a disk of its own by default": {
        change: pipeline(
          [
            step("Train", "Training", {
              ...training,
              ResourceConfig: { InstanceType: { Get: "Parameters.Type" } },
            }),
          ],
          [{ Name: "Type", Type: "String", DefaultValue: "ml.g4dn.xlarge" }],
        ),
      },
    },
  });
});
